import type { AgencyPoints, GroupPoints, MetricPoints, ServiceIndex, ServiceIndexFile } from '@ioc/contracts';
import { countsAtEnd, type KnownCount } from './forecast.js';
import { nextPoints } from './next-points.js';
import { breakdownOf, metricPoints, type Counts } from './points.js';

/** What the index of a period is worked out from. */
export interface IndexGround {
  rules: ServiceIndexFile;
  period: string;
  span: { startMs: number; endMs: number };
  nowMs: number;
  /** Id of an organisation; undefined: the whole province. */
  agency?: string | undefined;
  /** The months of the period that have begun. */
  months: readonly string[];
  /** Their counts, as they are known now. */
  now: readonly KnownCount[];
  /** As they were known at a moment within the period; null when nothing was known then. */
  before: { atMs: number; counts: readonly KnownCount[] } | null;
  /** Newest points that the portal publishes itself, by indicator. */
  published: ReadonlyMap<string, number | null>;
  organisationName: (id: string) => string;
}

/** Points of a period by group and metric, what is lost, what comes cheapest next, and how it would end at this pace. */
export function serviceIndex(ground: IndexGround): ServiceIndex {
  const { rules, period, span, agency, published } = ground;
  const code = rules.agencies.find(({ organisation }) => organisation === agency)?.code;
  const groups = rules.groups.map((group): GroupPoints => {
    const metrics = group.metrics.map((metric) => pointsHere(ground, metric, code));
    const { id, name, max } = group;
    return { id, name, max, ...sumOf(metrics), forecast: forecastOf(metrics), published: publishedOf(group.published, published), metrics };
  });
  const all = groups.flatMap(({ metrics }) => metrics);
  const { basis, sinceMs } = paceOf(ground);
  return {
    period,
    agency: agency ?? null,
    from: iso(span.startMs),
    to: iso(span.endMs),
    until: iso(untilOf(ground)),
    missing: ground.months.filter((month) => !ground.now.some((one) => one.month === month)),
    ...{ name: rules.name, max: rules.max, estimate: rules.estimate, source: rules.source, indicators: { part: rules.part, whole: rules.whole } },
    published: publishedOf(rules.published, published),
    ...sumOf(all),
    forecast: { points: forecastOf(all), basis, since: iso(sinceMs) },
    groups,
    next: basis === 'over' ? [] : nextPoints(groups, rules.advice),
    agencies: agenciesOf(ground),
  };
}

type Metric = ServiceIndexFile['groups'][number]['metrics'][number];

function pointsHere(ground: IndexGround, metric: Metric, agency: string | undefined): MetricPoints {
  const breakdown = breakdownOf(metric.code, agency);
  const now = countsIn(ground.now, breakdown);
  const { basis, sinceMs } = paceOf(ground);
  const before = basis === 'recent' ? countsIn(ground.before?.counts ?? [], breakdown) : { part: 0, whole: 0 };
  const forecast = countsAtEnd(now, before, { sinceMs, nowMs: untilOf(ground), endMs: ground.span.endMs });
  return metricPoints(metric, now, { breakdown, forecast });
}

/** Months are added up. Those of which nothing is known are told beside the answer (`missing`). */
function countsIn(counts: readonly KnownCount[], breakdown: string): Counts {
  const known = counts.filter((one) => one.breakdown === breakdown && one.part !== null && one.whole !== null);
  if (known.length === 0) return { part: null, whole: null };
  return { part: known.reduce((sum, { part }) => sum + (part ?? 0), 0), whole: known.reduce((sum, { whole }) => sum + (whole ?? 0), 0) };
}

function paceOf({ span, nowMs, before }: IndexGround): { basis: ServiceIndex['forecast']['basis']; sinceMs: number } {
  if (nowMs >= span.endMs) return { basis: 'over', sinceMs: span.startMs };
  return before ? { basis: 'recent', sinceMs: before.atMs } : { basis: 'period', sinceMs: span.startMs };
}

const untilOf = ({ span, nowMs }: IndexGround) => Math.min(span.endMs, Math.max(nowMs, span.startMs));
const iso = (ms: number) => new Date(ms).toISOString();

/** Points of the known metrics; null when none is known. */
function sumOf(metrics: readonly MetricPoints[]): Pick<GroupPoints, 'points' | 'lost' | 'knownMax'> {
  const known = metrics.flatMap(({ points, max }) => (points === null ? [] : [{ points, max }]));
  const knownMax = known.reduce((sum, { max }) => sum + max, 0);
  if (known.length === 0) return { points: null, lost: null, knownMax };
  const points = known.reduce((sum, one) => sum + one.points, 0);
  return { points, lost: knownMax - points, knownMax };
}

function forecastOf(metrics: readonly MetricPoints[]): number | null {
  const known = metrics.flatMap(({ forecast }) => (forecast === null ? [] : [forecast]));
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

function publishedOf(indicator: string | undefined, published: IndexGround['published']): GroupPoints['published'] {
  return indicator === undefined ? null : { indicator, value: published.get(indicator) ?? null };
}

/** Only what the source tells apart by agency; an agency without any is left out. */
function agenciesOf(ground: IndexGround): AgencyPoints[] {
  return ground.rules.agencies
    .flatMap(({ organisation, code }): AgencyPoints[] => {
      const groups = ground.rules.groups.flatMap(({ id, metrics }) => {
        const known = metrics.map((metric) => pointsHere(ground, metric, code)).filter(({ points }) => points !== null);
        return known.length === 0 ? [] : [{ id, known, ...sumOf(known) }];
      });
      if (groups.length === 0) return [];
      const whole = sumOf(groups.flatMap(({ known }) => known));
      return [{ id: organisation, name: ground.organisationName(organisation), ...whole, groups: groups.map(({ id, points, lost, knownMax }) => ({ id, points, lost, knownMax })) }];
    })
    .sort((a, b) => (b.lost ?? 0) - (a.lost ?? 0) || (a.id < b.id ? -1 : 1));
}
