import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './ask-server.js';

/** An unattended screen asks until it is answered, at most every five seconds. */
const retryDelayMs = (failures: number) => Math.min(500 * 2 ** failures, 5000);

/** History and lists; live values are in the live store. */
export function createQueries(): QueryClient {
  return new QueryClient({
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
}
