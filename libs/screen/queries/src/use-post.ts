import { useMutation } from '@tanstack/react-query';
import { askServer } from './ask-server.js';

interface Post {
  /** Below `/api/v1/`. */
  path: string;
  body?: object;
  method?: 'POST' | 'PATCH' | 'DELETE';
}

/** Asks the server to do something. `error` is why it did not. @param after what follows when it was done */
export function usePost<T>(after: (answer: T) => void = () => undefined) {
  return useMutation<T, Error, Post>({
    mutationFn: async ({ path, body = {}, method = 'POST' }) => {
      const answer = await askServer(path, { method, headers: { 'content-type': 'application/json' }, ...(method !== 'DELETE' && { body: JSON.stringify(body) }) });
      return (await answer.json()) as T;
    },
    onSuccess: after,
  });
}
