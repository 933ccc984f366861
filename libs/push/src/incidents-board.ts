import type { IncidentAnswer, IncidentsFrame, IncidentsSnapshot } from '@ioc/contracts';
import type { Keep } from './reader.js';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

/** Open incidents. */
export class IncidentsBoard implements TopicBoard {
  readonly topic = 'incidents';
  readonly table = new StateTable<IncidentAnswer>();

  apply(incident: IncidentAnswer): void {
    const isOver = incident.state === 'closed' || incident.state === 'merged';
    if (isOver) this.table.remove(incident.id);
    else this.table.put(incident);
  }

  snapshot(): IncidentsSnapshot {
    return { incidents: [...this.table.states.values()] };
  }

  part(keep: Keep): IncidentsSnapshot {
    return { incidents: this.snapshot().incidents.filter(keep) };
  }

  takeChanges(): Pick<IncidentsFrame, 'incidents' | 'gone'> | null {
    const taken = this.table.take();
    return taken && { incidents: taken.states, ...(taken.gone.length > 0 ? { gone: taken.gone } : {}) };
  }
}
