import type { ScoreRecord } from '@ioc/contracts';
import type { Database } from '../database.js';
import { ms } from './latest.js';

/** A time, epoch milliseconds; `toMs` is the first moment after it. */
export interface Span {
  fromMs: number;
  toMs: number;
}

export interface FeedTally {
  feed: string;
  /** When it was polled first ever. */
  firstMs: number;
  accepted: number;
  refused: number;
  duplicates: number;
  breaches: number;
  /** Null where no day of the period counted them. */
  drifts: number | null;
  repairs: number | null;
}

export interface LatencyCount {
  feed: string;
  latencyMs: number;
  runs: number;
}

export interface CellSeries {
  id: number;
  indicator: string;
  area: string;
  /** End of the first period that was ever given. */
  firstAt: number;
}

export interface StoredCell {
  seriesId: number;
  /** End of the period. */
  at: number;
  /** When its first value came. */
  receivedAt: number;
}

/** Series that a feed gives: figures that Rông works out itself (the feed `derived` of the room that does) were asked of nobody. */
const given = `SELECT s.id FROM series s JOIN latest l ON l.series_id = s.id WHERE s.indicator = ANY ($1) AND l.feed <> 'derived'`;
/** A change by a replay mended our own reading: the department is not charged with it. */
const ownDoing = (revision: string) => `EXISTS (SELECT 1 FROM feed_run f WHERE f.id = ${revision}.superseded_by AND f.note IS NOT NULL)`;

const bounds = (column: string) => `${column} >= to_timestamp($1::float8 / 1000) AND ${column} < to_timestamp($2::float8 / 1000)`;

/** @param days first and last day of the province's calendar, both counted */
export function talliesOf(database: Database, days: { from: string; to: string }): Promise<FeedTally[]> {
  return database.query(
    `SELECT d.feed, ${ms('min(d.first_at)', 'firstMs')},
       ${['accepted', 'refused', 'duplicates', 'breaches'].map((name) => `coalesce(sum(d.${name}) FILTER (WHERE d.day >= $1::date), 0)::float8 AS ${name}`).join(', ')},
       ${['drifts', 'repairs'].map((name) => `(sum(d.${name}) FILTER (WHERE d.day >= $1::date))::float8 AS ${name}`).join(', ')}
     FROM feed_day d WHERE d.day <= $2::date GROUP BY d.feed`,
    [days.from, days.to],
  );
}

export function latenciesOf(database: Database, days: { from: string; to: string }): Promise<LatencyCount[]> {
  return database.query(
    `SELECT feed, latency_ms AS "latencyMs", sum(runs)::float8 AS runs FROM feed_latency
     WHERE day BETWEEN $1::date AND $2::date GROUP BY feed, latency_ms ORDER BY feed, latency_ms`,
    [days.from, days.to],
  );
}

/** By feed, oldest first; the times of Rông itself under the empty name. */
export async function spansOf(database: Database, { fromMs, toMs }: Span): Promise<Map<string, Span[]>> {
  const rows = await database.query<Span & { feed: string }>(
    `SELECT feed, ${ms('starts_at', 'fromMs')}, ${ms('ends_at', 'toMs')} FROM watch_span
     WHERE ends_at > to_timestamp($1::float8 / 1000) AND starts_at < to_timestamp($2::float8 / 1000) ORDER BY feed, starts_at`,
    [fromMs, toMs],
  );
  const byFeed = new Map<string, Span[]>();
  for (const { feed, ...span } of rows) byFeed.set(feed, [...(byFeed.get(feed) ?? []), span]);
  return byFeed;
}

/** How often feeds changed what they had said of a time that was over. */
export async function revisionsOf(database: Database, { fromMs, toMs }: Span): Promise<Map<string, number>> {
  const rows = await database.query<{ feed: string; n: number }>(
    `SELECT r.feed, count(*)::int AS n FROM reading_revision r
     WHERE ${bounds('r.superseded_at')} AND r.superseded_at > r.at AND NOT ${ownDoing('r')} GROUP BY r.feed`,
    [fromMs, toMs],
  );
  return new Map(rows.map(({ feed, n }) => [feed, n]));
}

/** Plain series of some indicators that a feed has given. */
export function seriesOf(database: Database, indicators: readonly string[]): Promise<CellSeries[]> {
  return database.query(
    `SELECT s.id, s.indicator, s.area, f."firstAt" FROM series s
     CROSS JOIN LATERAL (SELECT ${ms('min(at)', 'firstAt')} FROM reading WHERE series_id = s.id) f
     WHERE s.id IN (${given}) AND s.breakdown = '' AND f."firstAt" IS NOT NULL`,
    [indicators],
  );
}

/** When the first value of each period came that ends in a span, both ends counted; a period known to be missing is absent. */
export function cellsOf(database: Database, indicators: readonly string[], { fromMs, toMs }: Span): Promise<StoredCell[]> {
  const ends = `at BETWEEN to_timestamp($2::float8 / 1000) AND to_timestamp($3::float8 / 1000) AND period <> 'instant' AND value IS NOT NULL`;
  return database.query(
    `SELECT v.series_id AS "seriesId", ${ms('v.at', 'at')}, ${ms('min(v.received_at)', 'receivedAt')} FROM (
       SELECT series_id, at, received_at FROM reading WHERE series_id IN (${given}) AND ${ends}
       UNION ALL
       SELECT series_id, at, received_at FROM reading_revision WHERE series_id IN (${given}) AND ${ends}
     ) v GROUP BY v.series_id, v.at`,
    [indicators, fromMs, toMs],
  );
}

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Refused records that were seen in a span, and changes of what was over; newest first. */
export function faultsOf(database: Database, feed: string, { fromMs, toMs }: Span): Promise<ScoreRecord[]> {
  return database.query(
    `SELECT * FROM (
       SELECT 'refused' AS kind, ${iso('last_seen_at')} AS at, NULL AS until, NULL AS indicator, NULL AS area, NULL AS period,
         locator AS "where", raw, reason, times
       FROM quarantine WHERE first_seen_at < to_timestamp($2::float8 / 1000) AND last_seen_at >= to_timestamp($1::float8 / 1000) AND feed = $3
       UNION ALL
       SELECT 'revised', ${iso('r.superseded_at')}, NULL, s.indicator, s.area, r.period, r.locator, r.value::text, NULL, 1
       FROM reading_revision r JOIN series s ON s.id = r.series_id
       WHERE ${bounds('r.superseded_at')} AND r.superseded_at > r.at AND r.feed = $3 AND NOT ${ownDoing('r')}
       UNION ALL
       SELECT 'drifted', ${iso('e.at')}, NULL, NULL, NULL, NULL, c.value ->> 'container', c.value ->> 'field', c.value ->> 'kind', 1
       FROM feed_schema_entry e, jsonb_array_elements(e.changes) AS c
       WHERE ${bounds('e.at')} AND e.feed = $3 AND e.kind = 'drifted'
     ) all_of_them ORDER BY at DESC, kind, "where"`,
    [fromMs, toMs, feed],
  );
}
