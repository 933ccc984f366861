import { componentIds, type AlarmsSnapshot, type CameraStatus, type ComponentId, type DirectiveAnswer, type DisplayState, type DrillAnswer, type EventState, type FeedState, type Heartbeat, type IncidentAnswer, type LiveFrame, type RunAnswer, type SeriesState, type SubscribeAnswer, type Topic } from '@ioc/contracts';
import type { Bus, BusMessages } from '@ioc/platform';
import { seriesKey, type SeriesRef } from '@ioc/store';
import { AlarmsBoard } from './alarms-board.js';
import { ComponentBoard, type SeriesPast } from './component-board.js';
import { DirectivesBoard } from './directives-board.js';
import { DisplaysBoard } from './displays-board.js';
import { DrillsBoard } from './drills-board.js';
import { IncidentsBoard } from './incidents-board.js';
import type { Keep } from './reader.js';
import { ProceduresBoard } from './procedures-board.js';
import { CamerasBoard, EventsBoard, FeedsBoard } from './state-boards.js';
import { TopicChannel, frameGapMs } from './topic-channel.js';

/** What the boards show at start. */
export interface Beginnings {
  series: ReadonlyMap<ComponentId, readonly SeriesState[]>;
  feeds: readonly FeedState[];
  cameras: readonly CameraStatus[];
  events: readonly EventState[];
  alarms: AlarmsSnapshot;
  displays: readonly DisplayState[];
  incidents: readonly IncidentAnswer[];
  procedures: readonly RunAnswer[];
  directives: readonly DirectiveAnswer[];
  drills: readonly DrillAnswer[];
}

/** What is ordered for a wall stands on it within 300 ms: these frames are small and few, and do not wait for a quarter of a second. */
const displaysGapMs = 50;

/** All topics: fed by the bus (so by what was committed), read by the gateway and by the API's latest values. */
export class LiveHub {
  private readonly components = new Map<ComponentId, ComponentBoard>();
  private readonly feeds = new FeedsBoard();
  private readonly cameras = new CamerasBoard();
  private readonly events = new EventsBoard();
  private readonly alarms = new AlarmsBoard();
  private readonly displays = new DisplaysBoard();
  private readonly incidents = new IncidentsBoard();
  private readonly procedures = new ProceduresBoard();
  private readonly directives = new DirectivesBoard();
  private readonly drills = new DrillsBoard();
  private readonly channels = new Map<Topic, TopicChannel>();
  private readonly unsubscribe: (() => void)[] = [];
  private readonly watchers = new Set<(frame: LiveFrame) => void>();
  /** Sends a frame to everybody who follows its topic; set by the gateway. */
  broadcast: (frame: LiveFrame) => void = () => undefined;

  constructor(
    private readonly bus: Bus,
    private readonly componentOf: (indicator: string) => ComponentId | undefined,
    /** Least time between two frames of a topic, milliseconds. */
    gapMs = frameGapMs,
  ) {
    for (const id of componentIds) this.components.set(id, new ComponentBoard(id));
    const boards = [...this.components.values(), this.feeds, this.cameras, this.events, this.alarms, this.incidents, this.procedures, this.directives, this.drills];
    const send = (frame: LiveFrame) => {
      this.broadcast(frame);
      for (const watcher of this.watchers) watcher(frame);
    };
    for (const board of boards) this.channels.set(board.topic, new TopicChannel(board, send, gapMs));
    this.channels.set('displays', new TopicChannel(this.displays, send, Math.min(gapMs, displaysGapMs)));
  }

