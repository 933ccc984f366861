import { feedFreshness, unheardFeeds, useEachSecond, useFeeds } from '@ioc/screen-live';

/** Who would tell of events. Where nobody does, or somebody is silent, an empty list says nothing. */
export interface EventFeeds {
  /** The list of feeds has come, and none of it brings events. */
  none: boolean;
  /** Feeds of events that were never heard, or are past their own schedule: while there is one, no count is sure. */
  silent: number;
}

export function useEventFeeds(): EventFeeds {
  const feeds = useFeeds();
  const silent = useEachSecond((now) => feeds.filter((feed) => feed.bringsEvents && ['missing', 'stale'].includes(feedFreshness(feed, now))).length);
  return { none: feeds !== unheardFeeds && !feeds.some(({ bringsEvents }) => bringsEvents), silent };
}
