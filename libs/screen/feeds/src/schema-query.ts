import type { AcceptSchema, FeedSchema } from '@ioc/contracts';
import { askServer, getJson } from '@ioc/screen-queries';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

const pathOf = (feed: string) => `feeds/${encodeURIComponent(feed)}/schema`;

/** @param lastRunAt asks anew after each poll */
export function useFeedSchema(feed: string, lastRunAt: number | null) {
  return useQuery({
    queryKey: ['feed', feed, 'schema', lastRunAt],
    queryFn: ({ signal }) => getJson<FeedSchema>(pathOf(feed), signal),
    placeholderData: (before) => before,
    gcTime: 10_000,
  });
}

/** What comes now is how it shall be; a server that finds another schema refuses. */
export function useAcceptSchema(feed: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (order: AcceptSchema) =>
      (await (await askServer(pathOf(feed), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) })).json()) as FeedSchema,
    onSettled: () => queries.invalidateQueries({ queryKey: ['feed', feed] }),
  });
}
