import type { Database } from '../database.js';

/** One series of one month, as it was known at a moment. */
export interface MonthCount {
  indicator: string;
  breakdown: string;
  /** `2026-11` */
  month: string;
  value: number | null;
}

export interface MonthCountsAsked {
  indicators: readonly string[];
  area: string;
  /** Months that end after `fromMs` and not after `toMs`, epoch milliseconds. */
  fromMs: number;
  toMs: number;
  /** What was known then, epoch milliseconds. */
  knownAtMs: number;
}

/** Every series of some indicators of one area, month by month, as they were known at a moment: later corrections are not in it. */
export function monthCounts(database: Database, { indicators, area, fromMs, toMs, knownAtMs }: MonthCountsAsked): Promise<MonthCount[]> {
  const version = (table: string) => `SELECT series_id, at, period, value, received_at FROM ${table}
       WHERE series_id IN (SELECT id FROM series WHERE indicator = ANY ($1) AND area = $2) AND at > to_timestamp($3::float8 / 1000) AND at <= to_timestamp($4::float8 / 1000) AND received_at <= to_timestamp($5::float8 / 1000)`;
  return database.query<MonthCount>(
    `SELECT DISTINCT ON (s.indicator, s.breakdown, v.period) s.indicator, s.breakdown, v.period AS month, v.value
     FROM (${version('reading')} UNION ALL ${version('reading_revision')}) v JOIN series s ON s.id = v.series_id
     WHERE v.period ~ '^\\d{4}-\\d{2}$'
     ORDER BY s.indicator, s.breakdown, v.period, v.received_at DESC`,
    [indicators, area, fromMs, toMs, knownAtMs],
  );
}
