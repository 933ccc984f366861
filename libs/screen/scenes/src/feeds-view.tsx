import { useEachSecond, useFeeds } from '@ioc/screen-live';
import { FitText, useProvince, useWords, type Words } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { Block } from './block.js';
import { feedGroups, shortened, type FeedGroup, type FeedRow } from './feed-rows.js';
import './feeds-view.css';
import { ScoreBlock } from './score-block.js';

/** Rows of two lines in a panel of half or of the whole height. */
const room = { half: 7, whole: 14 };
/** Panels that stand side by side before a second row begins. */
const oneRow = 3;

/** Every feed against its own schedule, by component, the worst first; and how good the data of this month are. */
export function FeedsView() {
  const { t } = useWords();
  const { groups, nowMs } = useFeedGroups();
  // Every component that has feeds, and the month.
  const panels = groups.length + 1;
  const isOneRow = panels <= oneRow;
  if (groups.length === 0) return <main className="cameras-none">{t('feedHealth.none')}</main>;
  return (
    <main className="feeds-body" style={{ gridTemplateColumns: `repeat(${isOneRow ? panels : Math.ceil(panels / 2)}, minmax(0, 1fr))` }}>
      {groups.map((group) => (
        <FeedsPanel key={group.component} group={shortened(group, isOneRow ? room.whole : room.half)} nowMs={nowMs} />
      ))}
      <ScoreBlock nowMs={nowMs} />
    </main>
  );
}

/** The feeds as they stand at this full second, by component, every one of them. */
export function useFeedGroups(): { groups: FeedGroup[]; nowMs: number } {
  const { components } = useProvince();
  const feeds = useFeeds();
  const nowMs = useEachSecond((now) => Math.floor(now / 1000)) * 1000;
  const groups = useMemo(() => feedGroups(feeds, components.map(({ id }) => id), nowMs), [feeds, components, nowMs]);
  return { groups, nowMs };
}

/** The feeds of one component, as many as have room. */
export function FeedsPanel({ group, nowMs }: { group: FeedGroup; nowMs: number }) {
  const { t, pick } = useWords();
  const { components } = useProvince();
  const { component, rows, total, fresh, more } = group;
  const name = components.find(({ id }) => id === component)?.name;
  return (
    <Block kind="feeds" title={name ? pick(name) : component} aside={<span data-all-fresh={fresh === total}>{t('feedHealth.fresh', { fresh, total })}</span>}>
      <div className="feeds-rows">
        {rows.map((row) => (
          <Feed key={row.feed.id} row={row} nowMs={nowMs} />
        ))}
        {more.n > 0 && <p className="feeds-more">{t('feedHealth.more', { n: more.n, fresh: more.fresh })}</p>}
      </div>
    </Block>
  );
}

function Feed({ row, nowMs }: { row: FeedRow; nowMs: number }) {
  const words = useWords();
  const { feed, freshness, refused, share } = row;
  const fault = faultText(row, words);
  return (
    <div className="feed-row" data-feed={feed.id} data-freshness={freshness} data-refused={refused}>
      <div className="feed-name">
        <FitText text={words.pick(feed.name)} from={84} lines={fault === '' ? 2 : 1} />
        {fault !== '' && (
          <span className="feed-fault-line">
            <FitText text={fault} from={84} mark="…" />
          </span>
        )}
      </div>
      <i className="feed-bar">{share !== null && <u style={{ width: `${Math.min(1, share) * 100}%` }} />}</i>
      <Standing row={row} nowMs={nowMs} />
    </div>
  );
}

function Standing({ row: { feed, freshness }, nowMs }: { row: FeedRow; nowMs: number }) {
  const { t, age } = useWords();
  if (freshness === 'off') return <em>{t('feedHealth.off')}</em>;
  if (feed.lastHeardAt === null) return <em className="row-missing">{t('feedHealth.missing')}</em>;
  const text = age(nowMs - feed.lastHeardAt);
  return freshness === 'stale' ? <em className="row-age">{t('feedHealth.stale', { age: text })}</em> : <em>{text}</em>;
}

/** What was wrong with the last poll, in plain words; nothing where all was well. */
function faultText({ feed, refused }: FeedRow, { t }: Words): string {
  if (!refused) return '';
  const { outcome, consecutiveFailures, rejected, paused } = feed;
  if (paused.length > 0) return t('feedHealth.paused', { n: paused.length });
  if (rejected > 0) return t('feedHealth.rejected', { n: rejected });
  const what = t(`outcome.${outcome ?? 'none'}`);
  return consecutiveFailures > 1 ? t('feedHealth.failures', { what, n: consecutiveFailures }) : what;
}
