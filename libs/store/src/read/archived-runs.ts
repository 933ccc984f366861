import type { Rejected } from '@ioc/contracts';
import type { ArchivedRun, StoredReading } from '../answers.js';
import type { Database } from '../database.js';
import { fingerprint } from '../ingest/run.js';
import { ms } from './latest.js';
import { readingFields } from './readings.js';

/** A feed and a span of time by when polls ended, epoch milliseconds; both ends belong to it. */
export interface FeedSpan {
  feed: string;
  fromMs: number;
  toMs: number;
}

/** Polls that brought payloads, oldest first. */
export function archivedRuns(database: Database, { feed, fromMs, toMs }: FeedSpan, limit: number): Promise<ArchivedRun[]> {
  return database.query(
    `SELECT r.id, ${ms('r.finished_at', 'finishedAt')}, raw.raw
     FROM feed_run r CROSS JOIN LATERAL (
       SELECT json_agg(json_build_object('sha256', rr.sha256, 'name', rr.name, 'contentType', p.content_type, 'bytes', p.bytes, 'locator', rr.locator)
                       ORDER BY rr.ordinal) AS raw
       FROM run_raw rr JOIN raw_payload p USING (sha256) WHERE rr.run_id = r.id
     ) raw
     WHERE r.feed = $1 AND r.finished_at BETWEEN to_timestamp($2::float8 / 1000) AND to_timestamp($3::float8 / 1000) AND raw.raw IS NOT NULL
     ORDER BY r.started_at LIMIT $4`,
    [feed, fromMs, toMs, limit],
  );
}

/** Valid readings that polls of a feed brought in a span, in no order. */
export async function readingsBrought(database: Database, { feed, fromMs, toMs }: FeedSpan): Promise<StoredReading[]> {
  const rows = await database.query<StoredReading>(
    `SELECT s.indicator, s.area, s.breakdown, ${readingFields} FROM reading r JOIN series s ON s.id = r.series_id
     WHERE r.feed = $1 AND r.received_at BETWEEN to_timestamp($2::float8 / 1000) AND to_timestamp($3::float8 / 1000)`,
    [feed, fromMs, toMs],
  );
  return rows.map(({ breakdown, ...row }) => ({ ...row, ...(breakdown ? { breakdown } : {}) }));
}

export interface Resolution {
  feed: string;
  /** Runs that were read again. */
  runIds: readonly string[];
  /** What is refused of them still. */
  rejected: readonly Rejected[];
  /** The run under which it was found. */
  by: string;
}

/** Marks refused records of the given runs that are refused no more. @returns how many */
export async function resolveQuarantine(database: Database, { feed, runIds, rejected, by }: Resolution): Promise<number> {
  const rows = await database.query<{ n: number }>(
    `WITH resolved AS (
       UPDATE quarantine SET resolved_by = $4 WHERE feed = $1 AND last_run_id = ANY ($2::uuid[]) AND NOT fingerprint = ANY ($3::text[]) AND resolved_by IS NULL
       RETURNING 1
     ) SELECT count(*)::int AS n FROM resolved`,
    [feed, runIds, rejected.map(fingerprint), by],
  );
  return rows[0]?.n ?? 0;
}
