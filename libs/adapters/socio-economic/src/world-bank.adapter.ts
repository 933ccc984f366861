import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type ReadingStatus, type Rejected } from '@ioc/contracts';
import { AdapterFault, areaCodeOf, defineAdapter, figureOf, HttpSource, jsonOf, readPeriod, unchanged, type FetchContext, type FigureValue, type NotTaken, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';

const Target = z.strictObject({
  indicator: Slug,
  unit: z.string().optional().describe('Unit of the published figures, e.g. USD; that of the indicator when absent'),
  breakdown: z.string().max(120).optional(),
});

const WorldBankSettings = z.strictObject({
  source: HttpSource.describe('Address of the Indicators API, e.g. https://api.worldbank.org/v2'),
  countries: z.array(z.string()).min(1).default(['VN']).describe('Countries that are asked for, by ISO code'),
  indicators: z.record(z.string(), z.union([Slug, Target])).describe('Indicator of the World Bank, e.g. NY.GDP.MKTP.CD → indicator'),
  date: z.string().optional().describe('Years that are asked for, e.g. 2015:2024'),
  areas: z.record(z.string(), z.string()).default({}).describe('Country by id, ISO code or name → code of the area; names that the pack knows need no entry'),
  perPage: z.number().int().min(1).max(32_500).default(1000),
  maxPages: z.number().int().positive().default(50).describe('More pages of one indicator than this is a fault'),
});
type WorldBankSettings = z.infer<typeof WorldBankSettings>;

/** Counts come as numbers and as texts, even in one answer. */
const Count = z.coerce.number().int().nonnegative();
const Meta = z.looseObject({ page: Count, pages: Count, total: Count });
const Named = z.object({ id: z.string(), value: z.string().nullish() });
const Row = z.looseObject({
  indicator: Named,
  country: Named,
  countryiso3code: z.string().nullish(),
  date: z.union([z.string(), z.number()]),
  value: z.union([z.number(), z.string(), z.null()]),
  obs_status: z.string().nullish(),
});
type Row = z.infer<typeof Row>;
const ErrorBody = z.tuple([z.looseObject({ message: z.array(z.looseObject({ key: z.string().optional(), value: z.string().optional() })) })]);

/** World Development Indicators and their sisters. */
export const worldBank = defineAdapter<WorldBankSettings>({
  kind: 'world-bank',
  title: 'World Bank Indicators API v2',
  component: 'socio-economic',
  settings: WorldBankSettings,
  fetch: fetchPages,
  parse: parsePages,
});

async function fetchPages(ctx: FetchContext, settings: WorldBankSettings): Promise<RawPayload[] | Unchanged> {
  const payloads: RawPayload[] = [];
  for (const id of Object.keys(settings.indicators)) {
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      if (page > settings.maxPages) throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of ${id}: raise settings.perPage or settings.maxPages`);
      const query = { format: 'json', per_page: String(settings.perPage), page: String(page), ...(settings.date !== undefined && { date: settings.date }) };
      const path = `country/${settings.countries.map(encodeURIComponent).join(';')}/indicator/${encodeURIComponent(id)}`;
      const payload = await ctx.http(settings.source, { path, query });
      if (payload === unchanged) return unchanged;
      payloads.push(payload);
      pages = pageOf(payload).pages;
    }
  }
  return payloads;
}

/** @throws AdapterFault for the error body, which comes under HTTP 200, and for another document */
function pageOf(payload: RawPayload): { pages: number; page: number; total: number; rows: unknown[] } {
  const json = jsonOf(payload);
  const error = ErrorBody.safeParse(json);
  if (error.success) {
    const said = error.data[0].message.map(({ key, value }) => [key, value].filter(Boolean).join(': ')).join('; ');
    throw new AdapterFault('bad-shape', `${payload.name}: the source answered an error: ${said.slice(0, 200)}`);
  }
  const [meta, rows] = Array.isArray(json) ? (json as unknown[]) : [];
  const checked = Meta.safeParse(meta);
  if (!checked.success || !(rows === null || rows === undefined || Array.isArray(rows))) throw new AdapterFault('bad-shape', `${payload.name} is no answer of the Indicators API`);
  return { ...checked.data, rows: rows ?? [] };
}

function parsePages(payloads: readonly RawPayload[], settings: WorldBankSettings, pack: PackView): FeedBatch {
  const batch: FeedBatch = { readings: [], events: [], rejected: [] };
  for (const payload of payloads) {
    const { rows } = pageOf(payload);
    if (rows.length === 0) batch.rejected.push({ where: `${payload.name}/1`, raw: '', reason: 'the source has no data for this indicator and these countries' });
    rows.forEach((raw, i) => {
      const where = `${payloads.length > 1 ? payload.name : ''}/1/${i}/value`.slice(-300);
      const read = readRow(raw, { settings, pack, where });
      if ('reason' in read) batch.rejected.push(read);
      else batch.readings.push(read);
    });
  }
  if (batch.readings.length === 0 && payloads.every((payload) => pageOf(payload).rows.length === 0)) throw new AdapterFault('empty', 'the source has no data: the second part of its answer is empty');
  return batch;
}

interface RowContext {
  settings: WorldBankSettings;
  pack: PackView;
  where: string;
}

/** The source marks estimates and forecasts; without a mark nothing is said of a figure's standing. */
const statuses = new Map<string, ReadingStatus>([['e', 'estimate'], ['f', 'estimate'], ['p', 'preliminary']]);

function readRow(raw: unknown, { settings, pack, where }: RowContext): Reading | Rejected {
  const refuse = (reason: string, more: Partial<Rejected> = {}): Rejected => ({ where, raw: JSON.stringify(raw).slice(0, 300), reason, ...more });
  const row = Row.safeParse(raw);
  if (!row.success) return refuse('no observation: indicator, country, date and value are expected');
  const target = targetOf(row.data.indicator.id, settings);
  if (!target) return refuse(`no mapping for ${row.data.indicator.id}`, { skipped: true });
  const time = periodOf(row.data, pack);
  const area = areaOf(row.data, settings, pack);
  const figure = figureOf(row.data.value, { mark: '.', unit: target.unit, indicator: target.indicator, pack });
  for (const part of [time, area, figure]) if ('reason' in part) return refuse(part.reason);
  return { indicator: target.indicator, area: (area as { code: string }).code, breakdown: target.breakdown, ...(time as { at: string }), ...standing(figure as FigureValue, row.data), where };
}

function targetOf(id: string, { indicators }: WorldBankSettings): z.infer<typeof Target> | undefined {
  const item = Object.hasOwn(indicators, id) ? indicators[id] : undefined;
  return typeof item === 'string' ? { indicator: item } : item;
}

function periodOf({ date }: Row, pack: PackView): { at: string } | NotTaken {
  const time = readPeriod(String(date), [], pack.utcOffset);
  return time && time !== 'ambiguous' ? { at: time.at } : { reason: `no period in "${date}"` };
}

/** A figure that is missing has no standing. */
function standing(figure: FigureValue, { obs_status: said }: Row): FigureValue {
  const status = statuses.get((said ?? '').toLowerCase());
  return figure.value === null || !status ? figure : { ...figure, status };
}

/** By the country's id, its three-letter code (blank for aggregates) or its name. */
function areaOf({ country, countryiso3code }: Row, settings: WorldBankSettings, pack: PackView) {
  const names = [country.id, countryiso3code ?? '', country.value ?? ''].filter((name) => name !== '');
  const mapped = names.find((name) => Object.hasOwn(settings.areas, name));
  if (mapped !== undefined) return areaCodeOf(settings.areas[mapped] ?? '', pack);
  return areaCodeOf(country.value || country.id, pack);
}
