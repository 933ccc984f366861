import type { EventCounts, EventState, Topic } from '@ioc/contracts';
import { Button, Loading, Nothing, Panel, Trouble, useAddress, useMoments, useShortcut } from '@ioc/screen-furniture';
import { feedFreshness, useEachSecond, useFeeds, useLink, useTopics } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { useCallback, useRef, type ReactNode } from 'react';
import { pageSize } from './event-filters.js';
import { EventPane, type CameraPicture } from './event-pane.js';
import { useEventList } from './event-query.js';
import { EventTable } from './event-table.js';
import './events.css';
import { FilterBar } from './filter-bar.js';

/** What the map beside the list shows. */
export interface EventsMapShown {
  events: readonly EventState[];
  selected: string;
  onSelect: (id: string) => void;
}

export interface EventsPageProps {
  /** Draws the events on the map; it is another room's. */
  map: (shown: EventsMapShown) => ReactNode;
  picture: CameraPicture;
}

const topics: readonly Topic[] = ['events', 'cameras'];
const none: readonly EventState[] = [];

/** What has happened: the list, where it is, and all that is known of one. */
export function EventsPage({ map, picture }: EventsPageProps) {
  const { t } = useWords();
  useTopics(topics);
  const { list, counts, page } = useEventList();
  const events = list.data ?? none;
  const [selected, select] = useSelection();
  useArrows(events, selected, select);
  return (
    <Panel page title={t('eventList.title')} aside={<Shown counts={counts.data} shown={list.data?.length} page={page} readAt={list.dataUpdatedAt} failed={list.error ?? counts.error} />}>
      <FilterBar counts={counts.data} />
      <div className="events-body">
        <div className="events-list" tabIndex={-1}>
          {list.error !== null && <Trouble error={list.error} retry={() => void list.refetch()} />}
          {!list.data && list.error === null && <Loading />}
          {list.data?.length === 0 && <Nothing>{t('eventList.none')}</Nothing>}
          {events.length > 0 && <EventTable events={events} selected={selected} onSelect={select} />}
        </div>
        <div className="events-map">{map({ events, selected, onSelect: select })}</div>
        <div className="events-side">
          <EventPane id={selected} picture={picture} />
        </div>
      </div>
    </Panel>
  );
}

/** Kept in the address; the same function as long as the page stands. */
function useSelection(): [string, (id: string) => void] {
  const [selected, put] = useAddress('event');
  const newest = useRef({ selected, put });
  newest.current = { selected, put };
  const select = useCallback((id: string) => {
    if (newest.current.selected !== id) newest.current.put(id);
  }, []);
  return [selected, select];
}

/** Where nothing of the list has the focus, the arrows go over it as well. */
function useArrows(events: readonly EventState[], selected: string, select: (id: string) => void): void {
  const { t } = useWords();
  const step = (by: number) => {
    const at = events.findIndex(({ id }) => id === selected);
    const next = events[Math.max(0, Math.min(events.length - 1, at + by))];
    if (!next) return;
    select(next.id);
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.id)}"] button`)?.focus();
  };
  useShortcut('j', t('eventList.keys.next'), () => step(1));
  useShortcut('k', t('eventList.keys.previous'), () => step(-1));
}

interface ShownProps {
  counts: EventCounts | undefined;
  /** Rows of this page. */
  shown: number | undefined;
  page: number;
  /** When the list was read, epoch ms. */
  readAt: number;
  failed: unknown;
}

/** How many there are, how many of them stand here, and of an old list how old it is. */
function Shown({ counts, shown, page, readAt, failed }: ShownProps) {
  const { t, formats } = useWords();
  const moments = useMoments();
  const n = (value: number) => formats.number(value, 0);
  const { status } = useLink();
  const feeds = useFeeds();
  const silent = useEachSecond((now) => feeds.filter((feed) => feed.bringsEvents && ['missing', 'stale'].includes(feedFreshness(feed, now))).length);
  const [, putPage] = useAddress('page');
  if (!counts || shown === undefined) return null;
  const first = (page - 1) * pageSize;
  const isWhole = page === 1 && shown >= counts.total;
  return (
    <>
      {(failed !== null || status === 'down') && <b>{t('eventList.readAt', { time: moments.at(readAt) })}</b>}
      <span data-total={counts.total}>{isWhole ? t('eventList.all', { n: n(counts.total) }) : t('eventList.part', { from: n(Math.min(first + 1, counts.total)), to: n(first + shown), n: n(counts.total) })}</span>
      <span>{t('eventList.counts', { open: n(counts.open), overdue: n(counts.overdue) })}</span>
      {silent > 0 && <b>{t('events.unsure', { n: n(silent) })}</b>}
      {!isWhole && (
        <>
          <Button disabled={page === 1} onClick={() => putPage(page === 2 ? '' : String(page - 1))}>{t('eventList.before')}</Button>
          <Button disabled={first + shown >= counts.total} onClick={() => putPage(String(page + 1))}>{t('eventList.after')}</Button>
        </>
      )}
    </>
  );
}
