import type { EntityManager } from 'typeorm';
import type { IngestBatch, Tally } from '../batch.js';
import { dayNumber, type Calendar } from './days.js';

/** Makes a time that a span stands for longer, or begins the next one; `$1` feed, `$2` from, `$3` to, epoch milliseconds. */
export const lengthenSpan = `WITH newest AS (
    SELECT starts_at FROM watch_span WHERE feed = $1 ORDER BY starts_at DESC LIMIT 1
  ), longer AS (
    UPDATE watch_span w SET ends_at = greatest(ends_at, to_timestamp($3::float8 / 1000)) FROM newest
    WHERE w.feed = $1 AND w.starts_at = newest.starts_at AND w.ends_at >= to_timestamp($2::float8 / 1000) RETURNING 1
  )
  INSERT INTO watch_span (feed, starts_at, ends_at)
  SELECT $1, to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000) WHERE NOT EXISTS (SELECT 1 FROM longer)
  ON CONFLICT (feed, starts_at) DO UPDATE SET ends_at = greatest(watch_span.ends_at, excluded.ends_at)`;

/** Adds a poll to its feed's day, in the transaction of the poll: a poll that is stored is counted, once. */
export async function writeTally(
  manager: EntityManager,
  { run }: IngestBatch,
  { tally, calendar }: { tally: Tally; calendar: Calendar },
): Promise<void> {
  const day = new Date(dayNumber(run.finishedAt, calendar) * 86_400_000).toISOString().slice(0, 10);
  await manager.query(
    `WITH timed AS (
       INSERT INTO feed_latency AS l (feed, day, latency_ms, runs) VALUES ($1, $2::date, $8, 1)
       ON CONFLICT (feed, day, latency_ms) DO UPDATE SET runs = l.runs + 1
     )
     INSERT INTO feed_day AS d (feed, day, first_at, runs, accepted, refused, duplicates, breaches, drifts, repairs)
     VALUES ($1, $2::date, to_timestamp($3::float8 / 1000), 1, $4, $5, $6, $7, $9, $10)
     ON CONFLICT (feed, day) DO UPDATE SET first_at = least(d.first_at, excluded.first_at), runs = d.runs + 1,
       accepted = d.accepted + excluded.accepted, refused = d.refused + excluded.refused,
       duplicates = d.duplicates + excluded.duplicates, breaches = d.breaches + excluded.breaches,
       drifts = coalesce(d.drifts, 0) + excluded.drifts, repairs = coalesce(d.repairs, 0) + excluded.repairs`,
    [run.feed, day, run.startedAt, tally.accepted, tally.refused, tally.duplicates, tally.breaches, twoDigits(run.latencyMs), tally.drifts, tally.repairs],
  );
  if (tally.liveUntil !== null) await manager.query(lengthenSpan, [run.feed, run.finishedAt, tally.liveUntil]);
}

/** Rounded up to two digits: at most 90 rows for each power of ten, and a percentile that is at most a tenth too high. */
export function twoDigits(latencyMs: number): number {
  const whole = Math.max(0, Math.round(latencyMs));
  const step = 10 ** Math.max(0, String(whole).length - 2);
  return Math.ceil(whole / step) * step;
}
