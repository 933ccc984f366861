import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, foldText, HttpSource, jsonOf, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { refuseError } from './dhis2-error.js';
import { unitArea } from './dhis2-target.js';

const Count = z.strictObject({
  indicator: Slug,
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}).describe('Only objects with these members, e.g. {level: 4}'),
  byArea: z.boolean().default(false).describe('Also one figure for each area: that of the object itself, or of the nearest unit above it'),
});

const Dhis2ListSettings = z.strictObject({
  source: HttpSource.describe('Address of the Web API (ending in /api) and its login'),
  list: z.string().regex(/^[A-Za-z]+$/).default('organisationUnits').describe('Plural of the objects: organisationUnits, dataSets, indicators …'),
  query: z.record(z.string(), z.string()).default({}).describe('Further parameters, e.g. filter or fields'),
  pageSize: z.number().int().min(1).max(10_000).default(500),
  maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault'),
  orgUnits: z.record(z.string(), z.string()).default({}).describe('UID or name of an organisation unit → code of the area'),
  counts: z.array(Count).min(1).describe('What is counted'),
});
type Dhis2ListSettings = z.infer<typeof Dhis2ListSettings>;

const Item = z.looseObject({ id: z.string(), name: z.string().optional(), path: z.string().optional(), parent: z.looseObject({ id: z.string() }).nullish(), ancestors: z.array(z.looseObject({ id: z.string(), name: z.string().optional() })).optional() });
type Item = z.infer<typeof Item> & { where: string };
const Pager = z.looseObject({ page: z.number().int(), pageCount: z.number().int().optional(), total: z.number().int().optional(), nextPage: z.string().optional() });

/** What a DHIS2 holds: facilities, data sets, indicators, as numbers of objects. */
export const dhis2List = defineAdapter<Dhis2ListSettings>({
  kind: 'dhis2-list',
  title: 'DHIS2 metadata lists: number of facilities, data sets and the like',
  component: 'health',
  settings: Dhis2ListSettings,
  fetch: fetchPages,
  parse: parsePages,
});

async function fetchPages(ctx: FetchContext, settings: Dhis2ListSettings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  const fields = settings.list === 'organisationUnits' ? 'id,name,level,path,parent[id],ancestors[id,name]' : 'id,name';
  for (let page = 1; page <= settings.maxPages; page += 1) {
    const query = { fields, ...settings.query, paging: 'true', page: String(page), pageSize: String(settings.pageSize) };
    const payload = await ctx.http(settings.source, { path: `${settings.list}.json`, query, headers: { accept: 'application/json' } });
    if (payload === unchanged) return unchanged;
    pages.push(payload);
    const { pager } = pageOf(payload, settings.list);
    if (!pager || (pager.nextPage === undefined && page >= (pager.pageCount ?? 1))) return pages;
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of ${settings.list}: raise settings.pageSize or settings.maxPages`);
}

/** @throws AdapterFault for an error object and for another list than the one that was asked for */
function pageOf(payload: RawPayload, list: string): { items: unknown[]; pager: z.infer<typeof Pager> | undefined } {
  const json = jsonOf(payload);
  refuseError(json, payload.name);
  const items = typeof json === 'object' && json !== null && Object.hasOwn(json, list) ? (json as Record<string, unknown>)[list] : undefined;
  if (!Array.isArray(items)) throw new AdapterFault('bad-shape', `${payload.name} is no DHIS2 list of ${list}`);
  return { items, pager: Pager.safeParse((json as { pager?: unknown }).pager).data };
}

function parsePages(payloads: readonly RawPayload[], settings: Dhis2ListSettings, pack: PackView): FeedBatch {
  const rejected: Rejected[] = [];
  const items = new Map<string, Item>();
  let total = 0;
  for (const payload of payloads) {
    const page = pageOf(payload, settings.list);
    total = Math.max(total, page.pager?.total ?? 0);
    page.items.forEach((raw, i) => {
      const where = `${payloads.length > 1 ? payload.name : ''}/${settings.list}/${i}`;
      const item = Item.safeParse(raw);
      if (item.success) items.set(item.data.id, { ...item.data, where });
      else rejected.push({ where, raw: JSON.stringify(raw).slice(0, 300), reason: 'an object without an id' });
    });
  }
  if (items.size === 0 && rejected.length === 0) throw new AdapterFault('empty', `the list of ${settings.list} is empty`);
  if (items.size + rejected.length < total) {
    rejected.push({ where: '/pager/total', raw: `${items.size} of ${total}`, reason: 'not all objects were listed: they cannot be counted' });
    return { readings: [], events: [], rejected };
  }
  const at = payloads.at(-1)?.fetchedAt ?? '';
  return { readings: countsOf([...items.values()], settings, { pack, rejected }).map((reading) => ({ ...reading, at })), events: [], rejected };
}

type Counted = Omit<Reading, 'at'>;

function countsOf(items: readonly Item[], settings: Dhis2ListSettings, { pack, rejected }: { pack: PackView; rejected: Rejected[] }): Counted[] {
  return settings.counts.flatMap(({ indicator, where, byArea }) => {
    const chosen = items.filter((item) => Object.entries(where).every(([name, wanted]) => Object.hasOwn(item, name) && foldText(String(item[name])) === foldText(String(wanted))));
    const all: Counted = { indicator, area: pack.provinceArea, value: chosen.length, where: `/${settings.list}: ${chosen.length} of ${items.length}` };
    if (!byArea) return [all];
    const byCode = new Map<string, number>();
    for (const item of chosen) {
      const area = areaAbove(item, settings, pack);
      if (area === undefined) rejected.push({ where: item.where, raw: `${item.id} ${item.name ?? ''}`, reason: 'neither the unit nor one above it is an area of the pack: counted for the province only' });
      else if (area !== pack.provinceArea) byCode.set(area, (byCode.get(area) ?? 0) + 1);
    }
    return [all, ...[...byCode].sort().map(([area, value]) => ({ indicator, area, value, where: `/${settings.list}: in ${area}` }))];
  });
}

/** The unit itself, then those above it, the nearest first: by ancestors, path and parent. */
function areaAbove(item: Item, settings: Dhis2ListSettings, pack: PackView): string | undefined {
  const units = new Map(Object.entries(settings.orgUnits));
  const names = new Map((item.ancestors ?? []).map(({ id, name }) => [id, name ?? id]));
  const above = item.path ? item.path.split('/').filter(Boolean).reverse() : [...[...names.keys()].reverse(), ...(item.parent ? [item.parent.id] : [])];
  for (const id of new Set([item.id, ...above])) {
    const found = unitArea({ id, name: id === item.id ? (item.name ?? id) : (names.get(id) ?? id) }, units, pack);
    if ('area' in found) return found.area;
  }
  return undefined;
}
