import type { FeedState } from '@ioc/contracts';
import { feedFreshness, feedRefused } from '@ioc/screen-live';

/** How a set of feeds stands at one moment; feeds that are switched off are left out. */
export interface FeedSummary {
  total: number;
  fresh: number;
  late: number;
  stale: number;
  missing: number;
  /** The last poll failed, or the gate refused a part of it. */
  refused: number;
  /** Longest silence of a stale feed, milliseconds. */
  oldestMs: number;
}

export function summariseFeeds(feeds: readonly FeedState[], nowMs: number): FeedSummary {
  const summary: FeedSummary = { total: 0, fresh: 0, late: 0, stale: 0, missing: 0, refused: 0, oldestMs: 0 };
  for (const feed of feeds) {
    const freshness = feedFreshness(feed, nowMs);
    if (freshness === 'off') continue;
    summary.total++;
    summary[freshness]++;
    if (feedRefused(feed)) summary.refused++;
    if (freshness === 'stale' && feed.lastHeardAt !== null)
      summary.oldestMs = Math.max(summary.oldestMs, nowMs - feed.lastHeardAt);
  }
  return summary;
}
