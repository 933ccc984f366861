import type { Area } from './pack/area.js';
import type { Indicator } from './pack/indicator.js';
import type { Organisation } from './pack/organisation.js';
import type { ProvinceFile } from './pack/province.js';
import type { Scene } from './pack/scene.js';
import type { FeedState, SeriesState } from './live.js';
import type { HandledBy } from './by-hand.js';
import type { ConfigFault } from './onboarding.js';
import type { ComponentId, Freshness, Provenance } from './words.js';

/** `GET /api/v1/province`: what a screen must know before the first number. */
export interface ProvinceInfo {
  province: ProvinceFile;
  components: ComponentInfo[];
  areas: Area[];
  organisations: Organisation[];
  scenes: Scene[];
  /** True while a source that stands in for a department is configured. */
  simulated: boolean;
  version: string;
}

/** `GET /api/v1/components` */
export interface ComponentInfo {
  id: ComponentId;
  name: { vi: string; en: string };
  indicators: number;
  feeds: number;
}

/** `GET /api/v1/indicators` */
export interface IndicatorInfo extends Indicator {
  component: ComponentId;
}

/** `GET /api/v1/readings/latest` */
export interface LatestReading extends Omit<SeriesState, 'spark'> {
  unit: string;
  /** Seconds since `ageFrom`, by the server's clock. */
  ageS: number;
  freshness: Freshness;
}

/** `GET /api/v1/readings/:indicator/history` */
export interface HistoryPoint {
  /** End of the period, the instant, or the start of the bucket, ISO UTC. */
  at: string;
  period: string;
  value: number | null;
  /** Readings behind a bucket. */
  count?: number;
  min?: number | null;
  max?: number | null;
  revision?: number;
}
export interface HistoryAnswer {
  indicator: string;
  area: string;
  bucket: 'none' | 'hour' | 'day' | 'month';
  points: HistoryPoint[];
}

/** `GET /api/v1/readings/:indicator/why` */
export interface WhyAnswer {
  reading: LatestReading;
  indicator: IndicatorInfo;
  feed: FeedState | null;
  run: {
    id: string;
    startedAt: string;
    finishedAt: string;
    outcome: string;
    latencyMs: number;
    adapter: string;
    adapterVersion: number;
    /** Why it was made other than by its schedule, and by whom. */
    note: string | null;
  } | null;
  raw: {
    sha256: string;
    /** Which of the run's payloads, e.g. a file's name. */
    name: string;
    bytes: number;
    contentType: string;
    locator: string | null;
    where: string | null;
    /** The record itself, secrets and personal data masked; null when the payload is archived no longer. */
    excerpt: string | null;
    /** False where the figure was worked out over the whole payload, of which `excerpt` is the beginning. */
    exact: boolean;
  } | null;
  /** For a derived number: the formula and each operand, open to the same question. */
  formula: string | null;
  operands: { indicator: string; area: string; value: number | null; period: string; at: string; feed: string }[];
  revisions: { revision: number; value: number | null; receivedAt: string; status: string | null; runId: string | null; provenance: Provenance; note: string | null; handledBy?: HandledBy }[];
  /** Who brought the value by hand; null for what a source brought by itself. */
  handledBy: HandledBy | null;
  checks: string[];
  coverage: string | null;
}

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: { path: string; message: string }[];
  /** Of the configuration: file, line, place, remedy. */
  faults?: ConfigFault[];
}
