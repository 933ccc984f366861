import type { EntityManager } from 'typeorm';
import type { IngestBatch, IngestResult } from '../batch.js';
import type { Database } from '../database.js';
import { onceMoreWhenDead } from '../dead-connection.js';
import type { Partitions } from '../partitions.js';
import type { SeriesIds } from '../series-ids.js';
import { writeEvents } from './events.js';
import { changesOfRun, moveLatest } from './latest.js';
import { writeReadings, type DayRule, type History } from './readings.js';
import { newestRows, toRows } from './row.js';
import { writeQuarantine, writeRaw, writeRun } from './run.js';

const dayMs = 86_400_000;

export interface IngestGround {
  database: Database;
  series: SeriesIds;
  partitions: Partitions;
  day: DayRule;
}

/**
 * Takes in one poll in one transaction; nothing of it is there when anything of it fails.
 * A run that is in the store already changes nothing.
 */
export async function ingestBatch(ground: IngestGround, batch: IngestBatch): Promise<IngestResult> {
  const idOf = await ground.series.ensure(batch.readings);
  const rows = toRows(batch.readings, idOf);
  // This month's and the next one's partition are there before the first reading of the month.
  await ground.partitions.ensure([...rows.map(({ reading }) => reading.endMs), batch.run.finishedAt, batch.run.finishedAt + 31 * dayMs]);
  const result = await onceMoreWhenDead((again) =>
    ground.database.dataSource.transaction(async (manager) => {
      if (await writeRun(manager, batch)) return write(manager, { batch, rows, day: ground.day });
      // The connection died after the COMMIT and before its answer: what it did is still to be told.
      return { ...nothing(batch), ...(again ? { changes: await changesOfRun(manager, batch, rows) } : {}) };
    }),
  );
  return { ...result, storedAt: Date.now() };
}

type Written = Omit<IngestResult, 'storedAt'>;

async function write(manager: EntityManager, { batch, rows, day }: History): Promise<Written> {
  const result = nothing(batch);
  if (batch.raw.length > 0) await writeRaw(manager, batch.run.id, batch.raw);
  if (rows.length > 0) {
    Object.assign(result, await writeReadings(manager, { batch, rows, day }));
    result.changes = await moveLatest(manager, batch, newestRows(rows));
  }
  if (batch.events.length > 0) result.events = await writeEvents(manager, batch);
  if (batch.rejected.length > 0) await writeQuarantine(manager, batch, batch.rejected);
  return result;
}

function nothing({ readings }: IngestBatch): Written {
  return { changes: [], added: 0, revised: 0, confirmed: readings.length, events: { upserted: [], closed: [] } };
}
