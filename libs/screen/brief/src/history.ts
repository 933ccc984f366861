import { directionOf, durationMs, missesTarget, type Direction, type HistoryAnswer, type HistoryPoint, type IndicatorInfo } from '@ioc/contracts';
import { useSeries } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';

const dayMs = 86_400_000;
const renewMs = 300_000;

/** How far back a leader looks: live figures a month by day, others as many periods as a page holds. */
export function windowOf({ cadence }: Pick<IndicatorInfo, 'cadence'>): { bucket: 'none' | 'day'; days: number } {
  const every = durationMs(cadence.every);
  if (every !== null && every < dayMs) return { bucket: 'day', days: 30 };
  return { bucket: 'none', days: cadence.every === 'day' || every === dayMs ? 31 : cadence.every === 'week' ? 210 : 3660 };
}

/** Values of the past, oldest first; a period that comes while the page is open is asked for at once. */
export function useHistory(indicator: IndicatorInfo, area: string) {
  const { bucket, days } = windowOf(indicator);
  const newest = useSeries(indicator.id, area)?.at;
  return useQuery({
    queryKey: ['history', indicator.id, area, bucket, days, bucket === 'none' ? newest : undefined],
    queryFn: ({ signal }) => getJson<HistoryAnswer>(`readings/${indicator.id}/history?${new URLSearchParams({ area, bucket, from: new Date(Date.now() - days * dayMs).toISOString() })}`, signal),
    refetchInterval: renewMs,
    // What stood there stays until the new answer comes, but never under another district's name.
    placeholderData: (before, query) => (query?.queryKey[2] === area ? before : undefined),
  });
}

/** A period and how it stands against the one before it. */
export interface PeriodRow {
  point: HistoryPoint;
  by: number | null;
  direction: Direction | null;
}

/** Newest first; a period after one that is not known is compared with nothing. Pure. */
export function periodRows(points: readonly HistoryPoint[], indicator: Pick<IndicatorInfo, 'polarity' | 'target'>): PeriodRow[] {
  return points
    .map((point, nth) => {
      const before = points[nth - 1]?.value ?? null;
      if (point.value === null || before === null) return { point, by: null, direction: null };
      return { point, by: point.value - before, direction: directionOf(before, point.value, indicator) };
    })
    .reverse();
}

/**
 * Since when the newest value is off its target, without a break. Pure.
 * @returns null where it is on target or nothing is known; `isOlder`: it was so in all that is known
 */
export function offTargetSince(points: readonly HistoryPoint[], indicator: Pick<IndicatorInfo, 'target'>): { point: HistoryPoint; isOlder: boolean } | null {
  const known = points.filter(({ value }) => value !== null);
  const misses = ({ value }: HistoryPoint) => value !== null && missesTarget(value, indicator);
  const lastGood = known.findLastIndex((point) => !misses(point));
  const first = known[lastGood + 1];
  return first ? { point: first, isOlder: lastGood === -1 } : null;
}
