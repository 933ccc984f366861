import type {
  AlarmsFrame,
  AlarmsSnapshot,
  CameraStatus,
  ComponentFrame,
  ComponentSnapshot,
  DirectiveAnswer,
  DirectivesFrame,
  DisplayState,
  DrillAnswer,
  DrillsFrame,
  EventsFrame,
  EventsSnapshot,
  EventState,
  FeedState,
  IncidentAnswer,
  IncidentsFrame,
  LiveFrame,
  ProceduresFrame,
  RunAnswer,
  LiveSnapshot,
  Topic,
} from '@ioc/contracts';
import { noAlarms, withFrame, type HeldAlarms } from './held-alarms.js';
import { Observable } from './observable.js';
import { PaintQueue, type PaintClock } from './paint-queue.js';
import { SeriesTable } from './series-table.js';

/** The open events that the screen holds, worst first, then newest; `total` counts all that are open. What a drill lets happen is counted nowhere. */
export interface OpenEvents {
  readonly list: readonly EventState[];
  /** Those of a drill. */
  readonly drilled: readonly EventState[];
  readonly total: number;
  /** False until the first list was received: an empty one says nothing then. */
  readonly known: boolean;
}

/** The server bounds its list as well; this bound keeps a screen that runs for months. */
const maxEvents = 500;

/** What stands in for the feeds until the first list came: an empty list that came is one of somebody who sees none. */
export const unheardFeeds: readonly FeedState[] = Object.freeze([]);

/** Everything a screen knows. Nothing leaves it because a link broke: last values stand until newer ones come. */
export class LiveStore {
  readonly series: SeriesTable;
  readonly feeds = new Observable<readonly FeedState[]>(unheardFeeds);
  readonly cameras = new Observable<readonly CameraStatus[]>([]);
  readonly displays = new Observable<readonly DisplayState[]>([]);
  /** Those that are open. */
  readonly incidents = new Observable<readonly IncidentAnswer[]>([]);
  /** Procedures that run. */
  readonly runs = new Observable<readonly RunAnswer[]>([]);
  /** Directives that are not over; null until the first list was received: an empty one says nothing then. */
  readonly directives = new Observable<readonly DirectiveAnswer[] | null>(null);
  readonly events = new Observable<OpenEvents>({ list: [], drilled: [], total: 0, known: false });
  /** The drill that runs, or is being closed. */
  readonly drills = new Observable<readonly DrillAnswer[]>([]);

  readonly alarms = new Observable<HeldAlarms>(noAlarms);

  constructor(clock: PaintClock) {
    this.series = new SeriesTable(new PaintQueue(clock));
  }

  applySnapshot(topic: string, snapshot: LiveSnapshot): void {
    if ('series' in snapshot) this.series.applySnapshot(topic, snapshot satisfies ComponentSnapshot);
    else if ('feeds' in snapshot) this.feeds.set(byId(snapshot.feeds));
    else if ('cameras' in snapshot) this.cameras.set(byNumber(snapshot.cameras));
    else if ('displays' in snapshot) this.displays.set(snapshot.displays);
    else if ('alarms' in snapshot) this.alarms.set({ ...(snapshot satisfies AlarmsSnapshot), known: true });
    else if ('runs' in snapshot) this.runs.set(snapshot.runs);
    else if ('incidents' in snapshot) this.incidents.set(snapshot.incidents);
    else if ('directives' in snapshot) this.directives.set(snapshot.directives);
    else if ('drills' in snapshot) this.drills.set(snapshot.drills);
    else this.setEvents(snapshot);
  }

