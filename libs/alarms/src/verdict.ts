import type { AlarmCondition, Bilingual } from '@ioc/contracts';

/** What a condition was found by, so that everybody can look it up. */
export interface Evidence {
  /** What was compared with the limit, in its unit: a value, a change, a distance, a number of events. */
  value: number | null;
  /** The limit that counts now: the one that raises, or the one that lets it return. */
  limit: number | null;
  unit: string;
  /** The reading that was judged. */
  reading: { indicator: string; area: string; period: string; at: number } | null;
  /** Ids of the events that were counted. */
  events: readonly string[];
  feed: string | null;
  /** One sentence for people. */
  why: Bilingual;
}

export interface Verdict {
  condition: AlarmCondition;
  evidence: Evidence;
}

const nothing: Omit<Evidence, 'why'> = { value: null, limit: null, unit: '', reading: null, events: [], feed: null };

export function verdict(condition: AlarmCondition, evidence: Partial<Evidence> & Pick<Evidence, 'why'>): Verdict {
  return { condition, evidence: { ...nothing, ...evidence } };
}
