import type { DrillAnswer, DrillsFrame, DrillsSnapshot } from '@ioc/contracts';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

/** The drill that runs, or is being closed. */
export class DrillsBoard implements TopicBoard {
  readonly topic = 'drills';
  readonly table = new StateTable<DrillAnswer>();

  apply(drill: DrillAnswer): void {
    if (drill.state === 'over') this.table.remove(drill.id);
    else this.table.put(drill);
  }

  snapshot(): DrillsSnapshot {
    return { drills: [...this.table.states.values()] };
  }

  takeChanges(): Pick<DrillsFrame, 'drills' | 'gone'> | null {
    const taken = this.table.take();
    return taken && { drills: taken.states, ...(taken.gone.length > 0 ? { gone: taken.gone } : {}) };
  }
}
