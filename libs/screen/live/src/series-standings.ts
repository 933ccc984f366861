import type { Freshness, Qualifier, ReadingStatus } from '@ioc/contracts';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useLive } from './live-context.js';
import { freshnessOf } from './live-hooks.js';
import { seriesKey, type SeriesView } from './series-cell.js';

/** One of several figures that are drawn together. */
export interface SeriesStanding {
  value: number | null;
  freshness: Freshness;
  /** Of a stale one: milliseconds, in whole minutes above one minute, which is what a label shows. Else 0. */
  ageMs: number;
  qualifier?: Qualifier | undefined;
  status?: ReadingStatus | undefined;
}

/** Several series at once, in the order asked: one picture, painted when any of them changes or ages. @param series a list that stays the same */
export function useSeriesStandings(series: readonly { indicator: string; area: string }[]): SeriesStanding[] {
  const { store, ticker } = useLive();
  const keys = useMemo(() => series.map(({ indicator, area }) => seriesKey(indicator, area)), [series]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [...keys.map((key) => store.series.subscribe(key, listener)), ticker.subscribe(listener)];
      return () => ends.forEach((end) => end());
    },
    [keys, store, ticker],
  );
  const signature = useSyncExternalStore(subscribe, () => JSON.stringify(keys.map((key) => standingOf(store.series.view(key), ticker.at()))));
  return useMemo(() => JSON.parse(signature) as SeriesStanding[], [signature]);
}

function standingOf(view: SeriesView | null, now: number): SeriesStanding {
  const freshness = freshnessOf(view, now);
  const age = freshness === 'stale' && view ? now - view.ageFrom : 0;
  const ageMs = age < 60_000 ? Math.floor(age / 1000) * 1000 : Math.floor(age / 60_000) * 60_000;
  return { value: view?.value ?? null, freshness, ageMs, qualifier: view?.qualifier, status: view?.status };
}
