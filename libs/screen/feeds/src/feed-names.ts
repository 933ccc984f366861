import type { FeedState } from '@ioc/contracts';
import { useProvince, useWords } from '@ioc/screen-ui';

export interface FeedNames {
  name: string;
  component: string;
  organisation: string;
}

/** What a feed, its component and its agency are called on this screen. */
export function useFeedNames(): (feed: Pick<FeedState, 'name' | 'component' | 'organisation'>) => FeedNames {
  const { pick } = useWords();
  const { components, organisations } = useProvince();
  return (feed) => {
    const component = components.find((one) => one.id === feed.component);
    const organisation = organisations.find((one) => one.id === feed.organisation);
    return {
      name: pick(feed.name),
      component: component ? pick(component.name) : feed.component,
      organisation: organisation?.name ?? feed.organisation,
    };
  };
}
