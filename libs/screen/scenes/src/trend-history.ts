import { durationMs, type HistoryAnswer, type IndicatorInfo } from '@ioc/contracts';
import { useHistoryEnd, useLive, useSeries } from '@ioc/screen-live';
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

/** How far back an indicator is looked at where nobody says: about two of its years, or what a person overlooks of faster ones. */
export function daysOf({ cadence }: Pick<IndicatorInfo, 'cadence'>): number {
  const every = durationMs(cadence.every);
  if (every !== null) return every < dayMs ? 7 : 60;
  return { day: 60, week: 370, month: 760, quarter: 1100 }[cadence.every as string] ?? 3650;
}

/** A year on, by the calendar: 2025-03-31 becomes 2026-03-31. Pure. */
export function yearLater(at: number): number {
  const moment = new Date(at);
  return moment.setUTCFullYear(moment.getUTCFullYear() + 1);
}

/** Ends of like periods differ by the leap day at most. */
const sameWithinMs = 4 * dayMs;

/** The value of a line at a moment; null where it knows none near it. Pure. @param points oldest first */
export function valueAt(points: readonly TrendPoint[], at: number): number | null {
  const near = points.filter((point) => point.value !== null && Math.abs(point.at - at) <= sameWithinMs).toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at));
  return near[0]?.value ?? null;
}

/** Values of the same window a year before, each at its moment in this one; empty where nothing is known of that time. */
export function useYearBefore(indicator: IndicatorInfo | undefined, area: string, days: number): TrendPoint[] {
  const bucket = indicator ? bucketOf(indicator, days) : 'none';
  const { clock } = useLive();
  const { data } = useQuery({
    queryKey: ['history', 'year before', indicator?.id, area, bucket, days],
    queryFn: ({ signal }) => getJson<HistoryAnswer>(`readings/${indicator?.id}/history?${new URLSearchParams({ area, bucket, ...yearBefore(days, clock.now()) })}`, signal),
    enabled: indicator !== undefined,
    refetchInterval: renewMs * 12,
  });
  return useMemo(() => (data ? pointsOf(data).map(({ at, value }) => ({ at: yearLater(at), value })) : []), [data]);
}

const quarterMs = 92 * dayMs;

function yearBefore(days: number, nowMs: number): { from: string; to: string } {
  const to = new Date(nowMs);
  to.setUTCFullYear(to.getUTCFullYear() - 1);
  // A period that runs now ends later: that of the year before is what it is compared with.
  return { from: new Date(to.getTime() - days * dayMs).toISOString(), to: new Date(to.getTime() + quarterMs).toISOString() };
}

/** The end of a period is the first moment of the next one: it is drawn within its own. */
function pointsOf({ points, bucket }: HistoryAnswer): TrendPoint[] {
  return points.map(({ at, value, period }) => ({ at: Date.parse(at) - (period === 'instant' || bucket !== 'none' ? 0 : 1), value }));
}

/** Values of the last days, oldest first, ending with the one that is live. */
export function useTrend(indicator: IndicatorInfo | undefined, area: string, days: number): TrendPoint[] | null {
  const bucket = indicator ? bucketOf(indicator, days) : 'none';
  const { clock } = useLive();
  const to = useHistoryEnd();
  const { data } = useQuery({
    queryKey: ['history', indicator?.id, area, bucket, days, ...(to ? [to] : [])],
    queryFn: ({ signal }) => getJson<HistoryAnswer>(`readings/${indicator?.id}/history?${new URLSearchParams({ area, bucket, from: new Date(clock.now() - days * dayMs).toISOString(), ...(to && { to }) })}`, signal),
    // A playback moves on: what it has drawn stays until the next answer.
    placeholderData: (before, query) => (to !== null && query?.queryKey[1] === indicator?.id && query?.queryKey[2] === area ? before : undefined),
    enabled: indicator !== undefined,
    refetchInterval: renewMs,
  });
  const live = useSeries(indicator?.id ?? '', area);
  return useMemo(() => {
    if (!data) return null;
    const past = pointsOf(data);
    const at = live ? live.at - (live.period === 'instant' ? 0 : 1) : 0;
    return live && at > (past.at(-1)?.at ?? 0) ? [...past, { at, value: live.value }] : past;
  }, [data, live]);
}
