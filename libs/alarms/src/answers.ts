import { AlarmEvidence, type AlarmAnswer, type AlarmPast, type AlarmRule } from '@ioc/contracts';
import type { StoredAlarmChange } from '@ioc/store';
import { alarmKey } from './alarm.js';
import type { Found } from './stored.js';
import { axes } from './transitions.js';

/** An alarm as it stands, with what its rule says to the person on duty. */
export function answerOf(rule: AlarmRule, { alarm, evidence }: Found): AlarmAnswer {
  const { id, state, since, condition, conditionSince, active, activeSince, acknowledged, acknowledgedBy, holdUntil, shelf, suppressedBy, outOfService } = alarm;
  const { name, priority, owner, respondWithin, procedure, cause, consequence, action } = rule;
  return {
    ...{ id: alarmKey(id), rule: id.rule, area: id.area, source: id.source ?? null, priority, name },
    ...{ state, since, condition, conditionSince, active, activeSince, acknowledged, acknowledgedBy, holdUntil, shelf, suppressedBy, outOfService },
    ...{ evidence, owner, respondWithin, procedure, cause, consequence, action },
  };
}

export function pastOf(change: StoredAlarmChange): AlarmPast {
  const { number, rule, area, priority, at, kind, by, why, before, after, vi, en, evidence } = change;
  const source = change.source === '' ? null : change.source;
  const id = alarmKey({ rule, area, ...(source === null ? {} : { source }) });
  return { number, id, rule, area, source, priority, at, kind, by, why, before, after, said: { vi, en }, evidence: AlarmEvidence.nullable().parse(evidence) };
}

/** Raised, still to be acknowledged or reset, or put away by somebody. */
export function isStanding({ state, active, acknowledged }: AlarmAnswer): boolean {
  if (axes[state] === undefined) return state !== 'suppressed' || active;
  return active || !acknowledged || state === 'latched';
}

/** The most urgent, of these what nobody has acknowledged, of these what has waited longest. */
export function worstFirst(a: AlarmAnswer, b: AlarmAnswer): number {
  return a.priority.localeCompare(b.priority) || Number(a.acknowledged) - Number(b.acknowledged) || a.since - b.since || a.id.localeCompare(b.id);
}
