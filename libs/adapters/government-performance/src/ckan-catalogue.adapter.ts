import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';

export const CkanSettings = z.strictObject({
  source: HttpSource.describe('Address of the Action API, e.g. https://…/api/3/action.'),
  query: z.record(z.string(), z.string()).default({}).describe('Further parameters of package_search, e.g. q or fq.'),
  rows: z.number().int().min(1).max(1000).default(100).describe('Data sets a page.'),
  maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault.'),
  datasets: Slug.optional().describe('Indicator of the number of data sets.'),
  agencies: Slug.optional().describe('Indicator of the number of agencies that have published at least one.'),
  domains: Slug.optional().describe('Indicator of the number of domains (groups) that hold at least one.'),
});
export type CkanSettings = z.infer<typeof CkanSettings>;

const Dataset = z.object({
  id: z.string().optional(),
  name: z.string(),
  organization: z.object({ name: z.string() }).nullish(),
  groups: z.array(z.object({ name: z.string() })).optional(),
});

const Answer = z.object({
  success: z.boolean(),
  result: z.object({ count: z.number().int().min(0), results: z.array(z.unknown()) }).optional(),
  error: z.object({ __type: z.string().optional(), message: z.string().optional() }).optional(),
});

/** A province's data catalogue through the CKAN Action API. */
export const ckanCatalogue = defineAdapter<CkanSettings>({
  kind: 'ckan-catalogue',
  title: 'CKAN Action API: the province’s open-data catalogue',
  component: 'government-performance',
  settings: CkanSettings,
  fetch: fetchPages,
  parse: parsePages,
});

async function fetchPages(ctx: FetchContext, settings: CkanSettings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  let read = 0;
  for (let page = 0; page < settings.maxPages; page += 1) {
    const query = { ...settings.query, rows: String(settings.rows), start: String(read) };
    const payload = await ctx.http(settings.source, { path: 'package_search', query });
    if (payload === unchanged) return unchanged;
    pages.push(payload);
    const { count, results } = resultOf(payload);
    read += results.length;
    if (results.length === 0 || read >= count) return pages;
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of data sets: raise settings.rows or settings.maxPages`);
}

/** @throws AdapterFault for `success: false`, also in HTTP 200, and for another document */
function resultOf(payload: RawPayload): { count: number; results: unknown[] } {
  const parsed = Answer.safeParse(jsonOf(payload));
  if (!parsed.success) throw new AdapterFault('bad-shape', `${payload.name} is no answer of package_search`, { cause: parsed.error });
  const { success, result, error } = parsed.data;
  if (success && result) return result;
  const denied = error?.__type === 'Authorization Error';
  throw new AdapterFault(denied ? 'denied' : 'bad-shape', `${payload.name} answered success: false (${error?.message ?? error?.__type ?? 'without a reason'})`);
}

function parsePages(payloads: readonly RawPayload[], settings: CkanSettings, pack: PackView): FeedBatch {
  const pages = payloads.map((payload) => ({ payload, ...resultOf(payload) }));
  const last = pages.at(-1);
  if (!last || last.count === 0) throw new AdapterFault('empty', 'the catalogue holds no data set');
  const rejected: Rejected[] = [];
  const datasets = new Map<string, z.infer<typeof Dataset>>();
  for (const { payload, results } of pages) {
    results.forEach((raw, i) => {
      const parsed = Dataset.safeParse(raw);
      if (parsed.success) datasets.set(parsed.data.id ?? parsed.data.name, parsed.data);
      else rejected.push({ where: `${payload.name}/result/results/${i}`, raw: JSON.stringify(raw).slice(0, 2000), reason: 'a data set without a name, or with an organisation or groups that are none' });
    });
  }
  const whole = datasets.size + rejected.length >= last.count;
  if (!whole) rejected.push({ where: last.payload.name, raw: `${datasets.size} of ${last.count}`, reason: 'not all data sets were listed: agencies and domains cannot be counted' });
  const readings = figures(settings, { count: last.count, datasets: [...datasets.values()], whole }).map((figure) => ({ ...figure, area: pack.provinceArea, at: last.payload.fetchedAt }));
  return { readings, events: [], rejected };
}

interface Counted {
  count: number;
  datasets: readonly z.infer<typeof Dataset>[];
  whole: boolean;
}

function figures(settings: CkanSettings, { count, datasets, whole }: Counted): Pick<Reading, 'indicator' | 'value' | 'where'>[] {
  const agencies = new Set(datasets.flatMap(({ organization }) => (organization ? [organization.name] : [])));
  const domains = new Set(datasets.flatMap(({ groups }) => (groups ?? []).map(({ name }) => name)));
  return [
    ...(settings.datasets ? [{ indicator: settings.datasets, value: count, where: '/result/count' }] : []),
    ...(settings.agencies && whole ? [{ indicator: settings.agencies, value: agencies.size, where: '/result/results/*/organization/name' }] : []),
    ...(settings.domains && whole ? [{ indicator: settings.domains, value: domains.size, where: '/result/results/*/groups/*/name' }] : []),
  ];
}
