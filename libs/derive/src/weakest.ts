import type { Provenance, Qualifier, ReadingStatus } from '@ioc/contracts';
import type { KnownValue } from './known-value.js';

/** Weakest first: a number is no better than the least of what it was made of. */
const provenances: readonly Provenance[] = ['simulated', 'manual', 'replayed', 'live'];
const statuses: readonly ReadingStatus[] = ['estimate', 'preliminary', 'official'];

export interface Marks {
  provenance: Provenance;
  status?: ReadingStatus;
  qualifier?: Qualifier;
  ageFromMs: number;
  staleAtMs: number;
}

/** The marks of a number made of these values: the weakest provenance and standing, the greatest age, the first to be stale. */
export function weakest(values: readonly KnownValue[]): Marks {
  const status = statuses.find((one) => values.some((value) => value.status === one));
  return {
    provenance: provenances.find((one) => values.some(({ provenance }) => provenance === one)) ?? 'live',
    ...(status ? { status } : {}),
    ...(values.some(({ qualifier }) => qualifier) ? { qualifier: 'approx' as const } : {}),
    ageFromMs: Math.min(...values.map(({ ageFrom }) => ageFrom)),
    staleAtMs: Math.min(...values.map(({ staleAt }) => staleAt)),
  };
}
