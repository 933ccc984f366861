import type { EntityManager } from 'typeorm';
import type { IngestBatch, IngestResult } from '../batch.js';
import type { Database } from '../database.js';
import { isDeadConnection } from '../dead-connection.js';
import type { KnownSeries, SeriesRegister } from '../known-series.js';
import type { Partitions } from '../partitions.js';
import { dayNumber, keepDays, type Calendar } from './days.js';
import { writeEvents } from './events.js';
import { changesOf, movedByRun, moveLatest, outdate } from './latest.js';
import { appendReadings, mergeReadings } from './readings.js';
import { newestRows, sortRows, toRows, type Row, type RowsOfSeries, type SortedRows } from './row.js';
import { writeQuarantine, writeRaw, writeRun } from './run.js';
import { writeSchema } from './schema.js';
import { writeTally } from './tally.js';

const monthMs = 31 * 86_400_000;

export interface IngestGround {
  database: Database;
  series: SeriesRegister;
  partitions: Partitions;
  calendar: Calendar;
}

/** One batch on its way. */
interface Work {
  batch: IngestBatch;
  rows: RowsOfSeries;
  newest: readonly Row[];
  calendar: Calendar;
  /** Whether what this process remembers decides what is looked for; without it everything is. */
  trustsMemory: boolean;
}

interface Written extends Omit<IngestResult, 'storedAt'> {
  isKnown: boolean;
  /** `history_version` of each series, as of the COMMIT. */
  versions: ReadonlyMap<number, number>;
}

/**
 * Takes in one poll in one transaction; nothing of it is there when anything of it fails.
 * A run that is in the store already changes nothing.
 */
export async function ingestBatch(ground: IngestGround, batch: IngestBatch): Promise<IngestResult> {
  const rows = toRows(batch, await ground.series.ensure(batch.readings));
  // This month's and the next one's partition are there before the first reading of the month.
  await ground.partitions.ensure([...endsOf(rows), batch.run.finishedAt, batch.run.finishedAt + monthMs]);
  const work: Work = { batch, rows, newest: newestRows(rows), calendar: ground.calendar, trustsMemory: true };
  const { isKnown, versions, ...result } = await ground.database.dataSource
    .transaction((manager) => write(manager, work))
    .catch((cause: unknown) => onceMore(ground, work, cause));
  const storedAt = Date.now();
  if (!isKnown) for (const row of work.newest) remember(row, work, versions.get(row.series.id));
  return { ...result, storedAt };
}

function* endsOf(bySeries: RowsOfSeries): Iterable<number> {
  for (const rows of bySeries.values()) for (const { endMs } of rows.values()) yield endMs;
}

function remember({ series, startMs, endMs }: Row, { rows, calendar }: Work, version: number | undefined): void {
  if (series.newestMs === null || series.newestMs <= endMs) {
    series.newestMs = endMs;
    series.newestDay = dayNumber(startMs, calendar);
  }
  if (version === undefined) return;
  // A later COMMIT may be answered first: then what this one said may be corrected already.
  const isOvertaken = series.version !== null && series.version > version;
  series.told = isOvertaken ? null : (rows.get(series) ?? null);
  if (!isOvertaken) series.version = version;
}

/** `unique_violation` and `deadlock_detected`: somebody else wrote the same series. Source: PostgreSQL, appendix A. */
const crossedCodes: readonly unknown[] = ['23505', '40P01'];

/** A dead pooled connection, or another process that wrote the same series: both are mended by looking before writing. */
function onceMore(ground: IngestGround, work: Work, cause: unknown): Promise<Written> {
  const isDead = isDeadConnection(cause);
  if (!isDead && !crossedCodes.includes((cause as { code?: unknown }).code)) throw cause;
  return ground.database.dataSource.transaction(async (manager) => {
    const result = await write(manager, { ...work, trustsMemory: false });
    // The connection may have died after the COMMIT and before its answer: what that did is still to be told.
    if (!isDead || !result.isKnown) return result;
    return { ...result, changes: changesOf(work.batch, work.newest, await movedByRun(manager, work.batch)) };
  });
}

async function write(manager: EntityManager, work: Work): Promise<Written> {
  const { batch } = work;
  const result = { ...nothing(batch), isKnown: !(await writeRun(manager, batch)) };
  if (result.isKnown) return result;
  if (batch.raw.length > 0) await writeRaw(manager, batch.run.id, batch.raw);
  if (work.newest.length > 0) Object.assign(result, await writeHistory(manager, work));
  const events = [...batch.events, ...(await alarmsOf(manager, batch))];
  if (events.length > 0) result.events = await writeEvents(manager, { ...batch, events });
  if (batch.rejected.length > 0) await writeQuarantine(manager, batch, batch.rejected);
  if (batch.tally) await writeTally(manager, batch, { tally: batch.tally, calendar: work.calendar });
  return result;
}

/** The alarm of a schema goes with what is stored of it. */
async function alarmsOf(manager: EntityManager, batch: IngestBatch): Promise<IngestBatch['events']> {
  const { schema } = batch;
  if (!schema || !(await writeSchema(manager, batch, schema))) return [];
  return schema.alarm ? [schema.alarm] : [];
}

/** History first, then the latest values, then the days, which need both. */
async function writeHistory(manager: EntityManager, work: Work): Promise<Partial<Written>> {
  const { batch, newest, calendar } = work;
  const { fresh, corrected, told, open } = work.trustsMemory ? sortRows(work.rows) : everythingOpen(work.rows);
  await appendReadings(manager, batch, fresh);
  const merged = await mergeReadings(manager, batch, { corrected, open });
  const { revisedAt, versions } = await moveLatest(manager, batch, { rows: newest, corrected: merged.series });
  // Somebody else corrected these series since: what is remembered of them may be wrong.
  const doubted = told.filter(({ series }) => !isTrueStill(series, merged.series.has(series.id) ? 1 : 0, versions));
  const again = await mergeReadings(manager, batch, { corrected: [], open: doubted });
  // Those that moved count this batch's corrections already.
  const unsaid = [...new Set([...merged.series].filter((id) => !revisedAt.has(id)).concat(...again.series))];
  if (unsaid.length > 0) await outdate(manager, unsaid, versions);
  const counts = { added: fresh.length + merged.added + again.added, revised: merged.revised + again.revised };
  if (counts.added + counts.revised > 0) {
    await keepDays(manager, { rows: [...fresh, ...corrected, ...open, ...doubted], newest, moved: revisedAt, calendar });
  }
  const confirmed = batch.readings.length - counts.added - counts.revised;
  return { ...counts, confirmed, changes: changesOf(batch, newest, revisedAt), versions };
}

function isTrueStill({ id, version }: KnownSeries, ownCorrections: number, versions: ReadonlyMap<number, number>): boolean {
  return version !== null && versions.get(id) === version + ownCorrections;
}

function everythingOpen(bySeries: RowsOfSeries): SortedRows {
  return { fresh: [], corrected: [], told: [], open: [...bySeries.values()].flatMap((rows) => [...rows.values()]) };
}

function nothing({ readings }: IngestBatch): Omit<Written, 'isKnown'> {
  const events = { upserted: [], closed: [] };
  return { changes: [], added: 0, revised: 0, confirmed: readings.length, events, versions: new Map() };
}
