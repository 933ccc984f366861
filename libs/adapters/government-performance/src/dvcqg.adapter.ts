import { z } from 'zod';
import { parseTime, Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { fieldOf, isObject, numberOfField, textOfField, timeOf, type NumberFound } from './json-value.js';

const Figure = z.union([
  z.strictObject({ indicator: Slug, field: z.string().describe('Field with the figure itself, e.g. TONG_SCORE.') }),
  z.strictObject({
    indicator: Slug,
    part: z.array(z.string()).min(1).describe('Fields that are added up and divided …'),
    whole: z.array(z.string()).min(1).describe('… by the sum of these; the figure is the share in %.'),
  }),
]);
type Figure = z.infer<typeof Figure>;

export const DvcqgSettings = z.strictObject({
  source: HttpSource.describe('Address of the portal’s folder jsp/, e.g. https://dichvucong.gov.vn/jsp.'),
  path: z.string().default('rest.jsp').describe('The endpoint.'),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .describe('The JSON of form field params: type, service and its arguments. {year} and {month} stand for the month of the poll in Viet Nam.'),
  only: z
    .strictObject({ field: z.string(), value: z.string() })
    .optional()
    .describe('The one row to take, e.g. field MA_COQUAN, value 000.00.00.H34; all rows when not said.'),
  month: z.string().optional().describe('Field with a row’s month (11/2026, 202611, 2026-11); without it the figures are as of the poll.'),
  year: z.string().optional().describe('Field with the year where the month’s field holds its number only.'),
  area: z.string().optional().describe('Area of the figures; the province when not said.'),
  figures: z.array(Figure).min(1).describe('Fields → indicators. All values of this portal are texts.'),
});
export type DvcqgSettings = z.infer<typeof DvcqgSettings>;

/** Public reports of the national public-service portal: index 766, month summary. */
export const dvcqg = defineAdapter<DvcqgSettings>({
  kind: 'dvcqg',
  title: 'National public-service portal, rest.jsp: service index 766 and month summary',
  component: 'government-performance',
  settings: DvcqgSettings,
  async fetch(ctx, settings) {
    const payload = await ctx.http(settings.source, {
      path: settings.path,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', 'x-requested-with': 'XMLHttpRequest' },
      body: new URLSearchParams({ params: JSON.stringify(filledParams(settings.params, ctx.startedAt)) }).toString(),
    });
    return payload === unchanged ? unchanged : [payload];
  },
  parse: (payloads, settings, pack) => {
    const batches = payloads.map((payload) => parseAnswer(payload, settings, pack));
    return { readings: batches.flatMap(({ readings }) => readings), events: [], rejected: batches.flatMap(({ rejected }) => rejected) };
  },
});

/** The portal runs in Viet Nam: a new month begins there at UTC+7. */
const portalOffsetMs = 7 * 3_600_000;

function filledParams(params: DvcqgSettings['params'], startedAt: string): Record<string, string | number> {
  const [year = '', month = ''] = new Date(Date.parse(startedAt) + portalOffsetMs).toISOString().split('-');
  const fill = (value: string | number): string | number => (typeof value === 'string' ? value.replace('{year}', year).replace('{month}', String(Number(month))) : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, fill(value)]));
}

/**
 * Rows of an answer: a bare array, or a Solr envelope `{response: {docs}}` for `type: "fts"`.
 * @throws AdapterFault for an error object, an empty list
 */
function rowsOf(payload: RawPayload): readonly unknown[] {
  const json = jsonOf(payload);
  const rows = Array.isArray(json) ? json : fieldOf(json, 'response.docs');
  if (!Array.isArray(rows)) {
    const told = isObject(json) ? (textOfField(json, 'message') ?? textOfField(json, 'error_code') ?? textOfField(json, 'error')) : undefined;
    throw new AdapterFault('bad-shape', `${payload.name} answered no rows${told === undefined ? '' : `: ${told}`}`);
  }
  if (rows.length === 0) throw new AdapterFault('empty', `${payload.name} answered an empty list`);
  return rows;
}

function parseAnswer(payload: RawPayload, settings: DvcqgSettings, pack: PackView): FeedBatch {
  const { only } = settings;
  const rows = rowsOf(payload).map((row, i) => ({ row, where: `${payload.name}/${i}` }));
  const ours = only ? rows.filter(({ row }) => textOfField(row, only.field) === only.value) : rows;
  if (only && ours.length === 0) throw new AdapterFault('empty', `${payload.name} has no row with ${only.field} ${only.value} among ${rows.length}`);
  const readings: Reading[] = [];
  const rejected: Rejected[] = [];
  for (const { row, where } of ours) {
    const at = atOf(row, settings, { pack, fetchedAt: payload.fetchedAt });
    if (typeof at !== 'string') {
      rejected.push({ where, raw: JSON.stringify(row).slice(0, 2000), reason: at.reason });
      continue;
    }
    for (const figure of settings.figures) {
      const found = figureOf(row, figure);
      if ('reason' in found) rejected.push({ where, raw: JSON.stringify(row).slice(0, 2000), reason: found.reason });
      else readings.push({ indicator: figure.indicator, area: settings.area ?? pack.provinceArea, value: found.value, at, where: `${where}/${fieldsOf(figure)}` });
    }
  }
  return { readings, events: [], rejected };
}

function atOf(row: unknown, settings: DvcqgSettings, at: { pack: PackView; fetchedAt: string }): string | { reason: string } {
  if (settings.month === undefined) return at.fetchedAt;
  const month = textOfField(row, settings.month) ?? '';
  const year = settings.year === undefined ? undefined : textOfField(row, settings.year);
  const compact = /^(\d{4})(\d{2})$/.exec(month);
  const text = compact ? `${compact[1]}-${compact[2]}` : year === undefined ? month : `${month.padStart(2, '0')}/${year}`;
  const period = timeOf(text, at.pack.utcOffset);
  return period !== null && parseTime(period)?.kind === 'month' ? period : { reason: `${settings.month} is no month: ${month || '(none)'}` };
}

/** Texts of this portal come out of a database: a point is always the decimal mark. */
function numberIn(row: unknown, field: string): NumberFound {
  return numberOfField(row, field, '.');
}

function figureOf(row: unknown, figure: Figure): NumberFound {
  if ('field' in figure) return numberIn(row, figure.field);
  const part = sumOf(row, figure.part);
  const whole = sumOf(row, figure.whole);
  if ('reason' in part) return part;
  if ('reason' in whole) return whole;
  if (part.value === null || whole.value === null || whole.value === 0) return { value: null };
  return { value: Math.round((part.value / whole.value) * 10_000) / 100 };
}

function sumOf(row: unknown, fields: readonly string[]): NumberFound {
  let sum: number | null = 0;
  for (const field of fields) {
    const found = numberIn(row, field);
    if ('reason' in found) return found;
    sum = sum === null || found.value === null ? null : sum + found.value;
  }
  return { value: sum };
}

function fieldsOf(figure: Figure): string {
  return 'field' in figure ? figure.field : `${figure.part.join('+')}÷${figure.whole.join('+')}`;
}
