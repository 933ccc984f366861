import { incidentOpened, type Incident, type IncidentAct, type IncidentActRequest } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';
import type { Entry, Look } from '../ledger/ledger.js';
import type { IncidentEvent } from './incident-event.js';
import { IncidentRefused } from './incident-refused.js';
import { incidentWords } from './incident-words.js';
import { drillOf, type Sources } from './new-incident.js';
import { stepIncident } from './step-incident.js';

export interface Acting {
  incident: Incident;
  act: IncidentAct;
  request: IncidentActRequest;
}

export interface ActGround {
  look: Look<Incident>;
  now: number;
  pack: ProvincePack;
  /** Alarms and events as they are stored. */
  link(alarms: readonly string[], events: readonly string[]): Promise<Sources>;
}

type Makers = { [A in IncidentAct]: (request: IncidentActRequest<A>, acting: Acting, ground: ActGround) => Entry<Incident>[] | Promise<Entry<Incident>[]> };

/** What becomes of an act: one change of the incident, or one of two at once. Empty when it asks for what is so already. */
export async function entriesOf(acting: Acting, ground: ActGround): Promise<Entry<Incident>[]> {
  const make = makers[acting.act] as (request: IncidentActRequest, acting: Acting, ground: ActGround) => Entry<Incident>[] | Promise<Entry<Incident>[]>;
  return make(acting.request, acting, ground);
}

const makers: Makers = {
  assign: ({ organisation, person }, acting, ground) => {
    if (!ground.pack.organisations.some(({ id }) => id === organisation)) throw new IncidentRefused('no-such-organisation', organisation);
    return one({ kind: 'assign', organisation, person }, acting, ground);
  },
  begin: (_request, acting, ground) => one({ kind: 'begin' }, acting, ground),
  resolve: ({ how }, acting, ground) => one({ kind: 'resolve', how }, acting, ground),
  reopen: ({ why }, acting, ground) => one({ kind: 'reopen', why }, acting, ground),
  close: ({ cause, lesson }, acting, ground) => one({ kind: 'close', cause, lesson }, acting, ground),
  comment: ({ text }, acting, ground) => one({ kind: 'comment', text }, acting, ground),
  severity: ({ severity, why }, acting, ground) => one({ kind: 'set-severity', severity, why }, acting, ground),
  place: ({ place }, acting, ground) => {
    if (!ground.pack.areaByCode(place.area)) throw new IncidentRefused('no-such-area', place.area);
    return one({ kind: 'set-place', place }, acting, ground);
  },
  link: async ({ alarms, events }, acting, ground) => {
    const sources = await ground.link(alarms, events);
    refuseMixed(acting.incident, drillOf(sources));
    return one({ kind: 'link', alarms: sources.alarms.map(({ linked }) => linked), events: sources.events.map(({ id }) => id) }, acting, ground);
  },
  unlink: ({ alarms, events }, acting, ground) => one({ kind: 'unlink', alarms, events }, acting, ground),
  merge: mergeEntries,
  split: splitEntries,
};

function one(event: IncidentEvent, { incident, request: { by } }: Acting, { now, pack }: ActGround): Entry<Incident>[] {
  const step = stepIncident(incident, event, now);
  if (step.outcome === 'refused') throw new IncidentRefused(step.reason);
  if (step.outcome === 'unchanged') return [];
  const nameOf = (id: string) => pack.organisations.find((organisation) => organisation.id === id)?.shortName ?? id;
  return [{ matter: step.incident, kind: event.kind, by, event, said: incidentWords(event, nameOf) }];
}

/** What is so is never closed with a drill. */
function refuseMixed({ drill }: Incident, other: string | null | undefined): void {
  if (other !== undefined && other !== drill) throw new IncidentRefused('drill-and-real');
}

async function mergeEntries({ into }: IncidentActRequest<'merge'>, acting: Acting, ground: ActGround): Promise<Entry<Incident>[]> {
  const { incident } = acting;
  const merged = one({ kind: 'merge', into }, acting, ground);
  if (merged.length === 0) return [];
  const target = await ground.look.find(into);
  if (!target) throw new IncidentRefused('no-such-incident', into);
  refuseMixed(incident, target.matter.drill);
  const taken = one({ kind: 'take-in', from: incident.id, alarms: incident.alarms, events: incident.events }, { ...acting, incident: target.matter }, ground);
  return [...merged, ...taken];
}

function splitEntries({ title, alarms, events, by }: IncidentActRequest<'split'>, acting: Acting, ground: ActGround): Entry<Incident>[] {
  const { incident } = acting;
  // The one that gives out is written first, the new one gets the number after it.
  const id = `SV-${ground.look.after + 2}`;
  const given = one({ kind: 'give-out', to: id, alarms, events }, acting, ground);
  const matter: Incident = {
    ...{ id, title, description: '', severity: incident.severity, state: 'open', since: ground.now, openedAt: ground.now, openedBy: by, owner: null, place: incident.place },
    alarms: incident.alarms.filter((alarm) => alarms.includes(alarm.id)),
    events: incident.events.filter((event) => events.includes(event)),
    ...{ mergedInto: null, splitFrom: incident.id, cause: null, lesson: null, reopened: 0, drill: incident.drill },
  };
  const said = { vi: `Tách từ ${incident.id}: ${title}`, en: `Split off from ${incident.id}: ${title}` };
  return [...given, { matter, kind: incidentOpened, by, event: { from: incident.id, alarms, events }, said }];
}
