import type { AnyAdapter } from '@ioc/adapter-kit';
import { adapters as cybersecurity } from '@ioc/adapter-cybersecurity';
import { adapters as feedback } from '@ioc/adapter-feedback';
import { adapters as governmentPerformance } from '@ioc/adapter-government-performance';
import { adapters as health } from '@ioc/adapter-health';
import { adapters as securityTraffic } from '@ioc/adapter-security-traffic';
import { adapters as socioEconomic } from '@ioc/adapter-socio-economic';
import { adapters as tabular } from '@ioc/adapter-tabular';

/** Every adapter of the centre. A room lists its own in the `adapters` of its index; a new room adds one line here. */
export const adapters: readonly AnyAdapter[] = [
  ...tabular,
  ...socioEconomic,
  ...governmentPerformance,
  ...health,
  ...feedback,
  ...securityTraffic,
  ...cybersecurity,
];

/** The adapter that a feed's `kind` names. */
export function adapterOf(kind: string): AnyAdapter | undefined {
  return adapters.find((adapter) => adapter.kind === kind);
}
