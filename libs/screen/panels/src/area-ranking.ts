import { distanceFrom, type IndicatorInfo } from '@ioc/contracts';
import type { SeriesStanding } from '@ioc/screen-live';

/** One area of an indicator. */
export interface RankedArea {
  code: string;
  name: string;
  standing: SeriesStanding;
}

/** Worst first: the farthest from the target, then by value as the indicator is read; what is not known comes last. Pure. */
export function worstFirst<Row extends RankedArea>(rows: readonly Row[], indicator: Pick<IndicatorInfo, 'target' | 'polarity'>): Row[] {
  const sign = indicator.polarity === 'higher-is-better' ? 1 : -1;
  const rank = ({ standing: { value } }: RankedArea): [number, number, number] => (value === null ? [1, 0, 0] : [0, -distanceFrom(value, indicator.target), sign * value]);
  return rows.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || a.name.localeCompare(b.name, 'vi');
  });
}

/** A scale that several rows share. */
export interface Scale {
  low: number;
  high: number;
}

/** It holds every value, and the target or, without one, zero. `null` where there is no value. */
export function scaleOf(rows: readonly Pick<RankedArea, 'standing'>[], target: number | undefined): Scale | null {
  const values = rows.flatMap(({ standing: { value } }) => (value === null ? [] : [value]));
  if (values.length === 0) return null;
  const all = [...values, target ?? 0];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return high > low ? { low, high } : { low: low - 1, high: high + 1 };
}
