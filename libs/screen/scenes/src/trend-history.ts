import { durationMs, type HistoryAnswer, type IndicatorInfo } from '@ioc/contracts';
import { useSeries } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

export interface TrendPoint {
  at: number;
  value: number | null;
}

const dayMs = 86_400_000;
/** History is asked for again so often; in between the live value goes on. */
const renewMs = 300_000;

/** Figures that change within a day are seen by the hour or the day; all others by their own periods. */
export function bucketOf({ cadence }: Pick<IndicatorInfo, 'cadence'>, days: number): 'none' | 'hour' | 'day' {
  const every = durationMs(cadence.every);
  if (every === null || every >= dayMs) return 'none';
  return days > 3 ? 'day' : 'hour';
}

/** Values of the last days, oldest first, ending with the one that is live. */
export function useTrend(indicator: IndicatorInfo | undefined, area: string, days: number): TrendPoint[] | null {
  const bucket = indicator ? bucketOf(indicator, days) : 'none';
  const { data } = useQuery({
    queryKey: ['history', indicator?.id, area, bucket, days],
    queryFn: ({ signal }) => getJson<HistoryAnswer>(`readings/${indicator?.id}/history?${new URLSearchParams({ area, bucket, from: new Date(Date.now() - days * dayMs).toISOString() })}`, signal),
    enabled: indicator !== undefined,
    refetchInterval: renewMs,
  });
  const live = useSeries(indicator?.id ?? '', area);
  return useMemo(() => {
    if (!data) return null;
    // The end of a period is the first moment of the next one: it is drawn within its own.
    const past = data.points.map(({ at, value, period }) => ({ at: Date.parse(at) - (period === 'instant' || bucket !== 'none' ? 0 : 1), value }));
    const at = live ? live.at - (live.period === 'instant' ? 0 : 1) : 0;
    return live && at > (past.at(-1)?.at ?? 0) ? [...past, { at, value: live.value }] : past;
  }, [data, live, bucket]);
}
