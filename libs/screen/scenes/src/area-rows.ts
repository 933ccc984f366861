import type { IndicatorInfo } from '@ioc/contracts';
import type { SeriesStanding } from '@ioc/screen-live';

/** One area of a block. */
export interface AreaRow {
  code: string;
  name: string;
  standing: SeriesStanding;
  beside: SeriesStanding[];
}

/** How far a value is from the bound that it misses, in the indicator's unit; 0 within the target. */
export function shortfall(value: number, { target }: Pick<IndicatorInfo, 'target'>): number {
  if (target?.min !== undefined && value < target.min) return target.min - value;
  return target?.max !== undefined && value > target.max ? value - target.max : 0;
}

/** Worst first: the farthest from the target, then by value as the indicator is read; what is not known comes last. Pure. */
export function worstFirst(rows: readonly AreaRow[], indicator: Pick<IndicatorInfo, 'target' | 'polarity'>): AreaRow[] {
  const sign = indicator.polarity === 'higher-is-better' ? 1 : -1;
  const rank = ({ standing: { value } }: AreaRow): [number, number, number] => (value === null ? [1, 0, 0] : [0, -shortfall(value, indicator), sign * value]);
  return rows.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || a.name.localeCompare(b.name, 'vi');
  });
}

/** The scale that all rows share: it holds every value and the target. `null` where there is no value. */
export function scaleOf(rows: readonly AreaRow[], target: number | undefined): { low: number; high: number } | null {
  const values = rows.flatMap(({ standing: { value } }) => (value === null ? [] : [value]));
  if (values.length === 0) return null;
  const all = target === undefined ? [...values, 0] : [...values, target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return high > low ? { low, high } : { low: low - 1, high: high + 1 };
}
