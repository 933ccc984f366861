import type { ConfigFault } from '@ioc/contracts';

/** Why the configuration cannot be changed; `message` is for people. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';

  constructor(
    /** `faulty`: the pack would be wrong · `moved`: the files are not those of the proposal · `unwritable` · `unknown`: no such version */
    readonly kind: 'faulty' | 'moved' | 'unwritable' | 'unknown',
    message: string,
    readonly faults: readonly ConfigFault[] = [],
  ) {
    super(message);
  }
}
