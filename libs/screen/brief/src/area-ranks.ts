import { distanceFrom, missesTarget, type IndicatorInfo } from '@ioc/contracts';
import type { SeriesStanding } from '@ioc/screen-live';

/** One district of an indicator. */
export interface AreaRank {
  code: string;
  name: string;
  standing: SeriesStanding;
  misses: boolean;
}

/** Farthest from the target first, then by value as the indicator is read; what is not known comes last. Pure. */
export function rankAreas(areas: readonly Omit<AreaRank, 'misses'>[], indicator: Pick<IndicatorInfo, 'target' | 'polarity'>): AreaRank[] {
  const sign = indicator.polarity === 'higher-is-better' ? 1 : -1;
  const key = ({ standing: { value } }: Omit<AreaRank, 'misses'>) => (value === null ? { none: 1, short: 0, value: 0 } : { none: 0, short: -distanceFrom(value, indicator.target), value: sign * value });
  return areas
    .map((area) => ({ ...area, misses: area.standing.value !== null && missesTarget(area.standing.value, indicator) }))
    .sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      return x.none - y.none || x.short - y.short || x.value - y.value || a.name.localeCompare(b.name, 'vi');
    });
}

/** The scale that all districts share: it holds every value and the target. `null` where there is no value. */
export function scaleOf(areas: readonly Pick<AreaRank, 'standing'>[], bound: number | undefined): { low: number; high: number } | null {
  const values = areas.flatMap(({ standing: { value } }) => (value === null ? [] : [value]));
  if (values.length === 0) return null;
  const all = [...values, bound ?? 0];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return high > low ? { low, high } : { low: low - 1, high: high + 1 };
}
