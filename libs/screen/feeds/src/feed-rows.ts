import type { FeedState, Freshness } from '@ioc/contracts';
import { matches } from '@ioc/screen-furniture';
import { feedFreshness, feedRefused, useEachSecond, useFeeds } from '@ioc/screen-live';
import { useMemo } from 'react';
import { useFeedNames, type FeedNames } from './feed-names.js';

export interface FeedRow extends FeedNames {
  feed: FeedState;
  freshness: Freshness;
  refused: boolean;
}

export type StateFilter = Freshness | 'refused' | 'all';
export const stateFilters: readonly StateFilter[] = ['all', 'stale', 'late', 'missing', 'refused', 'fresh', 'off'];

/** The worst first. */
const badness: Record<Freshness, number> = { stale: 0, missing: 1, late: 2, fresh: 3, off: 4 };

/** Feeds as they stand at this second; they go on ageing while the link is down. */
export function useFeedRows(): readonly FeedRow[] {
  const feeds = useFeeds();
  const namesOf = useFeedNames();
  const states = useEachSecond((now) => feeds.map((feed) => feedFreshness(feed, now)).join());
  return useMemo(() => {
    const freshness = states.split(',') as Freshness[];
    return feeds.map((feed, index) => ({ feed, ...namesOf(feed), freshness: freshness[index] ?? feed.freshness, refused: feedRefused(feed) }));
  }, [feeds, states, namesOf]);
}

/** What sorts first on a page that nobody sorted: the worst, then a failing one, then by name. */
export function urgency({ freshness, refused, name }: FeedRow): string {
  return `${badness[freshness]}${refused ? 0 : 1}${name}`;
}

export function isShown(row: FeedRow, question: string, state: StateFilter): boolean {
  if (state === 'refused' ? !row.refused : state !== 'all' && row.freshness !== state) return false;
  return matches([row.name, row.component, row.organisation, row.feed.id, row.feed.kind].join(' '), question);
}
