import { feedFreshness, useEachSecond, useFeeds } from '@ioc/screen-live';

/** How many feeds of events are silent: never heard, or past their own schedule. While one is, no count of events is sure. */
export function useUnsureFeeds(): number {
  const feeds = useFeeds();
  return useEachSecond((now) => feeds.filter((feed) => feed.bringsEvents && ['missing', 'stale'].includes(feedFreshness(feed, now))).length);
}
