import type { EntityManager } from 'typeorm';
import type { IngestBatch, IngestResult } from '../batch.js';
import type { Database } from '../database.js';
import { isDeadConnection } from '../dead-connection.js';
import type { SeriesRegister } from '../known-series.js';
import type { Partitions } from '../partitions.js';
import { dayNumber, keepDays, type Calendar } from './days.js';
import { writeEvents } from './events.js';
import { changesOfRun, moveLatest } from './latest.js';
import { appendReadings, isAllNew, mergeReadings, type History } from './readings.js';
import { newestRows, toRows, type Row } from './row.js';
import { writeQuarantine, writeRaw, writeRun } from './run.js';

const monthMs = 31 * 86_400_000;

export interface IngestGround {
  database: Database;
  series: SeriesRegister;
  partitions: Partitions;
  calendar: Calendar;
}

type Written = Omit<IngestResult, 'storedAt'>;

interface Work extends History {
  calendar: Calendar;
}

/**
 * Takes in one poll in one transaction; nothing of it is there when anything of it fails.
 * A run that is in the store already changes nothing.
 */
export async function ingestBatch(ground: IngestGround, batch: IngestBatch): Promise<IngestResult> {
  const rows = toRows(batch.readings, await ground.series.ensure(batch.readings));
  const ends = rows.map(({ reading }) => reading.endMs);
  // This month's and the next one's partition are there before the first reading of the month.
  await ground.partitions.ensure([...ends, batch.run.finishedAt, batch.run.finishedAt + monthMs]);
  const history = { batch, rows, calendar: ground.calendar };
  const result = await ground.database.dataSource
    .transaction((manager) => write(manager, history, isAllNew(rows)))
    .catch((cause: unknown) => onceMore(ground, history, cause));
  const storedAt = Date.now();
  for (const row of newestRows(rows)) remember(row, ground.calendar);
  return { ...result, storedAt };
}

function remember({ series, reading }: Row, calendar: Calendar): void {
  if (series.newestMs !== null && series.newestMs > reading.endMs) return;
  series.newestMs = reading.endMs;
  series.newestDay = dayNumber(reading.startMs, calendar);
}

/** `unique_violation`. Source: PostgreSQL, appendix A. */
const isThereAlready = '23505';

/** A dead pooled connection, or another process that wrote the same series: both are mended by looking before writing. */
function onceMore(ground: IngestGround, history: Work, cause: unknown): Promise<Written> {
  const isDead = isDeadConnection(cause);
  if (!isDead && (cause as { code?: string }).code !== isThereAlready) throw cause;
  return ground.database.dataSource.transaction(async (manager) => {
    const result = await write(manager, history, false);
    // The connection may have died after the COMMIT and before its answer: what that did is still to be told.
    return isDead && result.isKnown ? { ...result, changes: await changesOfRun(manager, history) } : result;
  });
}

async function write(
  manager: EntityManager,
  history: Work,
  allNew: boolean,
): Promise<Written & { isKnown: boolean }> {
  const { batch, rows } = history;
  const result = { ...nothing(batch), isKnown: !(await writeRun(manager, batch)) };
  if (result.isKnown) return result;
  if (batch.raw.length > 0) await writeRaw(manager, batch.run.id, batch.raw);
  if (rows.length > 0) Object.assign(result, await writeHistory(manager, history, allNew));
  if (batch.events.length > 0) result.events = await writeEvents(manager, batch);
  if (batch.rejected.length > 0) await writeQuarantine(manager, batch, batch.rejected);
  return result;
}

/** History first, then the latest values, then the days, which need both. */
async function writeHistory(manager: EntityManager, { batch, rows, calendar }: Work, allNew: boolean): Promise<Partial<Written>> {
  const counts = await (allNew ? appendReadings : mergeReadings)(manager, { batch, rows });
  const { changes, moved } = await moveLatest(manager, batch, newestRows(rows));
  if (counts.added + counts.revised > 0) await keepDays(manager, { rows, moved, calendar });
  return { ...counts, changes };
}

function nothing({ readings }: IngestBatch): Written {
  return { changes: [], added: 0, revised: 0, confirmed: readings.length, events: { upserted: [], closed: [] } };
}
