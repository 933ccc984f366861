import type { DisplayState, DisplaysFrame, DisplaysSnapshot } from '@ioc/contracts';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

export class DisplaysBoard implements TopicBoard {
  readonly topic = 'displays';
  readonly table = new StateTable<DisplayState>();

  snapshot(): DisplaysSnapshot {
    return { displays: [...this.table.states.values()] };
  }

  takeChanges(): Pick<DisplaysFrame, 'displays' | 'gone'> | null {
    const taken = this.table.take();
    return taken && { displays: taken.states, ...(taken.gone.length > 0 ? { gone: taken.gone } : {}) };
  }
}
