import { z } from 'zod';
import { Slug, type FeedBatch, type Reading, type Rejected } from '@ioc/contracts';
import { defineAdapter, HttpSource, jsonOf, textOf, unchanged, type PackView, type RawPayload } from '@ioc/adapter-kit';
import { prometheusQuery } from './prometheus-query.js';
import type { PrometheusSample, PrometheusSamples } from './prometheus-sample.js';
import { prometheusText } from './prometheus-text.js';

const combinations = ['only', 'sum', 'max', 'min', 'mean'] as const;

const Figure = z.strictObject({
  indicator: Slug.describe('Indicator (chỉ tiêu) that the figure fills.'),
  metric: z.string().optional().describe('Name of the metric with its ending, e.g. http_requests_total; any when not said, as results of formulas have none.'),
  labels: z.record(z.string(), z.string()).default({}).describe('Labels that a series must have, * for any run of characters; a blank text: must not have it.'),
  query: z.string().optional().describe('PromQL for /api/v1/query; without it the figure is read from the page of metrics.'),
  combine: z.enum(combinations).default('only').describe('How several series of one area become one figure; only: there must be no more than one.'),
  factor: z.number().default(1).describe('The value is multiplied by this, e.g. 100 for a share in %.'),
  area: z.string().optional().describe('Code of the area; the province when not said.'),
  areaLabel: z.string().optional().describe('Label that names the area, by code, name or alias.'),
  breakdown: z.string().optional().describe('Label that breaks the figure down; each of its values is a series of its own.'),
});
type Figure = z.infer<typeof Figure>;

export const PrometheusSettings = z.strictObject({
  source: HttpSource.describe('Address of the exporter or of the Prometheus server, e.g. http://10.62.1.30:9090/.'),
  path: z.string().default('metrics').describe('Page of metrics below the address, for figures without a query.'),
  figures: z.array(Figure).min(1).describe('Figures to take.'),
});
export type PrometheusSettings = z.infer<typeof PrometheusSettings>;

/** Metrics of services and machines. */
export const prometheus = defineAdapter<PrometheusSettings>({
  kind: 'prometheus',
  title: 'Prometheus: text format 0.0.4, OpenMetrics, and the query API',
  component: 'any',
  settings: PrometheusSettings,
  async fetch(ctx, { source, path, figures }) {
    const queries = [...new Set(figures.flatMap(({ query }) => query ?? []))];
    const page = figures.some(({ query }) => query === undefined);
    const payloads: RawPayload[] = [];
    for (const request of [...(page ? [{ path, headers: { accept: 'text/plain; version=0.0.4' } }] : []), ...queries.map((query) => ({ path: 'api/v1/query', query: { query } }))]) {
      const payload = await ctx.http(source, request);
      if (payload === unchanged) return unchanged;
      payloads.push('query' in request ? { ...payload, name: queryName(request.query.query) } : payload);
    }
    return payloads;
  },
  parse: parseSamples,
});

/** Names the answer of a query, so that figures find theirs again in the archive. */
function queryName(query: string): string {
  return `query ${query}`;
}

type Read = PrometheusSamples & { payload: RawPayload; ofQuery: boolean };