  /** Fills the boards, then follows the bus. */
  start(beginnings: Beginnings): void {
    for (const [id, series] of beginnings.series) this.components.get(id)?.load(series);
    this.feeds.table.load(beginnings.feeds);
    this.cameras.table.load(beginnings.cameras);
    this.events.load(beginnings.events);
    this.alarms.begin(beginnings.alarms);
    this.displays.table.load(beginnings.displays);
    this.incidents.table.load(beginnings.incidents);
    this.procedures.table.load(beginnings.procedures);
    this.directives.table.load(beginnings.directives);
    this.drills.table.load(beginnings.drills);
    this.unsubscribe.push(
      this.bus.on('readings.stored', (message) => this.onReadings(message)),
      this.bus.on('feed.changed', (feed) => this.onState('feeds', () => this.feeds.table.put(feed))),
      this.bus.on('feed.removed', ({ id }) => this.onState('feeds', () => this.feeds.table.remove(id))),
      this.bus.on('camera.changed', (camera) => this.onState('cameras', () => this.cameras.table.put(camera))),
      this.bus.on('alarms.changed', (message) => this.onState('alarms', () => this.alarms.apply(message))),
      this.bus.on('display.changed', (display) => this.onState('displays', () => this.displays.table.put(display))),
      this.bus.on('display.removed', ({ id }) => this.onState('displays', () => this.displays.table.remove(id))),
      this.bus.on('incident.changed', (incident) => this.onState('incidents', () => this.incidents.apply(incident))),
      this.bus.on('procedure-run.changed', (run) => this.onState('procedures', () => this.procedures.apply(run))),
      this.bus.on('directive.changed', (directive) => this.onState('directives', () => this.directives.apply(directive))),
      this.bus.on('drill.changed', (drill) => this.onState('drills', () => this.drills.apply(drill))),
      this.bus.on('events.stored', (message) => this.onState('events', () => this.events.apply(message.upserted, message.closed))),
    );
  }

  stop(): void {
    for (const off of this.unsubscribe.splice(0)) off();
    for (const channel of this.channels.values()) channel.stop();
  }

  /** Hears every frame that is sent. @returns how to end it */
  watch(listener: (frame: LiveFrame) => void): () => void {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  knows(topic: string): topic is Topic {
    return this.channels.has(topic as Topic);
  }

  subscribe(topic: Topic, since?: number): SubscribeAnswer {
    return this.channels.get(topic)?.subscribe(since) ?? { error: `unknown topic ${topic}` };
  }

  /** The picture for somebody who sees a part of a topic. */
  part(topic: Topic, keep: Keep): SubscribeAnswer {
    return this.channels.get(topic)?.part(keep) ?? { error: `not allowed: ${topic}` };
  }

  /** A screen says that it lives. @returns false when there is no such display */
  hear(beat: Heartbeat): boolean {
    if (!this.displays.table.states.has(beat.display)) return false;
    this.bus.emit('display.heard', beat);
    return true;
  }

  /** Newest values of a component, as the screens have them. */
  series(component: ComponentId): readonly SeriesState[] {
    return this.components.get(component)?.all() ?? [];
  }

  /** The newest value of one series, as the screens have it. */
  newest(series: SeriesRef): SeriesState | undefined {
    const component = this.componentOf(series.indicator);
    return component && this.components.get(component)?.get(seriesKey(series));
  }

  cameraStatuses(): readonly CameraStatus[] {
    return this.cameras.snapshot().cameras;
  }

  /** Sets what lies before the newest values of some series, by `seriesKey`; told with the next frame. */
  setPast(component: ComponentId, pasts: ReadonlyMap<string, SeriesPast>): void {
    const board = this.components.get(component);
    for (const [key, past] of pasts) board?.setPast(key, past);
    this.channels.get(`component/${component}`)?.changed();
  }

  private onReadings({ changes, fetchedAt, storedAt }: BusMessages['readings.stored']): void {
    const touched = new Set<ComponentId>();
    for (const change of changes) {
      const component = this.componentOf(change.indicator);
      if (component && this.components.get(component)?.apply(change, { fetchedAt, storedAt })) touched.add(component);
    }
    for (const component of touched) this.channels.get(`component/${component}`)?.changed();
  }

  private onState(topic: Topic, put: () => void): void {
    put();
    this.channels.get(topic)?.changed();
  }
}
