import { z } from 'zod';
import { AdapterFault, areaCodeOf, decimalMarkOf, defineAdapter, figureOf, HttpSource, readPeriod, readStatus, type DecimalMark, type FigureValue, type NotTaken, type PackView, type PeriodText } from '@ioc/adapter-kit';
import { Slug, type FeedBatch, type ReadingStatus, type Rejected } from '@ioc/contracts';
import { jsonStatDocument, named, type StatCategory, type StatCell, type StatDimension, type StatDocument } from './json-stat-document.js';

const Selection = z.strictObject({
  where: z.record(z.string(), z.string()).default({}).describe('Dimension → category, each by label or id; every dimension but time and area that has several'),
  indicator: Slug,
  breakdown: z.string().max(120).optional(),
  unit: z.string().optional().describe('Unit of the published figures, e.g. nghìn người'),
});
type Selection = z.infer<typeof Selection>;

const JsonStatSettings = z.strictObject({
  source: HttpSource,
  path: z.string().optional().describe('Appended to the address, e.g. the table V02.01.px'),
  query: z
    .array(z.strictObject({ code: z.string(), filter: z.string().default('item'), values: z.array(z.string()).min(1) }))
    .optional()
    .describe('PX-Web query, sent by POST; the address is read by GET when absent'),
  format: z.enum(['json-stat', 'json-stat2']).default('json-stat').describe('Answer that a PX-Web query asks for'),
  time: z.string().optional().describe('Dimension of time, by label or id; the one with the role "time" when absent'),
  area: z
    .union([
      z.strictObject({ dimension: z.string().describe('Dimension of areas, by label or id') }),
      z.strictObject({ code: z.string().describe('Code of the one area') }),
    ])
    .optional()
    .describe('Which area the figures are of; the whole province when absent'),
  areas: z.record(z.string(), z.string()).default({}).describe('Category ids or labels of areas → codes of the pack, where names alone do not tell'),
  select: z.array(Selection).min(1).describe('Figures that are taken'),
});
type JsonStatSettings = z.infer<typeof JsonStatSettings>;

/** Tables of the statistics office's PX-Web, and any JSON-stat data set. */
export const jsonStat = defineAdapter<JsonStatSettings>({
  kind: 'json-stat',
  title: 'JSON-stat 1.x and 2.0, as PX-Web of the statistics office answers',
  component: 'socio-economic',
  settings: JsonStatSettings,
  async fetch(ctx, settings) {
    const path = settings.path === undefined ? {} : { path: settings.path };
    const answer = await ctx.http(settings.source, settings.query ? { ...path, ...queryRequest(settings) } : { ...path, conditional: true });
    return answer === 'unchanged' ? answer : [answer];
  },
  parse(payloads, settings, pack) {
    const batch: FeedBatch = { readings: [], events: [], rejected: [] };
    for (const payload of payloads) readDocument(jsonStatDocument(payload), { settings, pack, batch, name: payload.name });
    if (batch.readings.length === 0 && batch.rejected.every((entry) => entry.skipped)) throw new AdapterFault('empty', 'the data set holds no value');
    return batch;
  },
});

function queryRequest(settings: JsonStatSettings) {
  const query = (settings.query ?? []).map(({ code, filter, values }) => ({ code, selection: { filter, values } }));
  return { method: 'POST' as const, body: JSON.stringify({ query, response: { format: settings.format } }), headers: { 'content-type': 'application/json' } };
}

interface Context {
  settings: JsonStatSettings;
  pack: PackView;
  batch: FeedBatch;
  name: string;
}

interface Axes {
  time: number;
  area: number | undefined;
  mark: DecimalMark;
}

function readDocument(document: StatDocument, context: Context): void {
  const { dimensions, cells } = document;
  const { settings, batch } = context;
  const time = dimensions.findIndex((dimension) => (settings.time === undefined ? dimension.isTime : named(dimension, settings.time)));
  if (time < 0) throw new AdapterFault('bad-shape', `${context.name}: no dimension of time "${settings.time ?? ''}"; there are ${dimensions.map(({ label }) => label).join(', ')}`);
  const axes: Axes = { time, area: areaAxis(dimensions, context), mark: markOf(cells) };
  const passed = new Map<string, Rejected>();
  const met = new Set<Selection>();
  for (const cell of cells) {
    const others = dimensions.flatMap((dimension, i) => (i === time || i === axes.area ? [] : [{ dimension, place: cell.at[i] ?? 0 }]));
    const selected = settings.select.filter((selection) => selects(selection, others));
    const raw = others.map(({ dimension, place }) => `${dimension.label}=${dimension.categories[place]?.label ?? ''}`).join('; ');
    if (selected.length === 0 && !passed.has(raw)) passed.set(raw, { where: cell.where, raw, reason: 'no mapping for these categories', skipped: true });
    for (const selection of selected) {
      met.add(selection);
      readCell(cell, { ...context, axes, dimensions, selection });
    }
  }
  batch.rejected.push(...passed.values());
  for (const selection of settings.select) {
    if (!met.has(selection)) batch.rejected.push({ where: '/', raw: JSON.stringify(selection.where), reason: `no cell has these categories, wanted for ${selection.indicator}` });
  }
}

