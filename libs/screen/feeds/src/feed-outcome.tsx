import type { FeedState } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';

/** How the last poll went, in plain words; the source's own fault below it. */
export function FeedOutcome({ feed }: { feed: Pick<FeedState, 'outcome' | 'fault' | 'consecutiveFailures' | 'paused'> }) {
  const { t } = useWords();
  const word = t(`outcome.${feed.outcome ?? 'none'}`);
  if (feed.fault === null && feed.paused.length === 0) return <span>{word}</span>;
  return (
    <div className="feed-fault">
      <b>{word}</b>
      {feed.consecutiveFailures > 1 && <span>{t('feeds.failures', { n: feed.consecutiveFailures })}</span>}
      {feed.paused.length > 0 && <span data-paused={feed.paused.length}>{t('feeds.paused', { n: feed.paused.length })}</span>}
      {feed.fault !== null && <span>{feed.fault}</span>}
    </div>
  );
}
