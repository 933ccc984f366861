import type { EntityManager } from 'typeorm';
import type { SeriesChange } from '@ioc/platform';
import type { IngestBatch } from '../batch.js';
import type { KnownSeries } from '../known-series.js';
import type { History } from './readings.js';
import { commonColumns, newestRows, type Row } from './row.js';

/** Two rows of `latest` speak of the same thing. */
const same = '(l.at, l.period) = (excluded.at, excluded.period)';
const written = [
  'value',
  'period',
  'starts_at',
  'at',
  'age_from',
  'stale_at',
  'received_at',
  'provenance',
  'status',
  'qualifier',
  'feed',
  'run_id',
];
const seen = written.filter((name) => name !== 'received_at' && name !== 'run_id');

/**
 * Moves `latest` on, never back: late data stays in history alone. A value that was only said again moves its age.
 * @returns the series that moved, and what a screen would show anew of them
 */
export async function moveLatest(
  manager: EntityManager,
  batch: IngestBatch,
  rows: readonly Row[],
): Promise<MovedLatest> {
  const columns = commonColumns(rows, batch)
    .add(
      'age_from',
      'ms',
      rows.map(({ reading }) => reading.ageFromMs),
    )
    .add(
      'stale_at',
      'ms',
      rows.map(({ reading }) => reading.staleAtMs),
    );
  const moved = await manager.query<Moved[]>(
    `INSERT INTO latest AS l (${columns.list}) ${columns.select}
     ON CONFLICT (series_id) DO UPDATE SET
       ${written.map((name) => `${name} = excluded.${name}`).join(', ')},
       revised_at = CASE
         WHEN NOT ${same} THEN NULL
         WHEN l.value IS DISTINCT FROM excluded.value AND l.at <= excluded.received_at THEN excluded.received_at
         ELSE l.revised_at END
     WHERE (excluded.at, excluded.starts_at, excluded.received_at) >=
           (l.at, l.starts_at, CASE WHEN ${same} THEN l.received_at ELSE excluded.received_at END)
       AND (${seen.map((name) => `l.${name}`).join(', ')}) IS DISTINCT FROM (${seen.map((name) => `excluded.${name}`).join(', ')})
     RETURNING series_id, date_part('epoch', revised_at) * 1000 AS revised_at`,
    columns.parameters,
  );
  if (moved.length < rows.length) await hear(manager, batch, rows);
  const ids = new Set(moved.map((row) => row.series_id));
  const series = rows.map((row) => row.series).filter(({ id }) => ids.has(id));
  return { changes: changesOf(batch, rows, moved), moved: new Set(series) };
}

export interface MovedLatest {
  changes: SeriesChange[];
  moved: Set<KnownSeries>;
}

/** What a run changed whose answer was lost; may name series whose age alone did not move. */
export async function changesOfRun(manager: EntityManager, { batch, rows }: History): Promise<SeriesChange[]> {
  const moved = await manager.query<Moved[]>(
    `SELECT series_id, date_part('epoch', revised_at) * 1000 AS revised_at FROM latest WHERE run_id = $1`,
    [batch.run.id],
  );
  return changesOf(batch, newestRows(rows), moved);
}

function changesOf(batch: IngestBatch, rows: readonly Row[], moved: readonly Moved[]): SeriesChange[] {
  const revisedAt = new Map(moved.map((row) => [row.series_id, row.revised_at]));
  return rows
    .filter(({ series }) => revisedAt.has(series.id))
    .map((row) => changeOf(row, batch, revisedAt.get(row.series.id)));
}

interface Moved {
  series_id: number;
  revised_at: number | null;
}

/** Nothing to show, yet it was heard: without this a feed that says the same would look dead. */
async function hear(manager: EntityManager, batch: IngestBatch, rows: readonly Row[]): Promise<void> {
  const columns = commonColumns(rows, batch);
  await manager.query(
    `UPDATE latest l SET received_at = s.received_at, run_id = s.run_id FROM (${columns.select}) s
     WHERE (l.series_id, l.at, l.period) = (s.series_id, s.at, s.period) AND l.received_at < s.received_at`,
    columns.parameters,
  );
}

function changeOf({ reading, period }: Row, { run, provenance }: IngestBatch, revisedAt: number | null | undefined): SeriesChange {
  // Spelled out: the engine spreads an object into a larger one twenty times slower.
  const change: SeriesChange = {
    indicator: reading.indicator,
    area: reading.area,
    value: reading.value,
    period,
    at: reading.endMs,
    ageFrom: reading.ageFromMs,
    staleAt: reading.staleAtMs,
    receivedAt: run.finishedAt,
    provenance: reading.provenance ?? provenance,
    feed: run.feed,
  };
  if (reading.breakdown) change.breakdown = reading.breakdown;
  if (reading.status) change.status = reading.status;
  if (reading.qualifier) change.qualifier = reading.qualifier;
  if (revisedAt) change.revisedAt = Math.round(revisedAt);
  return change;
}
