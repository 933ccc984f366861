import type { ProceduresFrame, ProceduresSnapshot, RunAnswer } from '@ioc/contracts';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

/** Procedures that run. */
export class ProceduresBoard implements TopicBoard {
  readonly topic = 'procedures';
  readonly table = new StateTable<RunAnswer>();

  apply(run: RunAnswer): void {
    if (run.state === 'running') this.table.put(run);
    else this.table.remove(run.id);
  }

  snapshot(): ProceduresSnapshot {
    return { runs: [...this.table.states.values()] };
  }

  takeChanges(): Pick<ProceduresFrame, 'runs' | 'gone'> | null {
    const taken = this.table.take();
    return taken && { runs: taken.states, ...(taken.gone.length > 0 ? { gone: taken.gone } : {}) };
  }
}
