import type { Scorecard, ScoreRecords, ScoreWord } from '@ioc/contracts';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';

/** A period that runs is counted anew so often. */
const renewMs = 60_000;

export function useScorecard(period: string) {
  return useQuery({
    queryKey: ['scorecard', period],
    queryFn: ({ signal }) => getJson<Scorecard>(`scorecard?period=${encodeURIComponent(period)}`, signal),
    refetchInterval: renewMs,
  });
}

export interface RecordsAsked {
  period: string;
  feed: string;
  measure: ScoreWord;
  offset: number;
}
/** Rows of one page of records. */
export const recordsPage = 100;

export function useScoreRecords({ period, feed, measure, offset }: RecordsAsked) {
  const asked = new URLSearchParams({ period, feed, measure, offset: String(offset), limit: String(recordsPage) });
  return useQuery({
    queryKey: ['scorecard', 'records', period, feed, measure, offset],
    queryFn: ({ signal }) => getJson<ScoreRecords>(`scorecard/records?${asked}`, signal),
    placeholderData: (before) => before,
  });
}
