import type { AlarmCondition, AlarmEvidence } from '@ioc/contracts';

/** What a condition was found by. */
export type Evidence = AlarmEvidence;

export interface Verdict {
  condition: AlarmCondition;
  evidence: Evidence;
}

const nothing: Omit<Evidence, 'why'> = { value: null, limit: null, unit: '', reading: null, events: [], feed: null, silent: [] };

export function verdict(condition: AlarmCondition, evidence: Partial<Evidence> & Pick<Evidence, 'why'>): Verdict {
  return { condition, evidence: { ...nothing, ...evidence } };
}