function areaAxis(dimensions: readonly StatDimension[], { settings, name }: Context): number | undefined {
  if (!settings.area || 'code' in settings.area) return undefined;
  const wanted = settings.area.dimension;
  const found = dimensions.findIndex((dimension) => named(dimension, wanted));
  if (found < 0) throw new AdapterFault('bad-shape', `${name}: no dimension of areas "${wanted}"; there are ${dimensions.map(({ label }) => label).join(', ')}`);
  return found;
}

/** JSON numbers need no mark; figures as texts are dotted as JSON is unless a comma stands in one. */
function markOf(cells: readonly StatCell[]): DecimalMark {
  const texts = cells.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return decimalMarkOf(texts) ?? (texts.some((text) => text.includes(',')) ? null : '.');
}

/** Every dimension beside time and area is named by the selection, or has one category only. */
function selects(selection: Selection, others: readonly { dimension: StatDimension; place: number }[]): boolean {
  const wanted = Object.entries(selection.where);
  const known = wanted.every(([name]) => others.some(({ dimension }) => named(dimension, name)));
  return known && others.every(({ dimension, place }) => {
    const category = dimension.categories[place];
    const asked = wanted.find(([name]) => named(dimension, name));
    return asked && category ? named(category, asked[1]) : dimension.categories.length === 1;
  });
}

interface CellContext extends Context {
  axes: Axes;
  dimensions: readonly StatDimension[];
  selection: Selection;
}

function readCell(cell: StatCell, context: CellContext): void {
  const { batch, selection, pack, axes } = context;
  const label = categoryAt(cell, axes.time, context).label;
  const time = readPeriod(label, [], pack.utcOffset);
  const area = areaOf(cell, context);
  const figure = figureOf(cell.value, { mark: axes.mark, unit: selection.unit, indicator: selection.indicator, pack });
  const fault = reasonOf(area) ?? (time && time !== 'ambiguous' ? undefined : `no one period in "${label}"`) ?? reasonOf(figure);
  if (fault !== undefined) return void batch.rejected.push({ where: cell.where, raw: String(cell.value), reason: fault });
  batch.readings.push({
    indicator: selection.indicator,
    area: (area as { code: string }).code,
    breakdown: selection.breakdown,
    at: (time as PeriodText).at,
    ...withStatus(figure as FigureValue, statusOf(cell.status) ?? readStatus(label)),
    where: cell.where,
  });
}

const reasonOf = (part: object): string | undefined => ('reason' in part ? String(part.reason) : undefined);

/** A figure that is missing has no standing. */
function withStatus(figure: FigureValue, status: ReadingStatus | undefined): FigureValue {
  return figure.value === null ? figure : { ...figure, status: figure.status ?? status };
}

function categoryAt(cell: StatCell, axis: number, { dimensions }: CellContext): StatCategory {
  return dimensions[axis]?.categories[cell.at[axis] ?? 0] ?? { id: '', label: '' };
}

function areaOf(cell: StatCell, context: CellContext): { code: string } | NotTaken {
  const { axes, settings, pack } = context;
  if (axes.area === undefined) return { code: settings.area && 'code' in settings.area ? settings.area.code : pack.provinceArea };
  const category = categoryAt(cell, axes.area, context);
  const mapped = Object.entries(settings.areas).find(([name]) => named(category, name))?.[1];
  return areaCodeOf(mapped ?? category.label, pack);
}

const statuses = new Map<string, ReadingStatus>([['p', 'preliminary'], ['e', 'estimate'], ['sb', 'preliminary']]);

function statusOf(status: string | undefined): ReadingStatus | undefined {
  return status === undefined ? undefined : statuses.get(status.toLowerCase());
}
