import { offsetMs, type EventCounts, type EventState, type HistoryPoint } from '@ioc/contracts';
import type {
  ArchivedRun,
  EventFilter,
  EventPage,
  Histories,
  HistoriesQuery,
  HistoryQuery,
  LastRuns,
  LatestFilter,
  QuarantinedRecord,
  StoredEventDetail,
  StoredLatest,
  StoredReading,
  StoredRun,
  StoredWhy,
  ValueBefore,
  ValueOf,
} from './answers.js';
import type { IngestBatch, IngestResult, ResolvedReading, SeriesRef } from './batch.js';
import type { Database } from './database.js';
import type { Calendar } from './ingest/days.js';
import { ingestBatch, type IngestGround } from './ingest/ingest.js';
import { overtakenPublications } from './ingest/publications.js';
import { SeriesNames } from './read/series-names.js';
import { SeriesRegister } from './known-series.js';
import { countEvents, countOpenEvents, readEventDetail, readEvents, readEventsDuring } from './read/events.js';
import { readHistories, readSpark } from './read/history.js';
import { readLatest } from './read/latest.js';
import { monthCounts, type MonthCount, type MonthCountsAsked } from './read/month-counts.js';
import { readBefore, readOf, readWhy } from './read/readings.js';
import { archivedRuns, readingsBrought, resolveQuarantine, type FeedSpan, type Resolution } from './read/archived-runs.js';
import { lastRunsOfAll, quarantineOf, runsOf, type Page } from './read/runs.js';

/** All that Rông remembers of what departments said. */
export class ReadingStore {
  private readonly ground: IngestGround;
  private readonly names: SeriesNames;
  private readonly calendar: Calendar;

  /** @param options.utcOffset where the province's days and months begin, e.g. `+07:00` */
  constructor(
    private readonly database: Database,
    options: { utcOffset?: string } = {},
  ) {
    this.names = new SeriesNames(database);
    this.calendar = { offsetMs: offsetMs(options.utcOffset ?? '+07:00') };
    this.ground = {
      database,
      series: new SeriesRegister(database),
      partitions: database.partitions,
      calendar: this.calendar,
    };
  }

  /**
   * Takes in one poll in one transaction: the run, its payloads, readings with their revisions, latest values, events and
   * what was refused. The same run again changes nothing; known values are counted as confirmed and move their ages.
   */
  ingest(batch: IngestBatch): Promise<IngestResult> {
    return ingestBatch(this.ground, batch);
  }

  /** Places of readings that are older publications of a period than the stored one. */
  overtaken(readings: readonly ResolvedReading[]): Promise<Set<number>> {
    return overtakenPublications(this.database, readings);
  }

  latest(filter: LatestFilter = {}): Promise<StoredLatest[]> {
    return readLatest(this.database, this.names, filter);
  }

  /** Oldest first. */
  async history({ area, ...query }: HistoryQuery): Promise<HistoryPoint[]> {
    return (await this.histories({ ...query, areas: [area] })).get(area) ?? [];
  }

  /** One indicator for many areas in one statement. */
  histories(query: HistoriesQuery): Promise<Histories> {
    return readHistories(this.database, query, this.calendar.offsetMs);
  }

  /** The last `points` values of each series, oldest first, by `seriesKey`. */
  spark(series: readonly SeriesRef[], points: number): Promise<Map<string, (number | null)[]>> {
    return readSpark(this.database, series, points);
  }

  /** The newest value at or before a moment, by `seriesKey`; a series without one is absent. */
  previous(asked: readonly ValueBefore[]): Promise<Map<string, StoredReading>> {
    return readBefore(this.database, asked);
  }

  /** The values of exactly the asked periods, by `seriesKey`. */
  valuesOf(asked: readonly ValueOf[]): Promise<Map<string, StoredReading>> {
    return readOf(this.database, asked);
  }

  /** Every series of some indicators of one area by month, as they were known at a moment. */
  monthCounts(asked: MonthCountsAsked): Promise<MonthCount[]> {
    return monthCounts(this.database, asked);
  }

  /** One reading, the newest at or before `at`, with its run, payloads and earlier versions. */
  why({ at, ...ref }: SeriesRef & { at?: Date | undefined }): Promise<StoredWhy | null> {
    return readWhy(this.database, ref, at);
  }

  /** Worst first, then newest, unless said otherwise. */
  events(page: EventPage = {}): Promise<EventState[]> {
    return readEvents(this.database, page);
  }

  eventCounts(filter: EventFilter = {}): Promise<EventCounts> {
    return countEvents(this.database, filter);
  }

  /** @param id `<feed>/<id at the source>` */
  eventDetail(id: string): Promise<StoredEventDetail | null> {
    const at = id.indexOf('/');
    return readEventDetail(this.database, id.slice(0, at), id.slice(at + 1));
  }

  /** What was open at some time of a span, as it stood at its end. Epoch milliseconds. */
  eventsDuring(span: { fromMs: number; toMs: number }): Promise<EventState[]> {
    return readEventsDuring(this.database, span);
  }

  openEventCount(): Promise<number> {
    return countOpenEvents(this.database);
  }

  /** Polls of one feed, newest first. */
  feedRuns(feed: string, page: Page): Promise<StoredRun[]> {
    return runsOf(this.database, feed, page);
  }

  /** Polls of one feed that brought payloads, oldest first. */
  archivedRuns(span: FeedSpan, limit: number): Promise<ArchivedRun[]> {
    return archivedRuns(this.database, span, limit);
  }

  /** Valid readings that polls of one feed brought in a span. */
  readingsBrought(span: FeedSpan): Promise<StoredReading[]> {
    return readingsBrought(this.database, span);
  }

  /** Marks refused records that a replay reads without refusal. @returns how many */
  resolveQuarantine(resolution: Resolution): Promise<number> {
    return resolveQuarantine(this.database, resolution);
  }

  /** How every feed stood when it was last polled. */
  lastRuns(): Promise<Map<string, LastRuns>> {
    return lastRunsOfAll(this.database);
  }

  /** Refused records of one feed, seen last, first. */
  quarantine(feed: string, page: Page): Promise<QuarantinedRecord[]> {
    return quarantineOf(this.database, feed, page);
  }
}
