import { z } from 'zod';
import { Area } from './pack/area.js';
import { CameraUseInfo } from './pack/camera-use.js';
import { Display } from './pack/display.js';
import { Feed } from './pack/feed.js';
import { Indicator } from './pack/indicator.js';
import { Organisation } from './pack/organisation.js';
import { ProvinceFile } from './pack/province.js';
import { Scene, Takeover } from './pack/scene.js';
import { FeedState, SeriesState } from './live.js';
import { HandledBy } from './by-hand.js';
import { ConfigFault } from './onboarding.js';
import { Bilingual, ComponentId, Freshness, Provenance, Qualifier, ReadingStatus, RunOutcome } from './words.js';

/** `GET /api/v1/components` */
export const ComponentInfo = z.object({
  id: ComponentId,
  name: Bilingual,
  indicators: z.number().int(),
  feeds: z.number().int(),
});
export type ComponentInfo = z.infer<typeof ComponentInfo>;

/** `GET /api/v1/province`: what a screen must know before the first number. */
export const ProvinceInfo = z.object({
  province: ProvinceFile,
  components: z.array(ComponentInfo),
  areas: z.array(Area),
  organisations: z.array(Organisation),
  posts: z.array(z.object({ id: z.string(), name: Bilingual })).optional().describe('Posts of the shift plan; absent from a server of an older build'),
  scenes: z.array(Scene),
  takeovers: z.array(Takeover),
  /** At least one. */
  displays: z.array(Display).min(1),
  cameraUse: CameraUseInfo.optional().describe('Absent where the province says nothing of it, and from a server of an older build'),
  /** True while a source that stands in for a department is configured. */
  simulated: z.boolean(),
  /** Names the build of the client that is served; an open screen that knows another one begins anew. */
  version: z.string(),
});
export type ProvinceInfo = z.infer<typeof ProvinceInfo>;

/** `GET /api/v1/indicators` */
export const IndicatorInfo = Indicator.safeExtend({ component: ComponentId });
export type IndicatorInfo = z.infer<typeof IndicatorInfo>;

/** `GET /api/v1/readings/latest` */
export const LatestReading = SeriesState.omit({ spark: true }).extend({
  unit: z.string(),
  /** Seconds since `ageFrom`, by the server's clock. */
  ageS: z.number().int(),
  freshness: Freshness,
});
export type LatestReading = z.infer<typeof LatestReading>;

/** `GET /api/v1/readings/:indicator/history` */
export const HistoryPoint = z.object({
  /** End of the period, the instant, or the start of the bucket, ISO UTC. */
  at: z.iso.datetime(),
  period: z.string(),
  value: z.number().nullable(),
  /** Readings behind a bucket. */
  count: z.number().int().optional(),
  min: z.number().nullable().optional(),
  max: z.number().nullable().optional(),
  revision: z.number().int().optional(),
  /** Where it came from; of a bucket, its last reading. As the two below, only where detail was asked for. */
  provenance: Provenance.optional(),
  status: ReadingStatus.optional(),
  qualifier: Qualifier.optional(),
});
export type HistoryPoint = z.infer<typeof HistoryPoint>;
export const HistoryAnswer = z.object({
  indicator: z.string(),
  area: z.string(),
  bucket: z.enum(['none', 'hour', 'day', 'month']),
  points: z.array(HistoryPoint),
});
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;

export const WhyRun = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  outcome: z.string(),
  latencyMs: z.number(),
  adapter: z.string(),
  adapterVersion: z.number().int(),
  /** Why it was made other than by its schedule, and by whom. */
  note: z.string().nullable(),
});
export const WhyRaw = z.object({
  sha256: z.string(),
  /** Which of the run's payloads, e.g. a file's name. */
  name: z.string(),
  bytes: z.number().int(),
  contentType: z.string(),
  locator: z.string().nullable(),
  where: z.string().nullable(),
  /** The record itself, secrets and personal data masked; null when the payload is archived no longer. */
  excerpt: z.string().nullable(),
  /** False where the figure was worked out over the whole payload, of which `excerpt` is the beginning. */
  exact: z.boolean(),
});
const WhyOperand = z.object({ indicator: z.string(), area: z.string(), value: z.number().nullable(), period: z.string(), at: z.string(), feed: z.string() });
const WhyRevision = z.object({
  revision: z.number().int(),
  value: z.number().nullable(),
  receivedAt: z.iso.datetime(),
  /** When the next version took its place, epoch milliseconds. */
  supersededAt: z.number(),
  status: ReadingStatus.nullable(),
  qualifier: Qualifier.nullable(),
  runId: z.string().nullable(),
  provenance: Provenance,
  note: z.string().nullable(),
  handledBy: HandledBy.optional(),
});

