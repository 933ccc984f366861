import type { EntityManager } from 'typeorm';
import type { IngestBatch } from '../batch.js';
import { readingColumns, type Row } from './row.js';

export interface ReadingCounts {
  added: number;
  revised: number;
  confirmed: number;
}

export interface History {
  batch: IngestBatch;
  rows: readonly Row[];
}

/** True when every row is newer than all that is known of its series: then none can be there yet. */
export function isAllNew(rows: readonly Row[]): boolean {
  return rows.every(({ series, reading }) => series.newestMs !== null && reading.endMs > series.newestMs);
}

/**
 * Writes rows that cannot be there yet: a third faster than looking for each.
 * Rejects with `unique_violation` when one is there after all, since somebody else wrote it.
 */
export async function appendReadings(manager: EntityManager, { batch, rows }: History): Promise<ReadingCounts> {
  const columns = readingColumns(rows, batch);
  await manager.query(`INSERT INTO reading (${columns.list}) ${columns.select}`, columns.parameters);
  return { added: rows.length, revised: 0, confirmed: batch.readings.length - rows.length };
}

/** Writes history: what is new, then what is corrected. Writing the same again changes nothing. */
export async function mergeReadings(manager: EntityManager, history: History): Promise<ReadingCounts> {
  const added = await addReadings(manager, history);
  const revised = added < history.rows.length ? await reviseReadings(manager, history) : 0;
  return { added, revised, confirmed: history.batch.readings.length - added - revised };
}

async function addReadings(manager: EntityManager, { batch, rows }: History): Promise<number> {
  const columns = readingColumns(rows, batch);
  const [row] = await manager.query<{ added: number }[]>(
    `WITH added AS (INSERT INTO reading (${columns.list}) ${columns.select} ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::int AS added FROM added`,
    columns.parameters,
  );
  return row?.added ?? 0;
}

const replaced = [
  ...['value', 'as_of', 'received_at', 'status', 'qualifier', 'provenance'],
  ...['feed', 'run_id', 'locator', 'operands'],
];

/**
 * Replaces what says something else for the same time and keeps the old version. `revised_at` is set only when the period
 * had ended before: a running month's value grows, that is no correction.
 */
async function reviseReadings(manager: EntityManager, { batch, rows }: History): Promise<number> {
  const columns = readingColumns(rows, batch);
  // Named bounds let the planner leave out all other months.
  const first = columns.parameter(new Date(rows.reduce((ms, { reading }) => Math.min(ms, reading.endMs), Infinity)));
  const last = columns.parameter(new Date(rows.reduce((ms, { reading }) => Math.max(ms, reading.endMs), -Infinity)));
  // TypeORM answers an UPDATE with `[rows, count]`.
  const [, revised] = await manager.query<[unknown[], number]>(
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
     WHERE (r.series_id, r.at, r.period) = (o.series_id, o.at, o.period) AND r.at BETWEEN ${first} AND ${last}`,
    columns.parameters,
  );
  return revised;
}
