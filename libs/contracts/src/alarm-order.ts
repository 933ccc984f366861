import type { AlarmPriority, AlarmState } from './alarms.js';

/** What decides where an alarm stands in a list. */
export interface Ranked {
  id: string;
  priority: AlarmPriority;
  state: AlarmState;
  since: number;
  active: boolean;
  acknowledged: boolean;
}

/** Not seen in the list of what stands: somebody, or the design, has put it away. */
export const putAwayStates: readonly AlarmState[] = ['shelved', 'suppressed', 'out-of-service'];

/** Seen, and active or still to be acknowledged or reset. */
export function asksForSomebody({ state, active, acknowledged }: Pick<Ranked, 'state' | 'active' | 'acknowledged'>): boolean {
  return !putAwayStates.includes(state) && (active || !acknowledged || state === 'latched');
}

/** Asks for somebody who has not said yet that he has seen it. */
export function isUnacknowledged(alarm: Pick<Ranked, 'state' | 'active' | 'acknowledged'>): boolean {
  return asksForSomebody(alarm) && !alarm.acknowledged;
}

/** The most urgent, of these what nobody has acknowledged, of these what has waited longest. */
export function worstFirst(a: Ranked, b: Ranked): number {
  if (a.priority !== b.priority) return a.priority < b.priority ? -1 : 1;
  if (a.acknowledged !== b.acknowledged) return a.acknowledged ? 1 : -1;
  if (a.since !== b.since) return a.since - b.since;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