/** What a value was held against, looked at again when it is asked for. */
export const WhyCheck = z.object({
  name: z.enum(['range', 'area', 'future', 'approved', 'schema']),
  holds: z.boolean(),
});
export type WhyCheck = z.infer<typeof WhyCheck>;

/** `GET /api/v1/readings/:indicator/why` */
export const WhyAnswer = z.object({
  reading: LatestReading,
  indicator: IndicatorInfo,
  feed: FeedState.nullable(),
  run: WhyRun.nullable(),
  raw: WhyRaw.nullable(),
  /** For a derived number: the formula and each operand, open to the same question. */
  formula: z.string().nullable(),
  operands: z.array(WhyOperand),
  revisions: z.array(WhyRevision),
  /** Who brought the value by hand; null for what a source brought by itself. */
  handledBy: HandledBy.nullable(),
  checks: z.array(WhyCheck),
  coverage: z.string().nullable(),
});
export type WhyAnswer = z.infer<typeof WhyAnswer>;

/** `GET /api/v1/feeds` */
export const FeedRow = FeedState.extend({
  /** Seconds since it was heard; null when it never was. */
  ageS: z.number().int().nullable(),
  indicators: z.array(z.string()).readonly(),
});
export type FeedRow = z.infer<typeof FeedRow>;

/** `GET /api/v1/feeds/:id/runs`: one poll. Times in epoch milliseconds. */
export const FeedRun = z.object({
  id: z.string(),
  feed: z.string(),
  /** Adapter kind. */
  adapter: z.string(),
  contractVersion: z.number().int(),
  startedAt: z.number(),
  finishedAt: z.number(),
  outcome: RunOutcome,
  fault: z.string().nullable(),
  latencyMs: z.number(),
  rejected: z.number().int(),
  note: z.string().nullable().optional(),
  readings: z.number().int(),
  events: z.number().int(),
});

/** `GET /api/v1/feeds/:id/quarantine`: one refused record. Times in epoch milliseconds. */
export const RefusedRecord = z.object({
  feed: z.string(),
  where: z.string(),
  raw: z.string(),
  reason: z.string(),
  firstSeenAt: z.number(),
  lastSeenAt: z.number(),
  /** In how many polls it came. */
  times: z.number().int(),
  lastRunId: z.string(),
  /** The run of a replay in which it was refused no more. */
  resolvedBy: z.string().nullable(),
});

/** `GET /api/v1/feeds/:id` */
export const FeedDetail = FeedRow.extend({ poll: Feed.shape.poll, runs: z.array(FeedRun), quarantine: z.array(RefusedRecord) });
export type FeedDetail = z.infer<typeof FeedDetail>;

/** `POST /api/v1/feeds/:id/poll` */
export const PollAnswer = z.object({
  runId: z.string(),
  startedAtMs: z.number(),
  finishedAtMs: z.number(),
  outcome: RunOutcome,
  fault: z.string().nullable(),
  readings: z.number().int(),
  rejected: z.number().int(),
  /** Indicators that wait: the fields they are read from are gone or have become something else. Absent where nothing was read. */
  paused: z.array(z.string()).optional(),
});
export type PollAnswer = z.infer<typeof PollAnswer>;

/** `POST /api/v1/cameras/:id/tickets` */
export const CameraTicket = z.object({
  ticket: z.string(),
  /** `mse`: WebSocket at `path`, the ticket in its first message. `whep`: POST of an SDP offer to `path`, the ticket as bearer. */
  kind: z.enum(['mse', 'whep']),
  path: z.string(),
  expiresAt: z.iso.datetime(),
});
export type CameraTicket = z.infer<typeof CameraTicket>;

/** RFC 9457. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** Path of the request, without its query. */
  instance: z.string().optional(),
  /** Parameters or places that are at fault, and what was expected there. */
  errors: z.array(z.object({ path: z.string(), message: z.string(), code: z.string().optional().describe('Names the fault for a client that says it in its own words') })).optional(),
  /** Of the configuration: file, line, place, remedy. */
  faults: z.array(ConfigFault).optional(),
});
export type Problem = z.infer<typeof Problem>;
