import { AlarmEvidence, type AlarmPriority } from '@ioc/contracts';
import type { AlarmRef, StoredAlarm, StoredAlarmChange } from '@ioc/store';
import { Alarm, type AlarmId } from './alarm.js';
import type { Change } from './round.js';
import { said } from './said.js';
import type { Evidence } from './verdict.js';

/** Two findings that say the same: a moment's silence is not told again each second. */
export function saysSame(a: Evidence | null | undefined, b: Evidence): boolean {
  return a?.why.vi === b.why.vi && JSON.stringify(a.silent) === JSON.stringify(b.silent);
}

/** While a feed is silent, an alarm still stands for the events that it was found by: that nobody hears of them ends none of them. */
export function keepingEvents(found: Evidence, before: Evidence | null | undefined): Evidence {
  return found.silent.length > 0 && found.events.length === 0 && before ? { ...found, events: before.events } : found;
}

/** An alarm with what its condition was found by last. */
export interface Found {
  alarm: Alarm;
  evidence: Evidence | null;
}

export const refOf = ({ rule, area, source = '' }: AlarmId): AlarmRef => ({ rule, area, source });

/** The alarm that a key names: neither rules nor areas have a slash in their names. */
export function refIn(key: string): AlarmRef {
  const [rule = '', area = '', ...source] = key.split('/');
  return { rule, area, source: source.join('/') };
}

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
