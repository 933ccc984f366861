import { z } from 'zod';
import { AdapterFault, type RawPayload } from '@ioc/adapter-kit';
import { prometheusNumber, type PrometheusSample, type PrometheusSamples } from './prometheus-sample.js';

const Answer = z.object({
  status: z.string(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  data: z.object({ resultType: z.enum(['vector', 'matrix', 'scalar', 'string']), result: z.array(z.unknown()) }).optional(),
});
const Point = z.tuple([z.number(), z.string()]);
const Series = z.object({ metric: z.record(z.string(), z.string()).default({}), value: Point.optional(), values: z.array(Point).optional(), histogram: z.unknown().optional(), histograms: z.unknown().optional() });

/**
 * An answer of the query API (`/api/v1/query`, `/api/v1/query_range`). Values are text: `"NaN"` and `"+Inf"` are among them.
 * @throws AdapterFault `bad-shape` for an error answer and for another document
 */
export function prometheusQuery(json: unknown, { name }: RawPayload): PrometheusSamples {
  const answer = Answer.safeParse(json);
  if (!answer.success) throw new AdapterFault('bad-shape', `${name} is no answer of the Prometheus query API: status and data.result are needed`);
  const { status, errorType, error, data } = answer.data;
  if (status !== 'success' || !data) throw new AdapterFault('bad-shape', `${name} answered an error: ${[errorType, error].filter(Boolean).join(': ').slice(0, 300) || status}`);
  const result: PrometheusSamples = { samples: [], rejected: [] };
  const points = data.resultType === 'scalar' || data.resultType === 'string' ? [{ metric: {}, value: data.result }] : data.result;
  points.forEach((raw, i) => {
    const where = `${name}#/data/result/${i}`;
    const read = data.resultType === 'string' ? { reason: 'a text, not a number' } : seriesOf(raw, where);
    if ('reason' in read) result.rejected.push({ where, raw: JSON.stringify(raw).slice(0, 2000), reason: read.reason });
    else result.samples.push(...read.samples);
  });
  return result;
}

function seriesOf(raw: unknown, where: string): { samples: PrometheusSample[] } | { reason: string } {
  const series = Series.safeParse(raw);
  if (!series.success) return { reason: 'not a series with a time and a value as text' };
  const { metric, value, values, histogram, histograms } = series.data;
  if (histogram ?? histograms) return { reason: 'a native histogram: ask for histogram_quantile or histogram_count' };
  if (value === undefined && values === undefined) return { reason: 'a series without a value' };
  const { __name__: name = '', ...others } = metric;
  const labels = new Map(Object.entries(others));
  const points = (values ?? (value ? [value] : [])).map(([at, said]) => ({ atMs: Math.round(at * 1000), value: prometheusNumber(said), said }));
  const strange = points.find((point) => point.value === null);
  if (strange) return { reason: `not a number: ${strange.said.slice(0, 60)}` };
  return { samples: points.map((point) => ({ name, labels, atMs: point.atMs, value: point.value ?? Number.NaN, where })) };
}
