import type { CameraStatus, CamerasFrame, CamerasSnapshot, EventState, EventsFrame, EventsSnapshot, FeedState, FeedsFrame, FeedsSnapshot } from '@ioc/contracts';
import type { Keep } from './reader.js';
import { StateTable } from './state-table.js';
import type { TopicBoard } from './topic-channel.js';

export class FeedsBoard implements TopicBoard {
  readonly topic = 'feeds';
  readonly table = new StateTable<FeedState>();

  snapshot(): FeedsSnapshot {
    return { feeds: [...this.table.states.values()] };
  }

  part(keep: Keep): FeedsSnapshot {
    return { feeds: this.snapshot().feeds.filter(keep) };
  }

  takeChanges(): Pick<FeedsFrame, 'feeds' | 'gone'> | null {
    const taken = this.table.take();
    return taken && { feeds: taken.states, ...(taken.gone.length > 0 ? { gone: taken.gone } : {}) };
  }
}

export class CamerasBoard implements TopicBoard {
  readonly topic = 'cameras';
  readonly table = new StateTable<CameraStatus>();

  snapshot(): CamerasSnapshot {
    return { cameras: [...this.table.states.values()].sort((a, b) => a.number - b.number) };
  }

  part(keep: Keep): CamerasSnapshot {
    return { cameras: this.snapshot().cameras.filter(keep) };
  }

  takeChanges(): Pick<CamerasFrame, 'cameras'> | null {
    const taken = this.table.take();
    return taken && { cameras: taken.states };
  }
}

/** Open events that a screen is sent at most; the total says what the bound left out. */
const shownEvents = 300;

export class EventsBoard implements TopicBoard {
  readonly topic = 'events';
  private readonly open = new Map<string, EventState>();
  private upserted = new Map<string, EventState>();
  private closed = new Set<string>();

  load(events: readonly EventState[]): void {
    for (const event of events) this.open.set(event.id, event);
  }

  apply(upserted: readonly EventState[], closed: readonly string[]): void {
    for (const event of upserted) {
      this.open.set(event.id, event);
      this.upserted.set(event.id, event);
      this.closed.delete(event.id);
    }
    for (const id of closed) {
      this.open.delete(id);
      this.upserted.delete(id);
      this.closed.add(id);
    }
  }

  snapshot(): EventsSnapshot {
    return this.part(() => true);
  }

  part(keep: Keep): EventsSnapshot {
    const events = [...this.open.values()].filter(keep).sort((a, b) => a.severity - b.severity || b.startedAt - a.startedAt);
    return { events: events.slice(0, shownEvents), total: counted(events) };
  }

  takeChanges(): Pick<EventsFrame, 'upserted' | 'closed' | 'total'> | null {
    if (this.upserted.size + this.closed.size === 0) return null;
    const frame = { upserted: [...this.upserted.values()], closed: [...this.closed], total: counted([...this.open.values()]) };
    this.upserted = new Map();
    this.closed = new Set();
    return frame;
  }
}

/** What a drill lets happen is counted nowhere. */
function counted(events: readonly EventState[]): number {
  return events.filter(({ drill }) => drill === undefined).length;
}