  /** All that is held, as the snapshots that would bring it back. */
  snapshots(): (readonly [Topic, LiveSnapshot])[] {
    const { list, drilled, total, known } = this.events.get();
    const { known: isAlarmed, ...alarms } = this.alarms.get();
    const [directives, feeds] = [this.directives.get(), this.feeds.get()];
    return [
      ...this.series.snapshots(),
      ...(feeds === unheardFeeds ? [] : [['feeds', { feeds: [...feeds] }] satisfies [Topic, LiveSnapshot]]),
      ['cameras', { cameras: [...this.cameras.get()] }],
      ['displays', { displays: [...this.displays.get()] }],
      ['procedures', { runs: [...this.runs.get()] }],
      ['incidents', { incidents: [...this.incidents.get()] }],
      ['drills', { drills: [...this.drills.get()] }],
      ...(directives ? [['directives', { directives: [...directives] }] satisfies [Topic, LiveSnapshot]] : []),
      ...(known ? [['events', { events: [...list, ...drilled], total }] satisfies [Topic, LiveSnapshot]] : []),
      ...(isAlarmed ? [['alarms', alarms] satisfies [Topic, LiveSnapshot]] : []),
    ];
  }

  applyFrame(frame: LiveFrame): void {
    if (isEventsFrame(frame)) this.mergeEvents(frame);
    else if ('feeds' in frame) this.feeds.set(byId(without(merge(this.feeds.get(), frame.feeds), frame.gone)));
    else if ('displays' in frame) this.displays.set(without(merge(this.displays.get(), frame.displays), frame.gone));
    else if ('alarms' in frame) this.alarms.set(withFrame(this.alarms.get(), frame satisfies AlarmsFrame));
    else if ('cameras' in frame) this.cameras.set(byNumber(merge(this.cameras.get(), frame.cameras)));
    else if (isMattersFrame(frame)) this.applyMatters(frame);
    else this.series.applyFrame(frame.topic, frame satisfies ComponentFrame);
  }

  /** What people handle, and what they practise. */
  private applyMatters(frame: MattersFrame): void {
    if ('runs' in frame) this.runs.set(without(merge(this.runs.get(), frame.runs), frame.gone));
    else if ('incidents' in frame) this.incidents.set(without(merge(this.incidents.get(), frame.incidents), frame.gone));
    else if ('directives' in frame) this.directives.set(without(merge(this.directives.get() ?? [], frame.directives), frame.gone));
    else this.drills.set(without(merge(this.drills.get(), frame.drills), frame.gone));
  }

  private setEvents(snapshot: EventsSnapshot): void {
    this.events.set({ ...parted(snapshot.events), total: snapshot.total, known: true });
  }

  private mergeEvents(frame: EventsFrame): void {
    const closed = new Set(frame.closed);
    const merged = merge(everyEvent(this.events.get()), frame.upserted).filter(
      (event) => event.status === 'open' && !closed.has(event.id),
    );
    this.events.set({ ...parted(merged), total: Math.max(frame.total, 0), known: true });
  }
}

function isEventsFrame(frame: LiveFrame): frame is EventsFrame {
  return 'upserted' in frame;
}

type MattersFrame = ProceduresFrame | IncidentsFrame | DirectivesFrame | DrillsFrame;
const matterTopics: readonly string[] = ['procedures', 'incidents', 'directives', 'drills'] satisfies Topic[];

function isMattersFrame(frame: LiveFrame): frame is MattersFrame {
  return matterTopics.includes(frame.topic);
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

/** What is so and what belongs to a drill, apart. */
function parted(events: readonly EventState[]): Pick<OpenEvents, 'list' | 'drilled'> {
  return { list: ranked(events.filter(({ drill }) => drill === undefined)), drilled: ranked(events.filter(({ drill }) => drill !== undefined)) };
}

/** All that a screen may show, what belongs to a drill too: worst first, of equals what is so. */
export function everyEvent({ list, drilled }: Pick<OpenEvents, 'list' | 'drilled'>): readonly EventState[] {
  return drilled.length === 0 ? list : [...list, ...drilled].sort((a, b) => a.severity - b.severity);
}

function ranked(events: readonly EventState[]): EventState[] {
  return [...events].sort((a, b) => a.severity - b.severity || b.startedAt - a.startedAt).slice(0, maxEvents);
}
