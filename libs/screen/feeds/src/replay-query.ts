import type { ReplayApplied, ReplayOrder, ReplayPreview, ReplayRequest } from '@ioc/contracts';
import { askServer } from '@ioc/screen-queries';
import { useMutation, useQueryClient } from '@tanstack/react-query';

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await askServer(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return (await answer.json()) as T;
}

/** What parsing a span again would change. Nothing is stored. */
export function useReplayPreview(feed: string) {
  return useMutation({ mutationFn: (asked: ReplayRequest) => post<ReplayPreview>(`feeds/${feed}/replay`, asked) });
}

/** Writes the diff that was shown; a server that finds another one refuses. */
export function useReplayApply(feed: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: ReplayOrder) => post<ReplayApplied>(`feeds/${feed}/replay/apply`, order),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ['feed', feed] }), queries.invalidateQueries({ queryKey: ['why'] })]),
  });
}
