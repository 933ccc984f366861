import { drillOfSource, type EventState, Incident, IncidentPlace, IncidentRequest, LinkedAlarm, Severity } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import type { StoredAlarm } from '@ioc/store';
import { IncidentRefused } from './incident-refused.js';

/** An alarm that an incident begins with, as it was stored. */
export interface AlarmSource {
  stored: StoredAlarm;
  linked: LinkedAlarm;
}

export interface Sources {
  alarms: readonly AlarmSource[];
  events: readonly EventState[];
}

interface Told {
  title: string;
  severity: Severity;
  place: IncidentPlace | null;
}

export interface Beginning {
  id: string;
  now: number;
  pack: ProvincePack;
  /** The drill that whoever opens it acts for, where neither alarms nor events say one. */
  drill: string | null;
}

const severityOf = { p1: 1, p2: 2, p3: 3, p4: 4 } as const;

/**
 * An incident that begins now. What nobody said is taken from the first alarm, then from the first event.
 * @throws IncidentRefused when there is nothing to take a title or a severity from
 */
export function newIncident(request: IncidentRequest, { alarms, events }: Sources, { id, now, pack, drill: asked }: Beginning): Incident {
  // In the order in which they are asked.
  const drill = drillOf({ alarms, events }) ?? asked;
  const told = [...alarms.map(({ stored }) => byAlarm(stored, pack)), ...events.map(byEvent)];
  const { title, severity } = { ...told[0], ...said(request) };
  if (title === undefined || severity === undefined) throw new IncidentRefused('no-title');
  return {
    ...{ id, title, severity, description: request.description, state: 'open', since: now, openedAt: now, openedBy: request.by },
    ...{ owner: null, place: request.place ?? placeIn(told) },
    ...{ alarms: alarms.map(({ linked }) => linked), events: events.map((one) => one.id) },
    ...{ mergedInto: null, splitFrom: null, cause: null, lesson: null, reopened: 0, drill },
  };
}

/**
 * The drill that alarms and events belong to; null: none, undefined: there is none of them.
 * @throws IncidentRefused when some belong to another one than the others: what is so is never closed with a drill
 */
export function drillOf({ alarms, events }: Sources): string | null | undefined {
  const marks = new Set([...alarms.map(({ stored }) => drillOfSource(stored.source)), ...events.map((event) => event.drill ?? null)]);
  if (marks.size > 1) throw new IncidentRefused('drill-and-real');
  return [...marks][0];
}

const said = ({ title, severity }: IncidentRequest): Partial<Told> => ({ ...(title === undefined ? {} : { title }), ...(severity === undefined ? {} : { severity }) });

/** An event knows its point where an alarm knows its area alone. */
function placeIn(told: readonly Told[]): IncidentPlace | null {
  const places = told.flatMap(({ place }) => place ?? []);
  return places.find(({ point }) => point !== null) ?? places[0] ?? null;
}

function byAlarm({ rule, area, priority }: StoredAlarm, pack: ProvincePack): Told {
  const named = pack.alarms.rules.find(({ id }) => id === rule)?.name.vi ?? rule;
  const where = pack.areaByCode(area)?.name;
  return { title: where === undefined ? named : `${named}, ${where}`, severity: severityOf[priority], place: { area, point: null, text: '' } };
}

function byEvent({ title, severity, area, lat, lon, place }: EventState): Told {
  const point = lat === undefined || lon === undefined ? null : { lat, lon };
  return { title: title.slice(0, 160), severity, place: area === undefined ? null : { area, point, text: (place ?? '').slice(0, 200) } };
}
