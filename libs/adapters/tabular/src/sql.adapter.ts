import { z } from 'zod';
import type { FeedBatch } from '@ioc/contracts';
import { AdapterFault, defineAdapter, jsonOf, readRecords, RecordMapping, SqlSource, type RawPayload, type RecordTable } from '@ioc/adapter-kit';
import { saysNothing } from './each-payload.js';
import { recordExcerpt } from './record-excerpt.js';

const SqlSettings = z.strictObject({
  source: SqlSource,
  table: RecordMapping,
});
type SqlSettings = z.infer<typeof SqlSettings>;

const Answer = z.strictObject({
  columns: z.array(z.strictObject({ name: z.string(), type: z.enum(['number', 'text']) })),
  rows: z.array(z.array(z.union([z.string(), z.null()]))),
});

/** A department's own database, read only. */
export const sql = defineAdapter<SqlSettings>({
  kind: 'sql',
  title: 'PostgreSQL: one SELECT in a read-only transaction',
  component: 'any',
  settings: SqlSettings,
  async fetch(ctx, settings) {
    return [await ctx.sql(settings.source)];
  },
  parse(payloads, settings, pack) {
    const batch: FeedBatch = { readings: [], events: [], rejected: [] };
    for (const payload of payloads) {
      const { readings, rejected } = readRecords(tableOf(payload), settings.table, pack);
      batch.readings.push(...readings);
      batch.rejected.push(...rejected);
    }
    if (saysNothing(batch)) throw new AdapterFault('empty', 'the query answered no row that is wanted');
    return batch;
  },
  excerpt: (payload, place) => recordExcerpt({ payload, place }, '/rows', () => tableOf(payload).records.map(({ values }) => values)),
});

/** @throws AdapterFault `bad-shape` for another document, for rows that do not fit the columns, and for two columns of one name */
function tableOf(payload: RawPayload): RecordTable {
  const parsed = Answer.safeParse(jsonOf(payload));
  if (!parsed.success) throw new AdapterFault('bad-shape', `${payload.name} is no answer of a query`, { cause: parsed.error });
  const { columns, rows } = parsed.data;
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new AdapterFault('bad-shape', `two columns of the query are called "${twice}": give one another name by AS`);
  if (rows.some((row) => row.length !== names.length)) throw new AdapterFault('bad-shape', `${payload.name}: a row does not fit the columns`);
  return {
    name: payload.name,
    columns: columns.map(({ name, type }) => ({ id: name, numeric: type === 'number' })),
    records: rows.map((row, i) => ({ values: Object.fromEntries(names.map((name, column) => [name, row[column]])), where: `/rows/${i}` })),
    fetchedAt: payload.fetchedAt,
  };
}
