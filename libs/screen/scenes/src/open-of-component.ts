import type { ComponentId, EventState } from '@ioc/contracts';
import { feedFreshness, useEachSecond, useFeeds, useOpenEvents } from '@ioc/screen-live';
import { useMemo } from 'react';

export interface OpenOfComponent {
  list: readonly EventState[];
  /** The screen's list is bounded and was cut: there are more of them, of the mildest. */
  isCut: boolean;
  /** No list was received yet, or a feed that would tell is silent: nobody knows how many there are. */
  unsure: boolean;
}

/** What is open in one component, and how sure that is. */
export function useOpenOfComponent(component: ComponentId): OpenOfComponent {
  const { list, total, known } = useOpenEvents();
  const feeds = useFeeds();
  const isSilent = useEachSecond((now) => feeds.some((feed) => feed.component === component && feed.bringsEvents && ['missing', 'stale'].includes(feedFreshness(feed, now))));
  return useMemo(() => ({ list: list.filter((event) => event.component === component), isCut: total > list.length, unsure: isSilent || !known }), [list, total, known, component, isSilent]);
}
