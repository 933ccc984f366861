import type { Brief, ManualEntry } from '@ioc/contracts';
import { useLink } from '@ioc/screen-live';
import { getJson } from '@ioc/screen-queries';
import { useQuery } from '@tanstack/react-query';

/** Changes and waiting lists are asked for again so often; what is live moves by itself. */
const renewMs = 60_000;

/** @param since what came after it is new, ISO; absent: the server's own beginning @param at ISO; absent: now */
export function useBrief({ since, at }: { since?: string | undefined; at?: string | undefined }) {
  const query = new URLSearchParams({ ...(since ? { since } : {}), ...(at ? { at } : {}) });
  return useQuery({
    queryKey: ['brief', since ?? '', at ?? ''],
    queryFn: ({ signal }) => getJson<Brief>(`brief?${query}`, signal),
    refetchInterval: at ? false : renewMs,
  });
}

/** What people wrote by hand. Nothing of it is kept for a time without connection: somebody may have decided meanwhile. */
export function useEntries() {
  const isUp = useLink().status === 'up';
  return useQuery({ queryKey: ['manual-entries'], queryFn: ({ signal }) => getJson<ManualEntry[]>('manual-entries', signal), refetchInterval: renewMs, enabled: isUp });
}
