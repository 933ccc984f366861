import { z } from 'zod';
import type { AlarmsFrame, AlarmsSnapshot } from './alarm-live.js';
import { DrillAnswer } from './drills.js';
import { DisplayState, type Heartbeat } from './displays.js';
import { DirectiveAnswer } from './directives.js';
import { IncidentAnswer } from './incidents.js';
import { RunAnswer } from './procedures.js';
import { topics } from './live-topics.js';
import { CameraState, ComponentId, EventStatus, Freshness, Provenance, Qualifier, ReadingStatus, RunOutcome, Severity } from './words.js';

/*
 * The live protocol, socket.io namespace `/live`. Version 1.
 *
 *   client → server  subscribe {topics, since?}  acknowledged by {[topic]: {snapshot, seq} | {current, seq} | {error}}
 *   client → server  unsubscribe {topics}
 *   client → server  heartbeat {display, …}     a wall lives, every 10 s and when its picture changes; acknowledged by {ok} or {error}
 *   client → server  clock                       acknowledged by {at}: server time, epoch milliseconds
 *   server → client  frame {topic, seq, at, …}   seq rises by one per topic; a gap means: subscribe again
 *   server → client  resync {topics, reason}     the server dropped frames for a slow reader: subscribe again
 *
 * Everything that is pushed was committed before.
 */
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;
export type ComponentTopic = `component/${ComponentId}`;

export const SubscribeRequest = z.strictObject({
  topics: z.array(z.string().max(64)).min(1).max(32),
  /** Last sequence number seen per topic; the server answers `current` when nothing was missed. */
  since: z.record(z.string().max(64), z.number().int().nonnegative()).optional(),
});
export type SubscribeRequest = z.infer<typeof SubscribeRequest>;

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** The newest value of one indicator for one area. */
export const SeriesState = z.object({
  indicator: z.string(),
  area: z.string(),
  breakdown: z.string().optional(),
  value: z.number().nullable(),
  /** The period as the source named it, or `instant`. */
  period: z.string(),
  /** End of the period, or the instant. */
  at: EpochMs,
  /** The age counts from here … */
  ageFrom: EpochMs,
  /** … and the source's own schedule is missed after here. */
  staleAt: EpochMs,
  receivedAt: EpochMs,
  provenance: Provenance,
  status: ReadingStatus.optional(),
  qualifier: Qualifier.optional(),
  /** Changed after publication, less than a day ago. */
  revisedAt: EpochMs.optional(),
  /** The value one cadence step (for live figures: a day) before; what the change is counted from. */
  previous: z.number().nullable(),
  /** Feed that brought it; `derived` for a formula. */
  feed: z.string(),
  /** Up to 30 past values, oldest first, ending with this one. */
  spark: z.array(z.number().nullable()),
});
export type SeriesState = z.infer<typeof SeriesState>;

export const ComponentSnapshot = z.object({ component: ComponentId, series: z.array(SeriesState) });
export type ComponentSnapshot = z.infer<typeof ComponentSnapshot>;

/** What a frame says of a series beyond its numbers; a key that is absent is unset. */
export const SeriesMarks = z.object({
  period: z.string(),
  provenance: Provenance,
  feed: z.string(),
  status: ReadingStatus.optional(),
  qualifier: Qualifier.optional(),
  revisedAt: EpochMs.optional(),
});
export type SeriesMarks = z.infer<typeof SeriesMarks>;

/**
 * Changed series in columns: `i` indexes into the snapshot's `series` (grown by `added`), the other columns run beside it.
 * Columns instead of objects: about 6 bytes a reading instead of 63.
 */
export const ComponentFrame = z.object({
  topic: z.string(),
  seq: z.number().int(),
  at: EpochMs,
  i: z.array(z.number().int()),
  /** value */ v: z.array(z.number().nullable()),
  /** at */ t: z.array(EpochMs),
  /** ageFrom */ a: z.array(EpochMs),
  /** staleAt */ s: z.array(EpochMs),
  /** previous */ p: z.array(z.number().nullable()),
  /** Marks of the series whose marks changed, by index. */
  marks: z.record(z.string(), SeriesMarks).optional(),
  /** Whole sparklines of series whose history came in late, by index. */
  sparks: z.record(z.string(), z.array(z.number().nullable())).optional(),
  /** Series that the snapshot did not have; their indices follow on. */
  added: z.array(SeriesState).optional(),
  /** Oldest fetch and newest commit behind this frame: where its milliseconds went. */
  trace: z.object({ fetchedAt: EpochMs, storedAt: EpochMs }).optional(),
});
export type ComponentFrame = z.infer<typeof ComponentFrame>;

