import type { HistoryAnswer } from '@ioc/contracts';
import { createQueries } from '@ioc/screen-queries';
import type { QueryClient } from '@tanstack/react-query';
import { indicators, now } from './facts.js';

const day = 86_400_000;

/** The answers of a server that the sheet does not ask. */
export function sheetQueries(): QueryClient {
  const queries = createQueries();
  queries.setQueryData(['indicators'], indicators);
  const points = Array.from({ length: 30 }, (_, n) => ({ at: new Date(now - (30 - n) * day).toISOString(), period: 'instant', value: n === 12 ? null : 78 + 9 * Math.sin(n / 5) }));
  queries.setQueryData<HistoryAnswer>(['history', 'content', 'p', 'day', 30], { indicator: 'content', area: 'p', bucket: 'day', points });
  return queries;
}
