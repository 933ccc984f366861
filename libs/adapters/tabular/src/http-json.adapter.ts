import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, PushSource, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { FeedBatch } from '@ioc/contracts';
import { saysNothing } from './each-payload.js';
import { notAsked } from './file-fetch.js';
import { compileMapping, Mapping } from './jsonata-mapping.js';
import { decimalMarkOfItems, readItem } from './mapped-item.js';

const HttpJsonSettings = z.strictObject({
  source: z.union([HttpSource, PushSource]).describe('An address that is asked, or push: the service sends by itself'),
  request: z
    .strictObject({
      path: z.string().optional().describe('Appended to the address'),
      query: z.record(z.string(), z.string()).optional(),
      method: z.enum(['GET', 'POST']).default('GET'),
      body: z.string().optional().describe('Body of a POST'),
    })
    .prefault({})
    .describe('How the source is asked'),
  fault: Mapping.optional().describe('JSONata over the whole answer: a text when HTTP 200 carries an error, else nothing'),
  records: z
    .string()
    .regex(/^(\/.*)?$/, 'must be a JSON pointer such as /data')
    .default('')
    .describe('JSON pointer to the record or the list of records; the whole answer when empty'),
  readings: Mapping.describe(
    'JSONata over one record ($root: the whole answer): {indicator, value, at, field?, area?, asOf?, breakdown?, unit?, status?} or a list of such; field names the member that holds the figure',
  ),
  decimal: z.enum(['auto', ',', '.']).default('auto').describe('Decimal mark of figures that are texts'),
});
type HttpJsonSettings = z.infer<typeof HttpJsonSettings>;

/** Any JSON answer over HTTP, by a JSONata mapping. */
export const httpJson = defineAdapter<HttpJsonSettings, Promise<FeedBatch>>({
  kind: 'http-json',
  title: 'A JSON answer over HTTP, mapped by JSONata',
  component: 'any',
  settings: HttpJsonSettings,
  async fetch(ctx, settings) {
    const { source } = settings;
    if ('push' in source) throw notAsked();
    const { method, path, query, body } = settings.request;
    const answer = await ctx.http(source, {
      method,
      ...(path !== undefined && { path }),
      ...(query && { query }),
      ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
    });
    return answer === 'unchanged' ? answer : [answer];
  },
  async parse(payloads, settings, pack) {
    const batch: FeedBatch = { readings: [], events: [], rejected: [] };
    for (const payload of payloads) await readAnswer(payload, settings, { batch, pack });
    if (saysNothing(batch)) throw new AdapterFault('empty', 'the answer holds no record');
    return batch;
  },
});

async function readAnswer(payload: RawPayload, settings: HttpJsonSettings, { batch, pack }: { batch: FeedBatch; pack: PackView }): Promise<void> {
  const root = jsonOf(payload);
  await refuseErrorBody(root, settings, payload.name);
  const evaluate = compileMapping(settings.readings);
  const items: { item: unknown; where: string }[] = [];
  for (const [i, { record, where }] of recordsAt(root, settings.records, payload.name).entries()) {
    // JSONata takes about 1 ms a record and never lets others have their turn.
    if (i % 20 === 19) await setImmediate();
    const found = await evaluate(record, { root });
    if (found === undefined) batch.rejected.push({ where, raw: JSON.stringify(record).slice(0, 300), reason: 'the mapping brings nothing of this record', skipped: true });
    else for (const item of Array.isArray(found) ? found : [found]) items.push({ item, where });
  }
  const mark = settings.decimal === 'auto' ? decimalMarkOfItems(items.map(({ item }) => item)) : settings.decimal;
  for (const { item, where } of items) {
    const read = readItem(item, { where, mark, pack });
    if ('reason' in read) batch.rejected.push(read);
    else batch.readings.push(read);
  }
}

/** HTTP 200 with an error body is a fault: WSO2's `fault`, `success: false`, an error code that is not 0. */
async function refuseErrorBody(root: unknown, settings: HttpJsonSettings, name: string): Promise<void> {
  const said = settings.fault ? await compileMapping(settings.fault)(root, {}) : undefined;
  const found = typeof said === 'string' && said !== '' ? said : commonError(root);
  if (found) throw new AdapterFault('bad-shape', `${name}: the source answered an error: ${found.slice(0, 200)}`);
}

function commonError(root: unknown): string | undefined {
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return undefined;
  const body = root as Record<string, unknown>;
  const code = Number(body['error_code'] ?? body['errorCode'] ?? 0);
  if (code !== 0) return `code ${String(code)} ${textIn(body['message'])}`;
  if (body['success'] === false) return `success: false ${textIn(body['message'])}`;
  const said = body['fault'] || body['error'];
  return said ? textIn(said) : undefined;
}

const textIn = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

function recordsAt(root: unknown, pointer: string, name: string): { record: unknown; where: string }[] {
  let at = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const holder = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>) : undefined;
    if (!holder) throw new AdapterFault('bad-shape', `${name}: nothing stands at ${pointer}`);
    at = holder[key];
  }
  if (Array.isArray(at)) return at.map((record: unknown, i) => ({ record, where: `${pointer}/${i}` }));
  if (typeof at !== 'object' || at === null) throw new AdapterFault('bad-shape', `${name}: no record stands at ${pointer || 'the root'}`);
  return [{ record: at, where: pointer }];
}
