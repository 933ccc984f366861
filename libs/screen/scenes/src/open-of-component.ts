import type { ComponentId, EventState } from '@ioc/contracts';
import { feedFreshness, useEachSecond, useFeeds, useOpenEvents } from '@ioc/screen-live';
import { useMemo } from 'react';

export interface OpenOfComponent {
  list: readonly EventState[];
  /** The screen's list is bounded and was cut: there are more of them, of the mildest. */
  isCut: boolean;
  /** A feed that would tell is silent: nobody knows how many there are. */
  unsure: boolean;
}

/** What is open in one component, and how sure that is. */
export function useOpenOfComponent(component: ComponentId): OpenOfComponent {
  const { list, total } = useOpenEvents();
  const feeds = useFeeds();
  const unsure = useEachSecond((now) => feeds.some((feed) => feed.component === component && feed.bringsEvents && ['missing', 'stale'].includes(feedFreshness(feed, now))));
  return useMemo(() => ({ list: list.filter((event) => event.component === component), isCut: total > list.length, unsure }), [list, total, component, unsure]);
}
