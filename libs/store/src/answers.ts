import type { ComponentId, EventOrder, EventState, EventStatus, EventVersion, HistoryPoint, Provenance, Qualifier, ReadingStatus, Severity } from '@ioc/contracts';
import type { SeriesChange } from '@ioc/platform';
import type { FeedRunRecord, Operand, RawRef, SeriesRef } from './batch.js';

export interface StoredLatest extends SeriesChange {
  component: ComponentId;
}

export interface LatestFilter {
  component?: ComponentId | undefined;
  indicators?: readonly string[] | undefined;
  area?: string | undefined;
  feed?: string | undefined;
}

export type Bucket = 'none' | 'hour' | 'day' | 'month';

export interface HistoryQuery extends SeriesRef {
  /** Readings that begin here or later. */
  from?: Date | undefined;
  /** Readings that end here or earlier. */
  to?: Date | undefined;
  bucket: Bucket;
  /** What a bucket's value is; `mean` when absent. */
  value?: 'mean' | 'last' | 'sum' | undefined;
  /** The newest so many points; 50,000 when absent. */
  limit?: number | undefined;
  /** Also what each point is: its provenance and, of a reading, its status and qualifier. */
  detail?: boolean | undefined;
}
export interface HistoriesQuery extends Omit<HistoryQuery, 'area'> {
  areas: readonly string[];
}
/** By area. */
export type Histories = Map<string, HistoryPoint[]>;

/** Asks for the newest value at or before a moment. */
export interface ValueBefore extends SeriesRef {
  before: number;
  /** Older than this does not count. */
  notBefore?: number | undefined;
}
/** Asks for the value of one period. */
export interface ValueOf extends SeriesRef {
  period: string;
  /** End of the period. */
  at: number;
}

export interface StoredReading extends SeriesRef {
  value: number | null;
  period: string;
  startsAt: number;
  at: number;
  asOf: number | null;
  receivedAt: number;
  status: ReadingStatus | null;
  qualifier: Qualifier | null;
  provenance: Provenance;
  feed: string;
  runId: string;
  /** Where in the payload it stood. */
  where: string | null;
  revision: number;
  revisedAt: number | null;
  operands: Operand[];
}

export interface StoredRun extends FeedRunRecord {
  readings: number;
  events: number;
}

export interface StoredWhy {
  reading: StoredReading;
  /** The run that brought this value first. */
  run: StoredRun | null;
  raw: RawRef[];
  /** Earlier versions of the same period, newest first. */
  revisions: {
    revision: number;
    value: number | null;
    receivedAt: number;
    supersededAt: number;
    status: ReadingStatus | null;
    qualifier: Qualifier | null;
    provenance: Provenance;
    runId: string;
    /** Of the run that brought it. */
    note: string | null;
  }[];
}

/** A part of the province. What has no area lies in none. */
export interface Within {
  components: readonly ComponentId[] | null;
  areas: readonly string[] | null;
  organisation: string | null;
}

export interface EventFilter {
  component?: ComponentId | undefined;
  severity?: Severity | undefined;
  /** `overdue`: open, and past its deadline at `now`. */
  status?: EventStatus | 'overdue' | undefined;
  feed?: string | undefined;
  /** Codes of areas; an event in any of them. */
  areas?: readonly string[] | undefined;
  /** A word of title, description, place or organisation begins with each word of it, with or without accents. */
  q?: string | undefined;
  /** It began in this span. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** It lies within one of these; what is null is no limit. Everywhere when null or absent. */
  within?: readonly Within[] | null | undefined;
  /** Now when absent. */
  now?: Date | undefined;
}

export interface EventPage extends EventFilter {
  /** Worst first when absent. */
  sort?: EventOrder | undefined;
  /** 500 when absent. */
  limit?: number | undefined;
  offset?: number | undefined;
}

export interface StoredEventDetail {
  event: EventState;
  /** Oldest first. */
  versions: EventVersion[];
  /** Where in the payload it stood. */
  where: string | null;
  run: StoredRun | null;
  raw: RawRef[];
}

export interface QuarantinedRecord {
  feed: string;
  where: string;
  raw: string;
  reason: string;
  firstSeenAt: number;
  lastSeenAt: number;
  /** In how many polls it came. */
  times: number;
  lastRunId: string;
  /** The run of a replay in which it was refused no more. */
  resolvedBy: string | null;
}

/** A poll with the payloads that it brought. */
export interface ArchivedRun {
  id: string;
  finishedAt: number;
  raw: RawRef[];
}

/** How a feed stands, as a restart finds it. */
export interface LastRuns {
  last: StoredRun;
  /** The last run that brought something or confirmed it. */
  heard: StoredRun | null;
  consecutiveFailures: number;
}
