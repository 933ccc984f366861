import { adapterOf, adapters } from '@ioc/adapter-registry';
import type { LoadOptions } from '@ioc/platform';

/** What the pack loader must know of the adapters to check a feed's settings. */
export const adapterKinds: NonNullable<LoadOptions['adapters']> = {
  kinds: adapters.map((adapter) => adapter.kind),
  settingsOf: (kind) => adapterOf(kind)?.settings,
};
