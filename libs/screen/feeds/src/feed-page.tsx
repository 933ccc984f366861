import type { FeedState } from '@ioc/contracts';
import { AgeCell, Button, Loading, Panel, StateMark, Trouble, useShortcut } from '@ioc/screen-furniture';
import { feedFreshness, useEachSecond, useFeeds } from '@ioc/screen-live';
import { useIndicators } from '@ioc/screen-queries';
import { useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useFeedDetail, usePollNow, type FeedDetail } from './feed-detail.js';
import { useFeedNames } from './feed-names.js';
import { FeedOutcome } from './feed-outcome.js';
import { FeedQuarantine } from './feed-quarantine.js';
import { FeedReplay } from './feed-replay.js';
import { FeedSchemaPanel } from './feed-schema.js';
import { FeedRuns } from './feed-runs.js';
import './feeds.css';

/** One feed: its runs, what it refused, and the button that asks it now. */
export function FeedPage() {
  const { id = '' } = useParams();
  const live = useFeeds().find((feed) => feed.id === id);
  const { data, error, refetch } = useFeedDetail(id, live?.lastRunAt ?? null);
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <article data-feed={id}>
      <FeedTitle feed={live ?? data} />
      <div className="feed-parts">
        <About feed={live ?? data} detail={data} />
        <FeedIndicators ids={data.indicators} />
        <FeedSchemaPanel feed={id} lastRunAt={(live ?? data).lastRunAt} />
        <FeedReplay feed={id} />
        <FeedQuarantine feed={id} records={data.quarantine} />
        <FeedRuns feed={id} runs={data.runs} />
      </div>
    </article>
  );
}

function FeedTitle({ feed }: { feed: FeedState }) {
  const { t } = useWords();
  const { name, component, organisation } = useFeedNames()(feed);
  const poll = usePollNow(feed.id);
  const ask = () => poll.isPending || poll.mutate();
  useShortcut('h', t('feeds.poll'), ask);
  return (
    <>
      <div className="feed-title">
        <div>
          <p>
            <Link to="/desk/feeds">{t('feeds.back')}</Link>
          </p>
          <h1>{name}</h1>
          <p>{`${component} · ${organisation}`}</p>
        </div>
        <div className="feed-actions">
          {poll.data && (
            <span role="status" data-polled={poll.data.outcome}>
              {t('feeds.polled', { outcome: t(`outcome.${poll.data.outcome}`), readings: poll.data.readings, rejected: poll.data.rejected })}
            </span>
          )}
          <Button primary hotkey="H" onClick={ask} disabled={poll.isPending}>
            {t(poll.isPending ? 'feeds.polling' : 'feeds.poll')}
          </Button>
        </div>
      </div>
      {poll.error && <Trouble error={poll.error} />}
    </>
  );
}

function About({ feed, detail }: { feed: FeedState; detail: FeedDetail }) {
  const words = useWords();
  const { t, formats } = words;
  const freshness = useEachSecond((now) => feedFreshness(feed, now));
  const latency = feed.latencyMs === null ? '–' : t('feeds.seconds', { n: formats.number(feed.latencyMs / 1000, 2) });
  const facts: [string, ReactNode][] = [
    ['state', <StateMark key="state" state={freshness} />],
    ['age', <AgeCell key="age" from={feed.lastHeardAt} staleAt={feed.staleAt} freshness={freshness} />],
    ['cadence', t('feeds.every', { age: words.age(feed.everyMs) })],
    ['kind', detail.kind],
    ['readings', formats.number(feed.readings, 0)],
    ['rejected', formats.number(feed.rejected, 0)],
    ['latency', latency],
    ['outcome', <FeedOutcome key="outcome" feed={feed} />],
  ];
  return (
    <Panel title={t('feeds.about')} aside={t(`provenance.${feed.provenance}`)}>
      <dl className="feed-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`feeds.col.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function FeedIndicators({ ids }: { ids: readonly string[] }) {
  const { t, pick } = useWords();
  const indicators = useIndicators().data;
  return (
    <Panel title={t('feeds.indicators')} aside={String(ids.length)}>
      <ul className="feed-indicators">
        {ids.map((id) => {
          const known = indicators?.get(id);
          return (
            <li key={id}>
              <Link to={`/desk/indicators?q=${encodeURIComponent(id)}`}>{known ? pick(known.name) : id}</Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
