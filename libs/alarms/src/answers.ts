import { AlarmEvidence, asksForSomebody, drillOfSource, type AlarmAnswer, type AlarmPast, type AlarmRule, type AlarmRuleInfo, type AlarmStanding } from '@ioc/contracts';
import type { StoredAlarmChange } from '@ioc/store';
import { alarmKey } from './alarm.js';
import type { Found } from './stored.js';

/** An alarm as it stands. */
export function standingOf({ priority }: Pick<AlarmRule, 'priority'>, { alarm, evidence }: Found): AlarmStanding {
  const { id, state, since, condition, conditionSince, active, activeSince, acknowledged, acknowledgedBy, holdUntil, shelf, suppressedBy, outOfService } = alarm;
  return {
    ...{ id: alarmKey(id), rule: id.rule, area: id.area, source: id.source ?? null, priority, drill: drillOfSource(id.source) },
    ...{ state, since, condition, conditionSince, active, activeSince, acknowledged, acknowledgedBy, holdUntil, shelf, suppressedBy, outOfService, evidence },
  };
}

/** What a rule says to the person on duty. */
export function ruleInfoOf({ id, name, owner, respondWithin, procedure, cause, consequence, action, group }: AlarmRule): AlarmRuleInfo {
  return { id, name, owner, respondWithin, procedure, cause, consequence, action, group: group ?? null };
}

/** An alarm as it stands, with what its rule says to the person on duty. */
export function answerOf(rule: AlarmRule, found: Found): AlarmAnswer {
  const { name, owner, respondWithin, procedure, cause, consequence, action } = rule;
  return { ...standingOf(rule, found), name, owner, respondWithin, procedure, cause, consequence, action };
}

export function pastOf(change: StoredAlarmChange): AlarmPast {
  const { number, rule, area, priority, at, kind, by, why, before, after, vi, en, evidence } = change;
  const source = change.source === '' ? null : change.source;
  const id = alarmKey({ rule, area, ...(source === null ? {} : { source }) });
  return { number, id, rule, area, source, priority, drill: drillOfSource(source), at, kind, by, why, before, after, said: { vi, en }, evidence: AlarmEvidence.nullable().parse(evidence) };
}

/** Raised, still to be acknowledged or reset, or put away by somebody. */
export function isStanding(alarm: AlarmAnswer): boolean {
  return asksForSomebody(alarm) || alarm.state === 'shelved' || alarm.state === 'out-of-service' || (alarm.state === 'suppressed' && alarm.active);
}
