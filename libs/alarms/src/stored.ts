import { AlarmEvidence, type AlarmPriority } from '@ioc/contracts';
import type { AlarmRef, StoredAlarm, StoredAlarmChange } from '@ioc/store';
import { Alarm, type AlarmId } from './alarm.js';
import type { Change } from './round.js';
import { said } from './said.js';
import type { Evidence } from './verdict.js';

/** An alarm with what its condition was found by last. */
export interface Found {
  alarm: Alarm;
  evidence: Evidence | null;
}

export const refOf = ({ rule, area, source = '' }: AlarmId): AlarmRef => ({ rule, area, source });

export function toStored(alarm: Alarm, { priority, evidence }: { priority: AlarmPriority; evidence: Evidence | null }): StoredAlarm {
  return { ...refOf(alarm.id), priority, state: alarm.state, standing: alarm, evidence };
}

/** What lies in the database is checked like anything that comes from outside. */
export function fromStored({ standing, evidence }: Pick<StoredAlarm, 'standing' | 'evidence'>): Found {
  return { alarm: Alarm.parse(standing), evidence: AlarmEvidence.nullable().parse(evidence) };
}

/** @param given.at when it happened, epoch milliseconds; `why` what the person said of it */
export function toChange({ event, priority, before, after, evidence }: Change, { at, why }: { at: number; why: string | null }): Omit<StoredAlarmChange, 'number'> {
  const reason = 'reason' in event ? event.reason : why;
  return {
    ...refOf(after.id),
    ...{ priority, at, kind: event.kind, by: 'by' in event ? event.by : null, why: reason },
    ...{ before: before.state, after: after.state, standing: after, evidence },
    ...said(event, { evidence, why: reason }),
  };
}
