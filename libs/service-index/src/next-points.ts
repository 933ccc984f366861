import type { IndexMetric, MetricPoints, NextPoints } from '@ioc/contracts';
import { pointsOf, type Counts } from './points.js';

/** Rounding of the last binary digits is no point that is missing. */
const slack = 1e-9;

/**
 * How many more units bring so many points, metric by metric, least effort first. Where fewer points than that are left, all that are left.
 * A metric is left out when its points are not known, when none are left, and when no number of units reaches it.
 */
export function nextPoints(groups: readonly { id: string; metrics: readonly MetricPoints[] }[], step: number): NextPoints[] {
  return groups
    .flatMap(({ id, metrics }) => metrics.flatMap((metric) => adviceOf(metric, step).map((advice) => ({ ...advice, group: id }))))
    .sort((a, b) => a.effort / a.gain - b.effort / b.gain || (a.metric < b.metric ? -1 : 1));
}

function adviceOf(metric: MetricPoints, step: number): Omit<NextPoints, 'group'>[] {
  const { points, part, whole } = metric;
  if (points === null || part === null || whole === null || metric.max - points < slack) return [];
  const wanted = points + Math.min(step, metric.max - points);
  const units = unitsFor(metric, { part, whole }, wanted);
  if (units === null) return [];
  const gain = (pointsOf(metric, withMore(metric, { part, whole }, units)) ?? points) - points;
  return [{ metric: metric.id, units, gain, effort: units * metric.effort }];
}

interface Known {
  part: number;
  whole: number;
}

/** The least number of units that reaches so many points; null when none does. */
function unitsFor(metric: IndexMetric, { part, whole }: Known, wanted: number): number | null {
  const share = (wanted * metric.fullAt) / metric.max;
  // New ones: (part + n) ÷ (whole + n) ≥ share. A share of 1 with something missed is reached by no number of new ones.
  const exact = metric.more === 'within' ? share * whole - part : (share * whole - part) / (1 - share);
  if (metric.more === 'within' && whole === 0) return null;
  if (!Number.isFinite(exact)) return whole === 0 ? 1 : null;
  const about = Math.max(1, Math.floor(exact));
  const reaches = (units: number) => (pointsOf(metric, withMore(metric, { part, whole }, units)) ?? 0) >= wanted - slack;
  return [about, about + 1].find(reaches) ?? null;
}

function withMore({ more }: IndexMetric, { part, whole }: Known, units: number): Counts {
  return more === 'within' ? { part: Math.min(whole, part + units), whole } : { part: part + units, whole: whole + units };
}
