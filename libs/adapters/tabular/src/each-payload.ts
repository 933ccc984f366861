import { setImmediate } from 'node:timers/promises';
import type { FeedBatch, SeenSchema } from '@ioc/contracts';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';

import { mergeSchemas } from './table-fields.js';

/** What one file brings. */
export type FilePart = Omit<FeedBatch, 'events'>;

/**
 * Reads files one by one: a broken one is reported and costs the others nothing. Between two files others get their
 * turn, for a workbook is read in one go (about 20 ms for 30 rows, and a first poll may bring two years of them).
 * @throws the first fault when no file could be read
 */
export async function eachPayload(payloads: readonly RawPayload[], read: (payload: RawPayload) => FilePart): Promise<FeedBatch> {
  const batch: FeedBatch = { readings: [], events: [], rejected: [] };
  const faults: AdapterFault[] = [];
  const schemas: SeenSchema[] = [];
  for (const payload of payloads) {
    await setImmediate();
    try {
      const part = read(payload);
      if (saysNothing(part)) throw new AdapterFault('empty', `${payload.name}: the file holds no row of figures`);
      const place = placeIn(payload, payloads.length);
      batch.readings.push(...part.readings.map((reading) => ({ ...reading, where: place(reading.where ?? '') })));
      batch.rejected.push(...part.rejected.map((entry) => ({ ...entry, where: place(entry.where) })));
      if (part.schema) schemas.push(part.schema);
    } catch (cause) {
      if (!(cause instanceof AdapterFault)) throw cause;
      faults.push(cause);
      batch.rejected.push({ where: payload.name, raw: '', reason: cause.message });
    }
  }
  if (faults[0] && faults.length === payloads.length) throw faults[0];
  if (saysNothing(batch)) throw new AdapterFault('empty', 'there is no file');
  return schemas.length > 0 ? { ...batch, schema: mergeSchemas(schemas) } : batch;
}

/** `sheet!cell` says enough of one file; of several, the file goes before it. */
function placeIn(payload: RawPayload, files: number): (where: string) => string {
  return files === 1 ? (where) => where : (where) => `${payload.name}: ${where}`.slice(0, 300);
}

/** A header alone, or only what a rule passes over, is silence and no good news. */
export function saysNothing(part: FilePart): boolean {
  return part.readings.length === 0 && part.rejected.every((entry) => entry.skipped);
}
