import type { Incident } from '@ioc/contracts';
import type { StoredAlarm, StoredAlarmChange } from '@ioc/store';
import { z } from 'zod';
import type { Entry, Stands } from '../ledger/ledger.js';
import type { IncidentEvent } from './incident-event.js';
import { IncidentRefused } from './incident-refused.js';
import type { AlarmSource } from './new-incident.js';
import { stepIncident } from './step-incident.js';

/** As addresses and lists name an alarm: rule, area and, where it has one, source. */
export const alarmIdOf = ({ rule, area, source }: Pick<StoredAlarm, 'rule' | 'area' | 'source'>): string => [rule, area, ...(source === '' ? [] : [source])].join('/');

const Since = z.object({ since: z.number() });

/** @throws IncidentRefused when there is no such alarm */
export function alarmSource(alarms: readonly StoredAlarm[], id: string, after: number): AlarmSource {
  const stored = alarms.find((alarm) => alarmIdOf(alarm) === id);
  if (!stored) throw new IncidentRefused('no-such-alarm', id);
  return { stored, linked: { id, state: stored.state, since: Since.parse(stored.standing).since, from: after } };
}

/** What a piece of the alarms' log says of open incidents, in its order. Pure. */
export function alarmEntries(changes: readonly StoredAlarmChange[], open: ReadonlyMap<string, Stands<Incident>>, now: number): Entry<Incident>[] {
  const incidents = new Map([...open].map(([id, { matter }]) => [id, matter]));
  const entries: Entry<Incident>[] = [];
  for (const change of changes) {
    if (change.before === change.after) continue;
    const alarm = alarmIdOf(change);
    for (const incident of incidents.values()) {
      // What happened before it was linked is none of the incident's matter.
      if (!incident.alarms.some(({ id, from }) => id === alarm && from < change.number)) continue;
      const said = { vi: change.vi, en: change.en };
      const event: IncidentEvent = { kind: 'alarm-changed', alarm, number: change.number, state: change.after, at: change.at, said };
      const step = stepIncident(incident, event, now);
      if (step.outcome !== 'changed') continue;
      incidents.set(incident.id, step.incident);
      entries.push({ matter: step.incident, kind: event.kind, by: change.by, event, said });
    }
  }
  return entries;
}
