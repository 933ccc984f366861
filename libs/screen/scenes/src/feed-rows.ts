import type { FeedState, Freshness } from '@ioc/contracts';
import { feedFreshness, feedRefused } from '@ioc/screen-live';

/** One feed as it stands at a moment. */
export interface FeedRow {
  feed: FeedState;
  freshness: Freshness;
  /** The last poll failed, was refused in part, or some of its figures wait. */
  refused: boolean;
  /** Age ÷ what its own schedule allows; 1 and more: missed. Null where it was never heard. */
  share: number | null;
}

/** What stands of one component, and how many stand behind it. */
export interface FeedGroup {
  component: string;
  rows: FeedRow[];
  /** Feeds that are not switched off, and how many of them are fresh or only ageing. */
  total: number;
  fresh: number;
  /** What had no room: the best of them, which are fresh or not. */
  more: { n: number; fresh: number };
}

const order: Record<Freshness, number> = { stale: 0, missing: 1, late: 3, fresh: 4, off: 5 };
const refusedOrder = 2;

/** Feeds by component in the province's order, in each the worst first. Pure. */
export function feedGroups(feeds: readonly FeedState[], components: readonly string[], nowMs: number): FeedGroup[] {
  return components.flatMap((component) => {
    const rows = feeds.filter((feed) => feed.component === component).map((feed) => rowOf(feed, nowMs)).toSorted(worstFirst);
    if (rows.length === 0) return [];
    const counted = rows.filter(({ freshness }) => freshness !== 'off');
    return [{ component, rows, total: counted.length, fresh: countFresh(counted), more: { n: 0, fresh: 0 } }];
  });
}

/** A group in a panel of so many rows: one less where the last one says what is left off. */
export function shortened(group: FeedGroup, room: number): FeedGroup {
  if (group.rows.length <= room) return group;
  const rows = group.rows.slice(0, room - 1);
  const left = group.rows.slice(rows.length);
  return { ...group, rows, more: { n: left.length, fresh: countFresh(left) } };
}

function rowOf(feed: FeedState, nowMs: number): FeedRow {
  const { lastHeardAt, staleAt } = feed;
  const allowed = lastHeardAt !== null && staleAt !== null ? staleAt - lastHeardAt : 0;
  return { feed, freshness: feedFreshness(feed, nowMs), refused: feedRefused(feed), share: allowed > 0 && lastHeardAt !== null ? Math.max(0, (nowMs - lastHeardAt) / allowed) : null };
}

function worstFirst(a: FeedRow, b: FeedRow): number {
  const rank = ({ freshness, refused }: FeedRow) => (refused && order[freshness] > refusedOrder && freshness !== 'off' ? refusedOrder : order[freshness]);
  // Names keep their places while nothing is wrong: shares of feeds that are polled each second would shuffle them.
  return rank(a) - rank(b) || a.feed.id.localeCompare(b.feed.id);
}

const countFresh = (rows: readonly FeedRow[]) => rows.filter(({ freshness }) => freshness === 'fresh' || freshness === 'late').length;
