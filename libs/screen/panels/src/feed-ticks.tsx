import { useEachSecond, useFeeds, feedFreshness } from '@ioc/screen-live';
import { FitText, useWords, type Words } from '@ioc/screen-ui';
import type { FeedSummary } from './feed-summary.js';
import { useSummary } from './use-summary.js';

const order = ['fresh', 'late', 'stale', 'missing'];

/** One tick per feed; stale ones are taller, hatched and stand at the right end, so that staleness is a length. */
export function FeedTicks() {
  const words = useWords();
  const feeds = useFeeds();
  const summary = useSummary(feeds);
  const ticks = useEachSecond((now) =>
    feeds
      .map((feed) => order.indexOf(feedFreshness(feed, now)))
      .filter((rank) => rank >= 0)
      .sort((a, b) => a - b)
      .join(''),
  );
  return (
    <div
      className="feeds"
      data-fresh={summary.fresh}
      data-late={summary.late}
      data-stale={summary.stale}
      data-missing={summary.missing}
      data-refused={summary.refused}
    >
      <span className="ticks">
        {[...ticks].map((rank, index) => (
          <i key={index} className={`tick-${order[Number(rank)]}`} />
        ))}
      </span>
      <div>
        {summary.total === 0 ? (
          <span className="feeds-none">{words.t('header.noFeeds')}</span>
        ) : (
          <>
            <span>
              <b>{`${summary.fresh}/${summary.total}`}</b> {words.t('header.freshFeeds')}
            </span>
            <FitText className="feeds-detail" text={summaryText(summary, words)} from={84} />
          </>
        )}
      </div>
    </div>
  );
}

export function summaryText(summary: FeedSummary, words: Words): string {
  const { t } = words;
  const parts = [
    summary.refused > 0 && t('header.refused', { n: summary.refused }),
    summary.stale > 0 && staleText(summary, words),
    summary.late > 0 && t('header.late', { n: summary.late }),
    summary.missing > 0 && t('header.missing', { n: summary.missing }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' · ') : t('header.allFresh');
}

function staleText({ stale, oldestMs }: FeedSummary, { t, age }: Words): string {
  return oldestMs > 0 ? t('header.staleOldest', { n: stale, age: age(oldestMs) }) : t('header.stale', { n: stale });
}