function parseSamples(payloads: readonly RawPayload[], settings: PrometheusSettings, pack: PackView): FeedBatch {
  const all = payloads.map((payload): Read => {
    const ofQuery = /^\s*[[{]\s*["\]}]/.test(textOf(payload));
    return { payload, ofQuery, ...believable(ofQuery ? prometheusQuery(jsonOf(payload), payload) : prometheusText(payload)) };
  });
  const rejected: Rejected[] = all.flatMap((read) => read.rejected);
  const readings = settings.figures.flatMap((figure) => {
    const mine = all.filter(({ payload, ofQuery }) => (figure.query === undefined ? !ofQuery : ofQuery && (!payload.name.startsWith('query ') || payload.name === queryName(figure.query))));
    // A saved answer that stands alone is the one that is meant.
    return figureOf(figure, mine.length > 0 || all.length > 1 ? mine : all, { pack, rejected });
  });
  return { readings, events: [], rejected };
}

/** A time after the year 9999 or before 1970 is a fault of the exporter's clock, and no date at all further on. */
function believable({ samples, rejected, ...rest }: PrometheusSamples): PrometheusSamples {
  const wrong = samples.filter(({ atMs }) => atMs !== undefined && !(atMs >= 0 && atMs < Date.UTC(9999, 0)));
  const refused = wrong.map(({ where, atMs }) => ({ where, raw: String(atMs), reason: 'its time is no date of our era' }));
  return { ...rest, samples: samples.filter((sample) => !wrong.includes(sample)), rejected: [...rejected, ...refused] };
}

interface Into {
  pack: PackView;
  rejected: Rejected[];
}

function figureOf(figure: Figure, reads: readonly Read[], into: Into): Reading[] {
  const found = reads.flatMap(({ samples, payload }) => samples.filter((sample) => fits(sample, figure)).map((sample) => ({ ...sample, atMs: sample.atMs ?? Date.parse(payload.fetchedAt) })));
  if (found.length === 0) into.rejected.push({ where: reads[0]?.payload.name ?? 'metrics', raw: figure.indicator, reason: `no series fits ${figure.metric ?? 'the query'} ${JSON.stringify(figure.labels)}` });
  const groups = new Map<string, Grouped>();
  for (const sample of found) {
    const place = placeOf(sample, figure, into.pack);
    if ('reason' in place) into.rejected.push({ where: sample.where, raw: rawOf(sample), reason: place.reason });
    else {
      const key = JSON.stringify([place.area, place.breakdown, figure.combine === 'only' || sample.name === '' ? sample.atMs : '']);
      const group = groups.get(key) ?? { ...place, samples: [] };
      group.samples.push(sample);
      groups.set(key, group);
    }
  }
  return [...groups.values()].flatMap((group) => readingOf(group, figure, into) ?? []);
}

type Timed = PrometheusSample & { atMs: number };
interface Grouped {
  area: string;
  breakdown?: string;
  samples: Timed[];
}

function fits({ name, labels }: PrometheusSample, figure: Figure): boolean {
  if (figure.metric !== undefined && name !== figure.metric) return false;
  return Object.entries(figure.labels).every(([key, wanted]) => (labels.has(key) ? like(wanted, labels.get(key) ?? '') : wanted === ''));
}

function like(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`, 'u').test(text);
}

function placeOf({ labels }: PrometheusSample, figure: Figure, pack: PackView): Omit<Grouped, 'samples'> | { reason: string } {
  const parted = figure.breakdown === undefined ? {} : { breakdown: `${figure.breakdown}=${labels.get(figure.breakdown) ?? ''}`.slice(0, 120) };
  if (figure.areaLabel === undefined) return { area: figure.area ?? pack.provinceArea, ...parted };
  const named = labels.get(figure.areaLabel) ?? '';
  const match = named === '' ? null : pack.area(named);
  return match && 'code' in match ? { area: match.code, ...parted } : { reason: `the label ${figure.areaLabel} names no area: ${named || '(none)'}` };
}

function readingOf(group: Grouped, figure: Figure, { rejected }: Into): Reading | null {
  const [first] = group.samples;
  if (!first) return null;
  const value = combined(group.samples.map((sample) => sample.value), figure.combine);
  if (typeof value === 'string') {
    rejected.push({ where: first.where, raw: rawOf(first), reason: value });
    return null;
  }
  const at = new Date(Math.max(...group.samples.map(({ atMs }) => atMs))).toISOString();
  const parted = group.breakdown === undefined ? {} : { breakdown: group.breakdown };
  return { indicator: figure.indicator, area: group.area, ...parted, value: value === null ? null : scaled(value, figure.factor), at, where: first.where };
}

/** 0.005201208 × 100 is 0.5201208, and not 0.5201207999999999. */
function scaled(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(12));
}

/** One value, or why there is none. NaN is how Prometheus writes that nothing was observed; a part that is missing makes the whole missing. */
function combined(values: readonly number[], how: Figure['combine']): number | null | string {
  if (how === 'only' && values.length > 1) return `${values.length} series fit: name more labels, or say how to combine them`;
  const sum = values.reduce((total, value) => total + value, 0);
  const value = { only: sum, sum, mean: sum / values.length, max: Math.max(...values), min: Math.min(...values) }[how];
  if (Number.isNaN(value)) return null;
  return Number.isFinite(value) ? value : `${value > 0 ? '+Inf' : '-Inf'} is no figure`;
}

function rawOf({ name, labels, value }: PrometheusSample): string {
  return `${name}${JSON.stringify(Object.fromEntries(labels))} ${value}`.slice(0, 2000);
}
