import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './ask-server.js';
import { sessionKey } from './use-session.js';

/** An unattended screen asks until it is answered, at most every five seconds. */
const retryDelayMs = (failures: number) => Math.min(500 * 2 ** failures, 5000);
const signInFirst = 401;

/** History and lists; live values are in the live store. */
export function createQueries(): QueryClient {
  // Whoever is told to sign in is nobody any more: asked once, however many questions were refused.
  const askWho = (error: Error) => {
    if (error instanceof ProblemError && error.status === signInFirst) void queries.invalidateQueries({ queryKey: sessionKey }, { cancelRefetch: false });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: askWho }),
    mutationCache: new MutationCache({ onError: askWho }),
    defaultOptions: {
      queries: {
        retry: (_failures, error) => !(error instanceof ProblemError && error.isFinal),
        retryDelay: retryDelayMs,
        staleTime: Infinity,
        gcTime: Infinity,
        refetchOnWindowFocus: false,
        // The browser's idea of being online says nothing about a server on the same machine.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queries;
}