export const FeedState = z.object({
  id: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  component: ComponentId,
  organisation: z.string(),
  kind: z.string(),
  /** Whether it brings events: while such a feed is silent, nobody knows how many are open. */
  bringsEvents: z.boolean(),
  freshness: Freshness,
  everyMs: z.number(),
  /** Start of the last poll, whatever its outcome. */
  lastRunAt: EpochMs.nullable(),
  /** Last poll that brought something or confirmed it unchanged. */
  lastHeardAt: EpochMs.nullable(),
  /** The feed has missed its own schedule after here; null before the first answer. */
  staleAt: EpochMs.nullable(),
  outcome: RunOutcome.nullable(),
  /** The last fault in plain words, secrets redacted; null when the last poll went well. */
  fault: z.string().nullable(),
  consecutiveFailures: z.number().int(),
  /** Refused records of the last poll. */
  rejected: z.number().int(),
  readings: z.number().int(),
  latencyMs: z.number().nullable(),
  /** Indicators that wait: the fields they are read from are gone or have become something else. */
  paused: z.array(z.string()),
  provenance: Provenance,
});
export type FeedState = z.infer<typeof FeedState>;

export const FeedsSnapshot = z.object({ feeds: z.array(FeedState) });
export type FeedsSnapshot = z.infer<typeof FeedsSnapshot>;
export const FeedsFrame = z.object({
  topic: z.literal('feeds'),
  seq: z.number().int(),
  at: EpochMs,
  feeds: z.array(FeedState),
  /** Ids of feeds that the configuration no longer has. */
  gone: z.array(z.string()).optional(),
});
export type FeedsFrame = z.infer<typeof FeedsFrame>;

export const CameraStatus = z.object({
  id: z.string(),
  number: z.number().int(),
  name: z.string(),
  shortName: z.string(),
  area: z.string(),
  lat: z.number(),
  lon: z.number(),
  heading: z.number(),
  fieldOfView: z.number(),
  state: CameraState,
  /** Since when it is in this state. */
  since: EpochMs,
  provenance: Provenance,
  masking: z.enum(['on', 'failed']).optional().describe('Of a camera with privacy zones: they are masked, or could not be, and then nobody is shown anything'),
});
export type CameraStatus = z.infer<typeof CameraStatus>;

export const CamerasSnapshot = z.object({ cameras: z.array(CameraStatus) });
export type CamerasSnapshot = z.infer<typeof CamerasSnapshot>;
export const CamerasFrame = z.object({ topic: z.literal('cameras'), seq: z.number().int(), at: EpochMs, cameras: z.array(CameraStatus) });
export type CamerasFrame = z.infer<typeof CamerasFrame>;

export const EventState = z.object({
  /** `<feed>/<id at the source>` */
  id: z.string(),
  feed: z.string(),
  component: ComponentId,
  kind: z.string(),
  title: z.string(),
  description: z.string().optional(),
  severity: Severity,
  status: EventStatus,
  area: z.string().optional(),
  organisation: z.string().optional(),
  place: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  startedAt: EpochMs,
  updatedAt: EpochMs.optional(),
  dueAt: EpochMs.optional(),
  receivedAt: EpochMs,
  /** The drill that lets it happen; absent: it is no drill. */
  drill: z.string().optional(),
  /** Since when it is known here to be open, and as bad as this; absent for those that came before that was noted. */
  knownSince: EpochMs.optional(),
  provenance: Provenance,
});
export type EventState = z.infer<typeof EventState>;

/** Open events only: worst first, then newest; `total` counts what the bound left out. */
export const EventsSnapshot = z.object({ events: z.array(EventState), total: z.number().int() });
export type EventsSnapshot = z.infer<typeof EventsSnapshot>;
export const EventsFrame = z.object({
  topic: z.literal('events'),
  seq: z.number().int(),
  at: EpochMs,
  upserted: z.array(EventState),
  /** Identities of events that are no longer open. */
  closed: z.array(z.string()),
  total: z.number().int(),
});
export type EventsFrame = z.infer<typeof EventsFrame>;

