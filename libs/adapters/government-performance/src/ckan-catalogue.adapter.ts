import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';

export const CkanSettings = z.strictObject({
  source: HttpSource.describe('Address of the Action API, e.g. https://…/api/3/action.'),
  action: z
    .enum(['package_search', 'package_list', 'package_show', 'current_package_list_with_resources'])
    .default('package_search')
    .describe('What is asked; package_list gives names only, package_show one data set (query: {id: …}).'),
  query: z.record(z.string(), z.string()).default({}).describe('Further parameters of the action, e.g. q, fq or id.'),
  rows: z.number().int().min(1).max(1000).default(100).describe('Data sets a page.'),
  maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault.'),
  datasets: Slug.optional().describe('Indicator of the number of data sets.'),
  agencies: Slug.optional().describe('Indicator of the number of agencies that have published at least one.'),
  domains: Slug.optional().describe('Indicator of the number of domains (groups) that hold at least one.'),
  resources: Slug.optional().describe('Indicator of the number of files and services (resources) in the data sets.'),
});
export type CkanSettings = z.infer<typeof CkanSettings>;

const Dataset = z.object({
  id: z.string().optional(),
  name: z.string(),
  organization: z.object({ name: z.string() }).nullish(),
  groups: z.array(z.object({ name: z.string() })).optional(),
  resources: z.array(z.unknown()).optional(),
});

/** package_search counts and lists, package_list names, package_show tells one data set, its sister many. */
const Result = z.union([
  z.object({ count: z.number().int().min(0), results: z.array(z.unknown()) }),
  z.array(z.unknown()).transform((results) => ({ count: results.length, results })),
  Dataset.loose().transform((dataset) => ({ count: 1, results: [dataset] })),
]);

const Answer = z.object({
  success: z.boolean(),
  result: Result.optional(),
  error: z.object({ __type: z.string().optional(), message: z.string().optional() }).optional(),
});

/** A province's data catalogue through the CKAN Action API. */
export const ckanCatalogue = defineAdapter<CkanSettings>({
  kind: 'ckan-catalogue',
  title: 'CKAN Action API: the province’s open-data catalogue',
  component: 'government-performance',
  settings: CkanSettings,
  fetch: fetchAll,
  parse: parsePages,
});

async function fetchAll(ctx: FetchContext, settings: CkanSettings): Promise<RawPayload[] | Unchanged> {
  if (settings.action !== 'package_list' && settings.action !== 'package_show') return fetchPages(ctx, settings);
  const payload = await ctx.http(settings.source, { path: settings.action, query: settings.query });
  return payload === unchanged ? unchanged : [payload];
}

async function fetchPages(ctx: FetchContext, settings: CkanSettings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  let read = 0;
  for (let page = 0; page < settings.maxPages; page += 1) {
    const payload = await ctx.http(settings.source, { path: settings.action, query: { ...settings.query, ...pageQuery(settings, read) } });
    if (payload === unchanged) return unchanged;
    const { count, results } = resultOf(payload);
    if (page > 0 && results.length === 0) return pages;
    pages.push(payload);
    read += results.length;
    // A list without a count is over when nothing more comes.
    if (results.length === 0 || (settings.action === 'package_search' && read >= count)) return pages;
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of data sets: raise settings.rows or settings.maxPages`);
}

function pageQuery({ action, rows }: CkanSettings, read: number): Record<string, string> {
  return action === 'package_search' ? { rows: String(rows), start: String(read) } : { limit: String(rows), offset: String(read) };
}

/** @throws AdapterFault for `success: false`, also in HTTP 200, and for another document */
function resultOf(payload: RawPayload): { count: number; results: unknown[] } {
  const parsed = Answer.safeParse(jsonOf(payload));
  if (!parsed.success) throw new AdapterFault('bad-shape', `${payload.name} is no answer of the catalogue`, { cause: parsed.error });
  const { success, result, error } = parsed.data;
  if (success && result) return result;
  const denied = error?.__type === 'Authorization Error';
  throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${payload.name} answered success: false (${error?.message ?? error?.__type ?? 'without a reason'})`);
}

function parsePages(payloads: readonly RawPayload[], settings: CkanSettings, pack: PackView): FeedBatch {
  const pages = payloads.map((payload) => ({ payload, ...resultOf(payload) }));
  const last = pages.at(-1);
  const count = Math.max(...pages.map((page) => page.count), isList(settings) ? pages.reduce((sum, page) => sum + page.count, 0) : 0);
  if (!last || count === 0) throw new AdapterFault('empty', 'the catalogue holds no data set');
  const rejected: Rejected[] = [];
  const datasets = new Map<string, z.infer<typeof Dataset>>();
  for (const { payload, results } of pages) {
    results.forEach((raw, i) => {
      const parsed = Dataset.safeParse(typeof raw === 'string' ? { name: raw } : raw);
      if (parsed.success) datasets.set(parsed.data.id ?? parsed.data.name, parsed.data);
      else rejected.push({ where: `${payload.name}/result/results/${i}`, raw: JSON.stringify(raw).slice(0, 2000), reason: 'a data set without a name, or with an organisation or groups that are none' });
    });
  }
  const whole = datasets.size + rejected.length >= count;
  if (!whole) rejected.push({ where: last.payload.name, raw: `${datasets.size} of ${count}`, reason: 'not all data sets were listed: agencies and domains cannot be counted' });
  const readings = figures(settings, { count, datasets: [...datasets.values()], whole }).map((figure) => ({ ...figure, area: pack.provinceArea, at: last.payload.fetchedAt }));
  return { readings, events: [], rejected };
}

function isList({ action }: CkanSettings): boolean {
  return action === 'current_package_list_with_resources';
}

interface Counted {
  count: number;
  datasets: readonly z.infer<typeof Dataset>[];
  whole: boolean;
}

function figures(settings: CkanSettings, counted: Counted): Pick<Reading, 'indicator' | 'value' | 'where'>[] {
  const { count, datasets, whole } = counted;
  // package_list gives names alone: of them nothing but their number is known.
  const tells = whole && datasets.some(({ organization, groups }) => organization !== undefined || groups !== undefined);
  const told = whole && datasets.every(({ resources }) => resources !== undefined);
  const figure = (indicator: string | undefined, value: number, where: string) => (indicator === undefined ? [] : [{ indicator, value, where }]);
  return [
    ...figure(settings.datasets, count, '/result/count'),
    ...(told ? figure(settings.resources, datasets.reduce((sum, { resources = [] }) => sum + resources.length, 0), '/result/results/*/resources') : []),
    ...(tells ? figure(settings.agencies, distinct(datasets, ({ organization }) => (organization ? [organization] : [])), '/result/results/*/organization/name') : []),
    ...(tells ? figure(settings.domains, distinct(datasets, ({ groups = [] }) => groups), '/result/results/*/groups/*/name') : []),
  ];
}

function distinct(datasets: Counted['datasets'], namesOf: (dataset: Counted['datasets'][number]) => readonly { name: string }[]): number {
  return new Set(datasets.flatMap((dataset) => namesOf(dataset).map(({ name }) => name))).size;
}
