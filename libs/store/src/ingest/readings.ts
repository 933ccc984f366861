import type { EntityManager } from 'typeorm';
import type { IngestBatch } from '../batch.js';
import { readingColumns, type Row } from './row.js';

export interface ReadingCounts {
  added: number;
  revised: number;
  confirmed: number;
}

/** Writes history: what is new, then what is corrected. Writing the same again changes nothing. */
export async function writeReadings(manager: EntityManager, history: History): Promise<ReadingCounts> {
  const added = await addReadings(manager, history);
  // In the common case all is new and there is nothing to compare.
  const revised = added < history.rows.length ? await reviseReadings(manager, history) : 0;
  return { added, revised, confirmed: history.batch.readings.length - added - revised };
}

export interface History {
  batch: IngestBatch;
  rows: readonly Row[];
  day: DayRule;
}

/** SQL that gives the province's calendar day of a timestamp. */
export type DayRule = (timestamp: string) => string;

async function addReadings(manager: EntityManager, { batch, rows, day }: History): Promise<number> {
  const columns = readingColumns(rows, batch);
  const [row] = await manager.query<{ added: number }[]>(
    `WITH added AS (
       INSERT INTO reading (${columns.list}) ${columns.select}
       ON CONFLICT DO NOTHING
       RETURNING series_id, at, starts_at, value
     ), rolled AS (
       INSERT INTO reading_day AS d (series_id, day, count, sum, min, max, last, last_at)
       SELECT series_id, ${day('starts_at')}, count(value), sum(value), min(value), max(value),
              (array_agg(value ORDER BY at DESC))[1], max(at)
       FROM added GROUP BY 1, 2
       ON CONFLICT (series_id, day) DO UPDATE SET
         count = d.count + excluded.count,
         sum = coalesce(d.sum + excluded.sum, d.sum, excluded.sum),
         min = least(d.min, excluded.min),
         max = greatest(d.max, excluded.max),
         last = CASE WHEN excluded.last_at >= d.last_at THEN excluded.last ELSE d.last END,
         last_at = greatest(d.last_at, excluded.last_at)
     )
     SELECT count(*)::int AS added FROM added`,
    columns.parameters,
  );
  return row?.added ?? 0;
}

/**
 * Replaces what says something else for the same time and keeps the old version. `revised_at` is set only when the period
 * had ended before: a running month's value grows, that is no correction.
 */
async function reviseReadings(manager: EntityManager, { batch, rows, day }: History): Promise<number> {
  const columns = readingColumns(rows, batch);
  // Named bounds let the planner leave out all other months.
  const first = columns.parameter(new Date(rows.reduce((ms, { reading }) => Math.min(ms, reading.endMs), Infinity)));
  const last = columns.parameter(new Date(rows.reduce((ms, { reading }) => Math.max(ms, reading.endMs), -Infinity)));
  const answer = await manager.query<[ChangedDay[], number]>(
    `WITH said AS (${columns.select}),
     old AS (
       SELECT r.* FROM reading r JOIN said s ON (r.series_id, r.at, r.period) = (s.series_id, s.at, s.period)
       WHERE r.at BETWEEN ${first} AND ${last}
         AND (r.value, r.status, r.qualifier, r.provenance) IS DISTINCT FROM (s.value, s.status, s.qualifier, s.provenance)
       FOR UPDATE OF r
     ), kept AS (
       INSERT INTO reading_revision (${columns.list}, revision, superseded_at, superseded_by)
       SELECT ${columns.names.map((name) => `o.${name}`).join(', ')}, o.revision, s.received_at, s.run_id
       FROM old o JOIN said s ON (o.series_id, o.at, o.period) = (s.series_id, s.at, s.period)
     )
     UPDATE reading r SET
       ${replaced.map((name) => `${name} = s.${name}`).join(', ')},
       revision = o.revision + 1,
       revised_at = CASE WHEN o.value IS DISTINCT FROM s.value AND o.at <= s.received_at THEN s.received_at ELSE o.revised_at END
     FROM old o JOIN said s ON (o.series_id, o.at, o.period) = (s.series_id, s.at, s.period)
     WHERE (r.series_id, r.at, r.period) = (o.series_id, o.at, o.period) AND r.at BETWEEN ${first} AND ${last}
     RETURNING r.series_id, ${day('r.starts_at')}::text AS day, r.at`,
    columns.parameters,
  );
  // TypeORM answers an UPDATE with `[rows, count]`.
  const [changed] = answer;
  if (changed.length > 0) await rollUpAgain(manager, changed, day);
  return changed.length;
}

const replaced = ['value', 'as_of', 'received_at', 'status', 'qualifier', 'provenance', 'feed', 'run_id', 'locator', 'operands'];

interface ChangedDay {
  series_id: number;
  day: string;
  at: Date;
}

/** Days that hold a corrected reading are summed anew from their readings. */
async function rollUpAgain(manager: EntityManager, changed: ChangedDay[], day: DayRule): Promise<void> {
  await manager.query(
    `WITH touched AS (
       SELECT series_id, day, max(at) AS until FROM unnest($1::int[], $2::date[], $3::timestamptz[]) AS t(series_id, day, at) GROUP BY 1, 2
     )
     UPDATE reading_day d SET count = n.count, sum = n.sum, min = n.min, max = n.max, last = n.last, last_at = n.last_at
     FROM touched t CROSS JOIN LATERAL (
       SELECT count(value), sum(value), min(value), max(value), (array_agg(value ORDER BY at DESC))[1] AS last, max(at) AS last_at
       FROM reading r
       WHERE r.series_id = t.series_id AND ${day('r.starts_at')} = t.day
         AND r.at >= t.day::timestamptz - interval '1 day' AND r.at <= greatest(t.until, t.day::timestamptz + interval '2 days')
     ) n
     WHERE d.series_id = t.series_id AND d.day = t.day`,
    [changed.map((row) => row.series_id), changed.map((row) => row.day), changed.map((row) => row.at)],
  );
}
