import type { FeedState } from '@ioc/contracts';
import { useEachSecond } from '@ioc/screen-live';
import { useMemo } from 'react';
import { summariseFeeds, type FeedSummary } from './feed-summary.js';

/** Feeds counted each second, also while the link is down; repainted only when a count changes (the oldest: each minute). */
export function useSummary(feeds: readonly FeedState[]): FeedSummary {
  const key = useEachSecond((now) => {
    const summary = summariseFeeds(feeds, now);
    return JSON.stringify({
      ...summary,
      oldestMs: summary.oldestMs < 60_000 ? floor(summary.oldestMs, 1000) : floor(summary.oldestMs, 60_000),
    });
  });
  return useMemo(() => JSON.parse(key) as FeedSummary, [key]);
}

function floor(ms: number, step: number): number {
  return Math.floor(ms / step) * step;
}
