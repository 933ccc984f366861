import { ProcedureRun, type Incident } from '@ioc/contracts';
import type { StoredMatterChange } from '@ioc/store';
import type { Entry, Stands } from '../ledger/ledger.js';
import type { IncidentEvent } from './incident-event.js';
import { stepIncident } from './step-incident.js';

/** What a piece of the log of procedures says of open incidents, in its order. Pure. */
export function runEntries(changes: readonly StoredMatterChange[], open: ReadonlyMap<string, Stands<Incident>>, now: number): Entry<Incident>[] {
  const incidents = new Map([...open].map(([id, { matter }]) => [id, matter]));
  return changes.flatMap(({ standing, id: run, by, vi, en }): Entry<Incident>[] => {
    const incident = incidents.get(ProcedureRun.parse(standing).incident ?? '');
    if (!incident) return [];
    const event: IncidentEvent = { kind: 'procedure-said', run, said: { vi, en } };
    const step = stepIncident(incident, event, now);
    if (step.outcome !== 'changed') return [];
    incidents.set(incident.id, step.incident);
    return [{ matter: step.incident, kind: event.kind, by, event, said: event.said }];
  });
}
