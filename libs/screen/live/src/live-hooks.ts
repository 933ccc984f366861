import { feedFreshnessAt, freshnessAt, heardOutcomes, type CameraStatus, type EventState, type FeedState, type Freshness, type Topic } from '@ioc/contracts';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { unseen } from './held.js';
import { useLive } from './live-context.js';
import type { LinkState } from './live-client.js';
import { everyEvent, type OpenEvents } from './live-store.js';
import { useRestated } from './player-hooks.js';
import { seriesKey, type SeriesView } from './series-cell.js';

/** Follows topics as long as the page stands. @param topics a list that stays the same */
export function useTopics(topics: readonly Topic[]): void {
  const { client } = useLive();
  useEffect(() => client.follow(topics), [client, topics]);
}

/** The newest view of one series; `null` until something was received. */
export function useSeries(indicator: string, area: string, breakdown?: string): SeriesView | null {
  const { store } = useLive();
  const key = seriesKey(indicator, area, breakdown);
  const subscribe = useCallback((listener: () => void) => store.series.subscribe(key, listener), [store, key]);
  const view = useSyncExternalStore(subscribe, () => store.series.view(key));
  const restated = useRestated(key, view);
  return useMemo(() => (view && restated ? { ...view, restated: restated.value } : view), [view, restated]);
}

export function useFeeds(): readonly FeedState[] {
  const { store } = useLive();
  return useSyncExternalStore(store.feeds.subscribe, store.feeds.get);
}

/** What is known of each camera: while nobody is heard, nobody knows what it sees. */
export function useCameras(): readonly CameraStatus[] {
  const { store } = useLive();
  const isLost = useLink().status === 'down';
  const cameras = useSyncExternalStore(store.cameras.subscribe, store.cameras.get);
  return useMemo(() => (isLost ? cameras.map(unseen) : cameras), [cameras, isLost]);
}

export function useOpenEvents(): OpenEvents {
  const { store } = useLive();
  return useSyncExternalStore(store.events.subscribe, store.events.get);
}

/** What is open and what a drill lets happen, for places that show each thing with its mark; what counts asks {@link useOpenEvents}. */
export function useShownEvents(): readonly EventState[] {
  const events = useOpenEvents();
  return useMemo(() => everyEvent(events), [events]);
}

export function useLink(): LinkState {
  const { client } = useLive();
  return useSyncExternalStore(client.link.subscribe, client.link.get);
}

/**
 * Something that changes with time alone: asked each second, painted only when the answer differs.
 * @param read from the server's time (epoch ms) to a string, number or boolean
 */
export function useEachSecond<T extends string | number | boolean | null>(read: (nowMs: number) => T): T {
  const { ticker } = useLive();
  return useSyncExternalStore(ticker.subscribe, () => read(ticker.at()));
}

/** Freshness of a series by this screen's clock; it goes on ageing while the link is down. */
export function freshnessOf(view: Pick<SeriesView, 'value' | 'ageFrom' | 'staleAt'> | null, nowMs: number): Freshness {
  return view && view.value !== null ? freshnessAt(nowMs, view.ageFrom, view.staleAt) : 'missing';
}

/** Freshness of a feed; it goes on ageing while the link is down. */
export function feedFreshness(feed: FeedState, nowMs: number): Freshness {
  if (feed.freshness === 'off' || feed.lastHeardAt === null || feed.staleAt === null) return feed.freshness;
  const counted = feedFreshnessAt(feed, nowMs);
  // The server may know worse than the clock does; it never knows better.
  return badness[counted] >= badness[feed.freshness] ? counted : feed.freshness;
}
const badness: Record<Freshness, number> = { fresh: 0, late: 1, stale: 2, missing: 3, off: 4 };

/** True when the last poll failed, the gate refused a part of it, or some of its figures wait for their mapping. */
export function feedRefused(feed: FeedState): boolean {
  if (feed.freshness === 'off' || feed.outcome === null) return false;
  return feed.paused.length > 0 || feed.rejected > 0 || feed.outcome === 'partial' || !heardOutcomes.includes(feed.outcome);
}
