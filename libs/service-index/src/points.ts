import type { IndexMetric, MetricPoints } from '@ioc/contracts';

/** What counts, and what it is divided by; null where nobody has said it. */
export interface Counts {
  part: number | null;
  whole: number | null;
}

type Rule = Pick<IndexMetric, 'max' | 'fullAt' | 'whenNone'>;

/** Points for a share of 0 to 1: the least of max and max × share ÷ fullAt. */
export function pointsAt({ max, fullAt }: Pick<Rule, 'max' | 'fullAt'>, share: number): number {
  return Math.min(max, (max * share) / fullAt);
}

/** @returns null when a count is not known, or when there is nothing to divide by and the rule does not say what that is worth */
export function pointsOf(rule: Rule, { part, whole }: Counts): number | null {
  if (part === null || whole === null) return null;
  if (whole > 0) return pointsAt(rule, part / whole);
  return { full: rule.max, zero: 0, none: null }[rule.whenNone];
}

/** The series in which the counts of a metric lie. */
export function breakdownOf(metric: string, agency?: string): string {
  return `metric=${metric}${agency === undefined ? '' : `;agency=${agency}`}`;
}

/** A metric with what its counts are worth. @param forecast what they will be at the end of the period */
export function metricPoints(metric: IndexMetric, counts: Counts, { breakdown, forecast }: { breakdown: string; forecast: Counts }): MetricPoints {
  const points = pointsOf(metric, counts);
  const { part, whole } = counts;
  return {
    ...metric,
    part,
    whole,
    share: part === null || whole === null || whole === 0 ? null : part / whole,
    points,
    lost: points === null ? null : metric.max - points,
    breakdown,
    forecast: pointsOf(metric, forecast),
  };
}
