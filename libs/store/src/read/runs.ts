import { heardOutcomes, type RunOutcome } from '@ioc/contracts';
import type { LastRuns, QuarantinedRecord, StoredRun } from '../answers.js';
import type { RawRef } from '../batch.js';
import type { Database } from '../database.js';
import { ms } from './latest.js';

const runFields = [
  `r.id, r.feed, r.adapter, r.contract_version AS "contractVersion", r.outcome, r.fault`,
  `r.latency_ms AS "latencyMs", r.rejected, r.readings, r.events, r.note`,
  ms('r.started_at', 'startedAt'),
  ms('r.finished_at', 'finishedAt'),
].join(', ');

export async function runById(database: Database, id: string): Promise<StoredRun | null> {
  const [run] = await database.query<StoredRun>(`SELECT ${runFields} FROM feed_run r WHERE id = $1`, [id]);
  return run ?? null;
}

export function rawOfRun(database: Database, runId: string): Promise<RawRef[]> {
  return database.query(
    `SELECT sha256, rr.name, p.content_type AS "contentType", p.bytes, rr.locator
     FROM run_raw rr JOIN raw_payload p USING (sha256) WHERE rr.run_id = $1 ORDER BY rr.ordinal`,
    [runId],
  );
}

/** A page of a list that begins with the newest. */
export interface Page {
  limit: number;
  /** Older than this, epoch milliseconds. */
  before?: number | undefined;
}

/** Newest first. */
export function runsOf(database: Database, feed: string, { limit, before }: Page): Promise<StoredRun[]> {
  return database.query(
    `SELECT ${runFields} FROM feed_run r WHERE feed = $1 AND started_at < coalesce(to_timestamp($3::float8 / 1000), 'infinity') ORDER BY started_at DESC LIMIT $2`,
    [feed, limit, before ?? null],
  );
}

const heard = heardOutcomes.map((outcome: RunOutcome) => `'${outcome}'`).join(', ');

/**
 * The last run of every feed, the last one that was heard, and how many failed since then.
 * Steps from feed to feed through the index, so that millions of runs cost nothing.
 */
export async function lastRunsOfAll(database: Database): Promise<Map<string, LastRuns>> {
  const rows = await database.query<{ feed: string; last: StoredRun; heard: StoredRun | null; failures: number }>(
    `WITH RECURSIVE feeds AS (
       (SELECT feed FROM feed_run ORDER BY feed LIMIT 1)
       UNION ALL
       SELECT (SELECT n.feed FROM feed_run n WHERE n.feed > f.feed ORDER BY n.feed LIMIT 1) FROM feeds f WHERE f.feed IS NOT NULL
     )
     SELECT f.feed, row_to_json(last) AS last, row_to_json(heard) AS heard,
       (SELECT count(*)::int FROM feed_run r WHERE r.feed = f.feed AND heard."startedAt" IS DISTINCT FROM last."startedAt"
          AND r.started_at > coalesce(to_timestamp((heard."startedAt" + 0.5) / 1000), '-infinity')) AS failures
     FROM feeds f
     CROSS JOIN LATERAL (SELECT ${runFields} FROM feed_run r WHERE r.feed = f.feed ORDER BY started_at DESC LIMIT 1) last
     LEFT JOIN LATERAL (
       SELECT ${runFields} FROM feed_run r WHERE r.feed = f.feed AND r.outcome IN (${heard}) ORDER BY started_at DESC LIMIT 1
     ) heard ON true`,
  );
  return new Map(rows.map(({ feed, last, heard, failures }) => [feed, { last, heard, consecutiveFailures: failures }]));
}

/** Seen last, first. */
export function quarantineOf(database: Database, feed: string, { limit, before }: Page): Promise<QuarantinedRecord[]> {
  return database.query(
    `SELECT feed, locator AS "where", raw, reason, times, last_run_id AS "lastRunId", resolved_by AS "resolvedBy",
            ${ms('first_seen_at', 'firstSeenAt')}, ${ms('last_seen_at', 'lastSeenAt')}
     FROM quarantine WHERE feed = $1 AND last_seen_at < coalesce(to_timestamp($3::float8 / 1000), 'infinity')
     ORDER BY last_seen_at DESC, fingerprint LIMIT $2`,
    [feed, limit, before ?? null],
  );
}
