import type {
  CameraStatus,
  ComponentFrame,
  ComponentSnapshot,
  DisplayState,
  EventsFrame,
  EventsSnapshot,
  EventState,
  FeedState,
  LiveFrame,
  LiveSnapshot,
  Topic,
} from '@ioc/contracts';
import { Observable } from './observable.js';
import { PaintQueue, type PaintClock } from './paint-queue.js';
import { SeriesTable } from './series-table.js';

/** The open events that the screen holds, worst first, then newest; `total` counts all that are open. */
export interface OpenEvents {
  readonly list: readonly EventState[];
  readonly total: number;
  /** False until the first list was received: an empty one says nothing then. */
  readonly known: boolean;
}

/** The server bounds its list as well; this bound keeps a screen that runs for months. */
const maxEvents = 500;

/** Everything a screen knows. Nothing leaves it because a link broke: last values stand until newer ones come. */
export class LiveStore {
  readonly series: SeriesTable;
  readonly feeds = new Observable<readonly FeedState[]>([]);
  readonly cameras = new Observable<readonly CameraStatus[]>([]);
  readonly displays = new Observable<readonly DisplayState[]>([]);
  readonly events = new Observable<OpenEvents>({ list: [], total: 0, known: false });

  constructor(clock: PaintClock) {
    this.series = new SeriesTable(new PaintQueue(clock));
  }

  applySnapshot(topic: string, snapshot: LiveSnapshot): void {
    if ('series' in snapshot) this.series.applySnapshot(topic, snapshot satisfies ComponentSnapshot);
    else if ('feeds' in snapshot) this.feeds.set(byId(snapshot.feeds));
    else if ('cameras' in snapshot) this.cameras.set(byNumber(snapshot.cameras));
    else if ('displays' in snapshot) this.displays.set(snapshot.displays);
    else this.setEvents(snapshot);
  }

  /** All that is held, as the snapshots that would bring it back. */
  snapshots(): (readonly [Topic, LiveSnapshot])[] {
    const { list, total, known } = this.events.get();
    return [
      ...this.series.snapshots(),
      ['feeds', { feeds: [...this.feeds.get()] }],
      ['cameras', { cameras: [...this.cameras.get()] }],
      ['displays', { displays: [...this.displays.get()] }],
      ...(known ? [['events', { events: [...list], total }] satisfies [Topic, LiveSnapshot]] : []),
    ];
  }

  applyFrame(frame: LiveFrame): void {
    if (isEventsFrame(frame)) this.mergeEvents(frame);
    else if ('feeds' in frame) this.feeds.set(byId(without(merge(this.feeds.get(), frame.feeds), frame.gone)));
    else if ('displays' in frame) this.displays.set(without(merge(this.displays.get(), frame.displays), frame.gone));
    else if ('cameras' in frame) this.cameras.set(byNumber(merge(this.cameras.get(), frame.cameras)));
    else this.series.applyFrame(frame.topic, frame satisfies ComponentFrame);
  }

  private setEvents(snapshot: EventsSnapshot): void {
    this.events.set({ list: ranked(snapshot.events), total: snapshot.total, known: true });
  }

  private mergeEvents(frame: EventsFrame): void {
    const closed = new Set(frame.closed);
    const merged = merge(this.events.get().list, frame.upserted).filter(
      (event) => event.status === 'open' && !closed.has(event.id),
    );
    this.events.set({ list: ranked(merged), total: Math.max(frame.total, 0), known: true });
  }
}

function isEventsFrame(frame: LiveFrame): frame is EventsFrame {
  return 'upserted' in frame;
}

function merge<T extends { id: string }>(known: readonly T[], changed: readonly T[]): T[] {
  const byKey = new Map(known.map((one) => [one.id, one]));
  for (const one of changed) byKey.set(one.id, one);
  return [...byKey.values()];
}

function without<T extends { id: string }>(known: readonly T[], gone: readonly string[] = []): readonly T[] {
  return gone.length === 0 ? known : known.filter(({ id }) => !gone.includes(id));
}

function byId(feeds: readonly FeedState[]): FeedState[] {
  return [...feeds].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function byNumber(cameras: readonly CameraStatus[]): CameraStatus[] {
  return [...cameras].sort((a, b) => a.number - b.number);
}

function ranked(events: readonly EventState[]): EventState[] {
  return [...events].sort((a, b) => a.severity - b.severity || b.startedAt - a.startedAt).slice(0, maxEvents);
}
