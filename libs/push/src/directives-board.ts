import type { DirectiveAnswer, DirectivesFrame, DirectivesSnapshot } from '@ioc/contracts';
import type { Keep } from './reader.js';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

/** Directives that are not over. */
export class DirectivesBoard implements TopicBoard {
  readonly topic = 'directives';
  readonly table = new StateTable<DirectiveAnswer>();

  apply(directive: DirectiveAnswer): void {
    const isOver = directive.state === 'closed' || directive.state === 'withdrawn';
    if (isOver) this.table.remove(directive.id);
    else this.table.put(directive);
  }

  snapshot(): DirectivesSnapshot {
    return { directives: [...this.table.states.values()] };
  }

  part(keep: Keep): DirectivesSnapshot {
    return { directives: this.snapshot().directives.filter(keep) };
  }

  takeChanges(): Pick<DirectivesFrame, 'directives' | 'gone'> | null {
    const taken = this.table.take();
    return taken && { directives: taken.states, ...(taken.gone.length > 0 ? { gone: taken.gone } : {}) };
  }
}
