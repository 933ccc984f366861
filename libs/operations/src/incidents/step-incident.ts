import type { Incident, IncidentEventKind } from '@ioc/contracts';
import type { IncidentEvent } from './incident-event.js';
import type { IncidentReason } from './incident-reasons.js';
import { incidentGuards, incidentTransitions, type IncidentRow } from './incident-transitions.js';

export type IncidentStep =
  | { outcome: 'changed'; incident: Incident; row: IncidentRow }
  /** It says or asks what is so already. */
  | { outcome: 'unchanged'; incident: Incident; row: IncidentRow; reason: IncidentReason }
  | { outcome: 'refused'; incident: Incident; row: IncidentRow; reason: IncidentReason };

/**
 * One event after the other, by the table. Pure.
 * @param now epoch milliseconds
 */
export function stepIncident(incident: Incident, event: IncidentEvent, now: number): IncidentStep {
  const row = incidentTransitions.find(({ from, on, when }) => from === incident.state && on === event.kind && incidentGuards[when](incident, event));
  if (!row) throw new Error(`the table of incidents has no row for ${event.kind} in ${incident.state}`);
  if ('stays' in row) return { outcome: 'unchanged', incident, row, reason: row.stays };
  if ('refused' in row) return { outcome: 'refused', incident, row, reason: row.refused };
  const moved = { ...incident, state: row.to, since: row.to === incident.state ? incident.since : now };
  return { outcome: 'changed', incident: { ...moved, ...changeOf(moved, event) }, row };
}

type Changes = { [K in IncidentEventKind]?: (incident: Incident, event: Extract<IncidentEvent, { kind: K }>) => Partial<Incident> };

const without = ({ alarms, events }: Incident, parts: { alarms: readonly string[]; events: readonly string[] }): Partial<Incident> => ({
  alarms: alarms.filter(({ id }) => !parts.alarms.includes(id)),
  events: events.filter((id) => !parts.events.includes(id)),
});
const withMore = ({ alarms, events }: Incident, more: Pick<Extract<IncidentEvent, { kind: 'link' }>, 'alarms' | 'events'>): Partial<Incident> => ({
  alarms: [...alarms, ...more.alarms.filter(({ id }) => !alarms.some((one) => one.id === id))],
  events: [...events, ...more.events.filter((id) => !events.includes(id))],
});

/** What an event changes beyond the state; the others are only said. */
const changes: Changes = {
  assign: (_incident, { organisation, person }) => ({ owner: { organisation, person } }),
  // What was said at the end of the first time stays in the timeline.
  reopen: ({ reopened }) => ({ reopened: reopened + 1, cause: null, lesson: null }),
  close: (_incident, { cause, lesson }) => ({ cause: cause.trim(), lesson: lesson.trim() }),
  'drill-over': (_incident, { drill }) => ({ cause: `Diễn tập ${drill}`, lesson: `Rút trong tổng kết diễn tập ${drill}` }),
  'set-severity': (_incident, { severity }) => ({ severity }),
  'set-place': (_incident, { place }) => ({ place }),
  link: withMore,
  'take-in': withMore,
  unlink: without,
  'give-out': without,
  merge: (_incident, { into }) => ({ mergedInto: into, alarms: [], events: [] }),
  'alarm-changed': ({ alarms }, { alarm, number, state, at }) => ({ alarms: alarms.map((one) => (one.id === alarm ? { ...one, state, since: at, from: number } : one)) }),
};

function changeOf(incident: Incident, event: IncidentEvent): Partial<Incident> {
  const change = changes[event.kind] as ((incident: Incident, event: IncidentEvent) => Partial<Incident>) | undefined;
  return change?.(incident, event) ?? {};
}
