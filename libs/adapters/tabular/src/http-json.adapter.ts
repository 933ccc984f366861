import { setImmediate } from 'node:timers/promises';
import { AdapterFault, defineAdapter, excerptOf, jsonOf, textOf, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { FeedBatch } from '@ioc/contracts';
import { saysNothing } from './each-payload.js';
import { fetchPages } from './http-json-pages.js';
import { HttpJsonSettings } from './http-json-settings.js';
import { atPointer } from './json-pointer.js';
import { compileMapping } from './jsonata-mapping.js';
import { decimalMarkOfItems, readItem } from './mapped-item.js';
import { recordExcerpt } from './record-excerpt.js';
import { headedRecords } from './text-grid.js';

/** Any JSON answer over HTTP, by a JSONata mapping. */
export const httpJson = defineAdapter<HttpJsonSettings, Promise<FeedBatch>>({
  kind: 'http-json',
  title: 'A JSON (or CSV) answer over HTTP, mapped by JSONata',
  component: 'any',
  settings: HttpJsonSettings,
  fetch: fetchPages,
  async parse(payloads, settings, pack) {
    const batch: FeedBatch = { readings: [], events: [], rejected: [] };
    for (const payload of payloads) {
      await readAnswer(payload, settings, { batch, pack, place: payloads.length > 1 ? `${payload.name}: ` : '' });
    }
    if (saysNothing(batch)) throw new AdapterFault('empty', 'the answer holds no record');
    return batch;
  },
  excerpt: (payload, place, { format, records }) => (format === 'csv' ? recordExcerpt({ payload, place }, records, () => headedRecords(payload, textOf(payload))) : excerptOf(payload, place)),
});

interface AnswerContext {
  batch: FeedBatch;
  pack: PackView;
  /** Stands before the places of one page of several. */
  place: string;
}
interface PlacedRecord {
  record: unknown;
  where: string;
}

async function readAnswer(payload: RawPayload, settings: HttpJsonSettings, { batch, pack, place }: AnswerContext): Promise<void> {
  const root: unknown = settings.format === 'csv' ? headedRecords(payload, textOf(payload)) : jsonOf(payload);
  await refuseErrorBody(root, settings, payload.name);
  const evaluate = compileMapping(settings.readings);
  const items: { item: unknown; where: string }[] = [];
  for (const [i, { record, where: at }] of (await recordsOf(root, settings, payload.name)).entries()) {
    const where = `${place}${at}`.slice(0, 250);
    // JSONata's promises never let others have their turn: its time limit could not strike.
    if (i % 200 === 199) await setImmediate();
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

async function recordsOf(root: unknown, { select, records: pointer }: HttpJsonSettings, name: string): Promise<PlacedRecord[]> {
  if (select !== undefined) {
    const made = await compileMapping(select)(root, {});
    if (made === undefined) throw new AdapterFault('empty', `${name}: settings.select makes no record of the answer`);
    return (Array.isArray(made) ? made : [made]).map((record: unknown, i) => ({ record, where: `select/${i}` }));
  }
  const at = atPointer(root, pointer);
  if (at === undefined) throw new AdapterFault('bad-shape', `${name}: nothing stands at ${pointer}`);
  if (Array.isArray(at)) return at.map((record: unknown, i) => ({ record, where: `${pointer}/${i}` }));
  if (typeof at !== 'object' || at === null) throw new AdapterFault('bad-shape', `${name}: no record stands at ${pointer || 'the root'}`);
  return [{ record: at, where: pointer }];
}
