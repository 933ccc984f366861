import { durationMs, isSlow, offsetMs, type AlarmWhen, type IndicatorInfo, type Target } from '@ioc/contracts';
import type { SeriesView } from './ground.js';
import type { measureWords, Unknown } from './why-words.js';

export type BoundedWhen = Extract<AlarmWhen, { clear: number }>;
type Compared = Exclude<BoundedWhen, { kind: 'limit' }>;

/** What is compared with the limit, or why it cannot be worked out. */
export type Measured = { value: number; as: keyof typeof measureWords } | { unknown: Unknown };

/** A value of a series that is known and not null. */
export interface Known {
  series: SeriesView & { value: number };
  indicator: IndicatorInfo;
  utcOffset: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A line through fewer points than this says nothing. */
const linePoints = 3;

export function measure(when: BoundedWhen, known: Known): Measured {
  if (when.kind === 'limit') return { value: known.series.value, as: 'limit' };
  return compare(when, known);
}

function compare(when: Compared, known: Known): Measured {
  switch (when.kind) {
    case 'change':
      return against(when, { base: valueAt(known.series, known.series.at - (durationMs(when.within) ?? 0)), now: known.series.value, as: 'change' });
    case 'forecast':
      return forecast(when, known);
    case 'deviation':
      return deviation(when, known);
  }
}

interface Comparison {
  base: number | undefined;
  now: number;
  as: keyof typeof measureWords;
}

function against({ by }: Pick<Compared, 'by'>, { base, now, as }: Comparison): Measured {
  if (base === undefined) return { unknown: 'no-past' };
  if (by === 'difference') return { value: now - base, as };
  return base === 0 ? { unknown: 'no-base' } : { value: ((now - base) / Math.abs(base)) * 100, as };
}

function deviation(when: Extract<Compared, { kind: 'deviation' }>, { series, indicator, utcOffset }: Known): Measured {
  const { value: now, at } = series;
  if (when.from === 'same-period') return against(when, { base: yearBefore(series, indicator, utcOffset), now, as: 'same-period' });
  const { target = {} } = indicator;
  if (when.from === 'target') return against(when, { base: missedBound(now, target), now, as: 'target' });
  const wanted = boundOf(target);
  return against(when, { base: wanted === undefined ? undefined : wanted * yearAt(at, utcOffset).share, now, as: 'plan' });
}

/** The bound that is missed; where none is, the value itself, from which it is 0 away. */
function missedBound(value: number, { min, max }: Target): number {
  if (min !== undefined && value < min) return min;
  return max !== undefined && value > max ? max : value;
}

const boundOf = ({ min, max }: Target) => min ?? max;

function forecast(when: Extract<Compared, { kind: 'forecast' }>, { series, indicator, utcOffset }: Known): Measured {
  const year = yearAt(series.at, utcOffset);
  if (year.share < when.notBefore) return { unknown: 'too-early' };
  const now = when.method === 'run-rate' ? series.value / year.share : lineTo(year.endMs, series);
  return now === undefined ? { unknown: 'no-past' } : against(when, { base: boundOf(indicator.target ?? {}), now, as: when.method });
}

/** Least squares through the values of the series, read off at a moment. */
function lineTo(at: number, { past, ...now }: Known['series']): number | undefined {
  const points = [...past, now].flatMap(({ at: x, value }) => (value === null ? [] : [{ x: (x - now.at) / dayMs, y: value }]));
  const mean = (of: (point: { x: number; y: number }) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - x) ** 2);
  if (points.length < linePoints || spread === 0) return undefined;
  const slope = mean((point) => (point.x - x) * (point.y - y)) / spread;
  return y + slope * ((at - now.at) / dayMs - x);
}

/** The newest value at or before a moment. */
function valueAt({ past }: SeriesView, at: number): number | undefined {
  return past.findLast((point) => point.at <= at)?.value ?? undefined;
}

/** When the same time was a year before, and how far from it a value may lie: for live figures an hour, for daily ones that day, for slower ones that period. */
export function yearEarlier(at: number, { cadence }: IndicatorInfo, utcOffset: string): { wanted: number; tolerance: number } {
  const local = new Date(at + offsetMs(utcOffset));
  const wanted = local.setUTCFullYear(local.getUTCFullYear() - 1) - offsetMs(utcOffset);
  return { wanted, tolerance: isSlow(cadence) ? 16 * dayMs : durationMs(cadence.every) === null ? dayMs / 2 : hourMs };
}

/** The value nearest to the same time a year before. */
function yearBefore({ at, past }: SeriesView, indicator: IndicatorInfo, utcOffset: string): number | undefined {
  const { wanted, tolerance } = yearEarlier(at, indicator, utcOffset);
  const near = past.filter((point) => Math.abs(point.at - wanted) <= tolerance);
  return near.reduce<SeriesView['past'][number] | undefined>((best, point) => (best && Math.abs(best.at - wanted) <= Math.abs(point.at - wanted) ? best : point), undefined)?.value ?? undefined;
}

/** The calendar year that a period's end lies in (the end of December is the end of its own year), and how much of it has passed. */
function yearAt(at: number, utcOffset: string): { endMs: number; share: number } {
  const offset = offsetMs(utcOffset);
  const year = new Date(at - 1 + offset).getUTCFullYear();
  const [startMs, endMs] = [Date.UTC(year, 0) - offset, Date.UTC(year + 1, 0) - offset];
  return { endMs, share: (at - startMs) / (endMs - startMs) };
}