export const DisplaysSnapshot = z.object({ displays: z.array(DisplayState) });
export type DisplaysSnapshot = z.infer<typeof DisplaysSnapshot>;
export const DisplaysFrame = z.object({
  topic: z.literal('displays'),
  seq: z.number().int(),
  at: EpochMs,
  displays: z.array(DisplayState),
  /** Ids of displays that the configuration no longer has. */
  gone: z.array(z.string()).optional(),
});
export type DisplaysFrame = z.infer<typeof DisplaysFrame>;

/** Open incidents only. */
export const IncidentsSnapshot = z.object({ incidents: z.array(IncidentAnswer) });
export type IncidentsSnapshot = z.infer<typeof IncidentsSnapshot>;
export const IncidentsFrame = z.object({
  topic: z.literal('incidents'),
  seq: z.number().int(),
  at: EpochMs,
  incidents: z.array(IncidentAnswer),
  /** Ids of incidents that were closed or merged. */
  gone: z.array(z.string()).optional(),
});
export type IncidentsFrame = z.infer<typeof IncidentsFrame>;

/** Procedures that run. */
export const ProceduresSnapshot = z.object({ runs: z.array(RunAnswer) });
export type ProceduresSnapshot = z.infer<typeof ProceduresSnapshot>;
export const ProceduresFrame = z.object({
  topic: z.literal('procedures'),
  seq: z.number().int(),
  at: EpochMs,
  runs: z.array(RunAnswer),
  /** Ids of runs that are over. */
  gone: z.array(z.string()).optional(),
});
export type ProceduresFrame = z.infer<typeof ProceduresFrame>;

/** Directives that are not over, each with the number of its last change. */
export const DirectivesSnapshot = z.object({ directives: z.array(DirectiveAnswer) });
export type DirectivesSnapshot = z.infer<typeof DirectivesSnapshot>;
export const DirectivesFrame = z.object({
  topic: z.literal('directives'),
  seq: z.number().int(),
  at: EpochMs,
  directives: z.array(DirectiveAnswer),
  /** Ids of directives that were closed or withdrawn. */
  gone: z.array(z.string()).optional(),
});
export type DirectivesFrame = z.infer<typeof DirectivesFrame>;

/** The drill that runs, or is being closed. */
export const DrillsSnapshot = z.object({ drills: z.array(DrillAnswer) });
export type DrillsSnapshot = z.infer<typeof DrillsSnapshot>;
export const DrillsFrame = z.object({
  topic: z.literal('drills'),
  seq: z.number().int(),
  at: EpochMs,
  drills: z.array(DrillAnswer),
  /** Ids of drills that are over. */
  gone: z.array(z.string()).optional(),
});
export type DrillsFrame = z.infer<typeof DrillsFrame>;

export type LiveFrame = ComponentFrame | FeedsFrame | CamerasFrame | EventsFrame | AlarmsFrame | DisplaysFrame | IncidentsFrame | ProceduresFrame | DirectivesFrame | DrillsFrame;
export type LiveSnapshot = ComponentSnapshot | FeedsSnapshot | CamerasSnapshot | EventsSnapshot | AlarmsSnapshot | DisplaysSnapshot | IncidentsSnapshot | ProceduresSnapshot | DirectivesSnapshot | DrillsSnapshot;
export type SubscribeAnswer = { snapshot: LiveSnapshot; seq: number } | { current: true; seq: number } | { error: string };
export type SubscribeAck = Record<string, SubscribeAnswer>;

export interface ServerToClient {
  frame: (frame: LiveFrame) => void;
  resync: (message: { topics: string[]; reason: string }) => void;
}
export interface ClientToServer {
  subscribe: (request: SubscribeRequest, ack: (answer: SubscribeAck) => void) => void;
  unsubscribe: (request: { topics: string[] }, ack?: (answer: Record<string, never>) => void) => void;
  clock: (ack: (answer: { at: number }) => void) => void;
  heartbeat: (beat: Heartbeat, ack?: (answer: { ok: true } | { error: string }) => void) => void;
}
