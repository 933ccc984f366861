import { z } from 'zod';
import type { FeedBatch } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, readRecords, RecordMapping, unchanged, type FetchContext, type HttpRequest, type RawPayload, type RecordTable, type Unchanged } from '@ioc/adapter-kit';
import { saysNothing } from './each-payload.js';
import { recordExcerpt } from './record-excerpt.js';

const CkanDatastoreSettings = z.strictObject({
  source: HttpSource.describe('Address of the Action API, e.g. https://…/api/3/action; a private data set takes its token by auth {kind: header, name: Authorization}'),
  resource: z.string().describe('Id of the resource (resource_id)'),
  filters: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])).default({}).describe('Column → value or values that the source shall filter by'),
  query: z.record(z.string(), z.string()).default({}).describe('Further parameters of datastore_search: q, fields, sort, include_total'),
  method: z.enum(['GET', 'POST']).default('GET'),
  limit: z.number().int().min(1).max(32_000).default(1000).describe('Records a page'),
  maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault: figures of half a table would be wrong'),
  table: RecordMapping,
});
type CkanDatastoreSettings = z.infer<typeof CkanDatastoreSettings>;

const Answer = z.object({
  success: z.boolean(),
  result: z
    .object({
      fields: z.array(z.object({ id: z.string(), type: z.string().optional() })),
      records: z.array(z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())])),
      total: z.number().int().nonnegative().nullish(),
      total_was_estimated: z.boolean().optional(),
    })
    .optional(),
  error: z.looseObject({ __type: z.string().optional(), message: z.string().optional() }).optional(),
});
type Result = NonNullable<z.infer<typeof Answer>['result']>;

/** Tables in a CKAN datastore: any department's open data by its columns. */
export const ckanDatastore = defineAdapter<CkanDatastoreSettings>({
  kind: 'ckan-datastore',
  title: 'CKAN datastore_search: tables of an open-data portal',
  component: 'any',
  settings: CkanDatastoreSettings,
  fetch: fetchPages,
  parse(payloads, settings, pack) {
    const table = tableOf(payloads);
    const batch: FeedBatch = { ...readRecords(table, settings.table, pack), events: [] };
    if (saysNothing(batch)) throw new AdapterFault('empty', 'the resource holds no record that is wanted');
    return batch;
  },
  excerpt: (payload, place) => recordExcerpt({ payload, place }, '/result/records', () => namedRecords(resultOf(payload))),
});

/**
 * Pages by offset: `_links.next` is relative and given after the last page too, so that it tells nothing more.
 * Without `total` a page is the last when nothing comes after it: servers cut pages below the limit that was asked for.
 */
async function fetchPages(ctx: FetchContext, settings: CkanDatastoreSettings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  let read = 0;
  for (let page = 0; page < settings.maxPages; page += 1) {
    const payload = await ctx.http(settings.source, requestOf(settings, read));
    if (payload === unchanged) return unchanged;
    const { records, total, total_was_estimated: estimated } = resultOf(payload);
    if (page > 0 && records.length === 0) return pages;
    pages.push(payload);
    read += records.length;
    if (records.length === 0 || (typeof total === 'number' && estimated !== true && read >= total)) return pages;
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of records: raise settings.limit or settings.maxPages`);
}

function requestOf({ resource, filters, query, method, limit }: CkanDatastoreSettings, offset: number): HttpRequest {
  const hasFilters = Object.keys(filters).length > 0;
  if (method === 'POST') {
    const body = { ...query, resource_id: resource, limit, offset, ...(hasFilters && { filters }) };
    return { path: 'datastore_search', method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  }
  const asked = { ...query, resource_id: resource, limit: String(limit), offset: String(offset), ...(hasFilters && { filters: JSON.stringify(filters) }) };
  return { path: 'datastore_search', query: asked };
}

/** @throws AdapterFault for `success: false`, also in HTTP 200, and for another document */
function resultOf(payload: RawPayload): Result {
  const parsed = Answer.safeParse(jsonOf(payload));
  if (!parsed.success) throw new AdapterFault('bad-shape', `${payload.name} is no answer of datastore_search`, { cause: parsed.error });
  const { success, result, error } = parsed.data;
  if (success && result) return result;
  const denied = error?.__type === 'Authorization Error';
  throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${payload.name} answered success: false (${error?.message ?? JSON.stringify(error ?? 'without a reason').slice(0, 200)})`);
}

const numericTypes = /^(int|int2|int4|int8|integer|bigint|smallint|numeric|decimal|float|float4|float8|double|real|number)/i;

/** The pages as one table; a record that came on two pages, because the table grew meanwhile, counts once. */
function tableOf(payloads: readonly RawPayload[]): RecordTable {
  const pages = payloads.map((payload) => ({ payload, ...resultOf(payload) }));
  const [first] = pages;
  if (!first) throw new AdapterFault('empty', 'the portal answered nothing');
  const seen = new Set<unknown>();
  const records = pages.flatMap(({ payload, ...page }) =>
    namedRecords(page).flatMap((values, i) => {
      const id = values['_id'];
      if (id !== undefined && seen.has(id)) return [];
      seen.add(id);
      return [{ values, where: `${pages.length > 1 ? payload.name : ''}/result/records/${i}` }];
    }),
  );
  const columns = first.fields.map(({ id, type }) => ({ id, numeric: numericTypes.test(type ?? '') }));
  return { name: first.payload.name, columns, records, fetchedAt: first.payload.fetchedAt };
}

/** With `records_format=lists` the portal gives values without names. */
function namedRecords({ fields, records }: Pick<Result, 'fields' | 'records'>): Readonly<Record<string, unknown>>[] {
  return records.map((record) => (Array.isArray(record) ? Object.fromEntries(fields.map(({ id }, column) => [id, record[column]])) : record));
}
