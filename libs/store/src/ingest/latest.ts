import type { EntityManager } from 'typeorm';
import type { SeriesChange } from '@ioc/platform';
import type { IngestBatch } from '../batch.js';
import type { Columns } from '../columns.js';
import { commonColumns, type Row } from './row.js';

const written = ['value', 'period', 'starts_at', 'at', 'age_from', 'stale_at', 'received_at', 'provenance', 'status', 'qualifier', 'feed', 'run_id'];
const seen = written.filter((name) => name !== 'received_at' && name !== 'run_id');
const all = (names: readonly string[], of: string) => names.map((name) => `${of}.${name}`).join(', ');

/** Both speak of the same time. */
const same = (said: string) => `(l.at, l.period) = (${said}.at, ${said}.period)`;

/** What a row `l` of `latest` becomes when `said` moves it. */
const becomes = (said: string) => `
  ${written.map((name) => `${name} = ${said}.${name}`).join(', ')},
  history_version = l.history_version + ${said}.history_version,
  revised_at = CASE
    WHEN NOT ${same(said)} THEN NULL
    WHEN l.value IS DISTINCT FROM ${said}.value AND l.at <= ${said}.received_at THEN ${said}.received_at
    ELSE l.revised_at END`;

/** Never back, and only where a screen would see a difference. */
const moves = (said: string) => `
  (${said}.at, ${said}.starts_at, ${said}.received_at) >= (l.at, l.starts_at, CASE WHEN ${same(said)} THEN l.received_at ELSE ${said}.received_at END)
  AND (${all(seen, 'l')}) IS DISTINCT FROM (${all(seen, said)})`;

export interface MovedLatest {
  /** By series that moved: when its value was corrected after its period had ended, epoch milliseconds. */
  revisedAt: Map<number, number | null>;
  /** `history_version` of each series that moved or was heard. */
  versions: Map<number, number>;
}

/**
 * Moves `latest` on, never back: late data stays in history alone. A value that was only said again moves its age.
 * The rows of `latest` stay locked until the transaction ends, so the versions are true until then.
 * @param rows the newest of each series
 * @param corrected series whose history this batch corrected
 */
export async function moveLatest(manager: EntityManager, batch: IngestBatch, { rows, corrected }: Newest): Promise<MovedLatest> {
  const moved: MovedLatest = { revisedAt: new Map(), versions: new Map() };
  // A row that is there for certain is updated, which takes two thirds of the time of looking whether it is there.
  const [known, unknown] = [rows.filter(({ series }) => series.newestMs !== null), rows.filter(({ series }) => series.newestMs === null)];
  for (const [some, statement] of [[known, update], [unknown, upsert]] as const) {
    if (some.length === 0) continue;
    const columns = latestColumns(some, batch, corrected);
    const [answer] = await manager.query<[MovedColumns]>(statement(columns), columns.parameters);
    answer.series.forEach((id, at) => {
      moved.revisedAt.set(id, answer.revised[at] ?? null);
      moved.versions.set(id, answer.versions[at] as number);
    });
  }
  const still = rows.filter(({ series }) => !moved.revisedAt.has(series.id));
  if (still.length > 0) await hear(manager, batch, { rows: still, versions: moved.versions });
  return moved;
}

interface Newest {
  rows: readonly Row[];
  corrected: ReadonlySet<number>;
}

function latestColumns(rows: readonly Row[], batch: IngestBatch, corrected: ReadonlySet<number>): Columns {
  return commonColumns(rows, batch)
    .add('age_from', 'ms', rows.map((row) => row.ageFromMs))
    .add('stale_at', 'ms', rows.map((row) => row.staleAtMs))
    .add('history_version', 'integer', rows.map(({ series }) => (corrected.has(series.id) ? 1 : 0)));
}

const update = ({ select }: Columns) => inColumns(`
  UPDATE latest l SET ${becomes('s')} FROM (${select}) s WHERE l.series_id = s.series_id AND ${moves('s')}`);

const upsert = ({ list, select }: Columns) => inColumns(`
  INSERT INTO latest AS l (${list}) ${select} ON CONFLICT (series_id) DO UPDATE SET ${becomes('excluded')} WHERE ${moves('excluded')}`);

const inColumns = (statement: string) => `
  WITH moved AS (${statement} RETURNING l.series_id, l.history_version, date_part('epoch', l.revised_at) * 1000 AS revised)
  SELECT coalesce(json_agg(series_id), '[]') AS series, coalesce(json_agg(history_version), '[]') AS versions,
         coalesce(json_agg(revised), '[]') AS revised FROM moved`;

/** Columns of one length. */
interface MovedColumns {
  series: number[];
  versions: number[];
  revised: (number | null)[];
}

/** What a run moved whose answer was lost; may name series whose age alone did not move. */
export async function movedByRun(manager: EntityManager, { run }: IngestBatch): Promise<MovedLatest['revisedAt']> {
  const rows = await manager.query<{ series_id: number; revised: number | null }[]>(
    `SELECT series_id, date_part('epoch', revised_at) * 1000 AS revised FROM latest WHERE run_id = $1`,
    [run.id],
  );
  return new Map(rows.map(({ series_id, revised }) => [series_id, revised]));
}

/** What a screen would show anew of the rows that moved. */
export function changesOf(batch: IngestBatch, rows: readonly Row[], revisedAt: MovedLatest['revisedAt']): SeriesChange[] {
  return rows.filter(({ series }) => revisedAt.has(series.id)).map((row) => changeOf(row, batch, revisedAt.get(row.series.id)));
}

/** Nothing to show, yet it was heard: without this a feed that says the same would look dead. */
async function hear(manager: EntityManager, batch: IngestBatch, { rows, versions }: { rows: readonly Row[]; versions: Map<number, number> }): Promise<void> {
  const columns = commonColumns(rows, batch);
  const [heard] = await manager.query<[{ series_id: number; history_version: number }[], number]>(
    `UPDATE latest l SET received_at = s.received_at, run_id = s.run_id FROM (${columns.select}) s
     WHERE (l.series_id, l.at, l.period) = (s.series_id, s.at, s.period) AND l.received_at < s.received_at
     RETURNING l.series_id, l.history_version`,
    columns.parameters,
  );
  for (const { series_id, history_version } of heard) versions.set(series_id, history_version);
}

/** Says to every process that what it remembers of these series is true no more. */
export async function outdate(manager: EntityManager, series: readonly number[], versions: Map<number, number>): Promise<void> {
  const [bumped] = await manager.query<[{ series_id: number; history_version: number }[], number]>(
    `UPDATE latest SET history_version = history_version + 1 WHERE series_id = ANY ($1) RETURNING series_id, history_version`,
    [series],
  );
  for (const { series_id, history_version } of bumped) versions.set(series_id, history_version);
}

function changeOf(row: Row, { run }: IngestBatch, revisedAt: number | null | undefined): SeriesChange {
  const { series, status, qualifier } = row;
  // Spelled out: the engine spreads an object into a larger one twenty times slower.
  const change: SeriesChange = {
    indicator: series.indicator,
    area: series.area,
    value: row.value,
    period: row.period,
    at: row.endMs,
    ageFrom: row.ageFromMs,
    staleAt: row.staleAtMs,
    receivedAt: run.finishedAt,
    provenance: row.provenance,
    feed: run.feed,
  };
  if (series.breakdown) change.breakdown = series.breakdown;
  if (status) change.status = status;
  if (qualifier) change.qualifier = qualifier;
  if (revisedAt) change.revisedAt = Math.round(revisedAt);
  return change;
}
