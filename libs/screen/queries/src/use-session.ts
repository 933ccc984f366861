import type { AccessRight, SessionAnswer } from '@ioc/contracts';
import { useQuery } from '@tanstack/react-query';
import { getJson } from './ask-server.js';

/** Key of the question who asks. */
export const sessionKey = ['session'] as const;
/** What was taken away is gone from the screens within a minute, also where nobody touches them. */
const everyMs = 60_000;

/** Who asks, and what he may; the server says that the answer is kept nowhere. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => getJson<SessionAnswer>('session'),
    // Each part of a screen that asks for it when it appears is told the same; whoever was sent away is told by the link.
    staleTime: 10_000,
    refetchInterval: everyMs,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: true,
  });
}

/** Whether whoever asks may do this anywhere at all; nothing while that is not known. */
export function useMay(): (right: AccessRight) => boolean {
  const rights = useSession().data?.rights ?? [];
  return (right) => rights.includes(right);
}
