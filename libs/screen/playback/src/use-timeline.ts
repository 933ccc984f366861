import type { PlaybackTimeline } from '@ioc/contracts';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';
import type { DayLine } from './day-line.js';

/** The day of today grows. */
const renewMs = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** What was told on a day, what is missing, and which alarms were raised; undefined until it is known. */
export function useTimeline({ fromMs, toMs }: DayLine): PlaybackTimeline | undefined {
  const { data } = useQuery({
    queryKey: ['playback', 'timeline', fromMs],
    queryFn: ({ signal }) => getJson<PlaybackTimeline>(`playback/timeline?${new URLSearchParams({ from: iso(fromMs), to: iso(toMs) })}`, signal),
    refetchInterval: renewMs,
  });
  return data;
}
