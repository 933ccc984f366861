import type { FeedState, RunOutcome } from '@ioc/contracts';
import { askServer, getJson } from '@ioc/screen-queries';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

/** One poll of the feed, as the server keeps it. */
export interface FeedRun {
  id: string;
  startedAt: number;
  finishedAt: number;
  outcome: RunOutcome;
  fault: string | null;
  latencyMs: number;
  readings: number;
  rejected: number;
  /** Why it was made other than by its schedule, and by whom. */
  note?: string | null;
}

/** A refused record, with its place and the reason. */
export interface Quarantined {
  where: string;
  raw: string;
  reason: string;
  firstSeenAt: number;
  lastSeenAt: number;
  times: number;
  lastRunId: string;
  /** The run of a replay in which it was refused no more. */
  resolvedBy: string | null;
}

/** `GET /api/v1/feeds/:id` */
export interface FeedDetail extends FeedState {
  indicators: readonly string[];
  poll: { every: string; grace: string; timeout: string };
  runs: FeedRun[];
  quarantine: Quarantined[];
}

/** @param lastRunAt asks anew after each poll */
export function useFeedDetail(id: string, lastRunAt: number | null) {
  return useQuery({
    queryKey: ['feed', id, lastRunAt],
    queryFn: ({ signal }) => getJson<FeedDetail>(`feeds/${encodeURIComponent(id)}`, signal),
    placeholderData: (before) => before,
    gcTime: 10_000,
  });
}

/** "Hỏi ngay": polls the feed outside of its schedule and answers with how it went. */
export function usePollNow(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => (await (await askServer(`feeds/${encodeURIComponent(id)}/poll`, { method: 'POST' })).json()) as PollAnswer,
    onSettled: () => queries.invalidateQueries({ queryKey: ['feed', id] }),
  });
}

interface PollAnswer {
  runId: string;
  outcome: RunOutcome;
  readings: number;
  rejected: number;
}
