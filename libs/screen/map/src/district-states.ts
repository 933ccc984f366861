import type { Freshness } from '@ioc/contracts';
import { freshnessOf, seriesKey, useLive, type SeriesView } from '@ioc/screen-live';
import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** The map's indicator in one district. */
export interface DistrictState {
  code: string;
  value: number | null;
  freshness: Freshness;
  /** Milliseconds, in whole minutes above one minute: what a label shows. */
  ageMs: number;
}

/** All districts at once: the map is one picture, painted when any of them changes or ages. */
export function useDistrictStates(indicator: string, codes: readonly string[]): DistrictState[] {
  const { store, ticker } = useLive();
  const keys = useMemo(() => codes.map((code) => seriesKey(indicator, code)), [indicator, codes]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [...keys.map((key) => store.series.subscribe(key, listener)), ticker.subscribe(listener)];
      return () => ends.forEach((end) => end());
    },
    [keys, store, ticker],
  );
  const signature = useSyncExternalStore(subscribe, () =>
    JSON.stringify(keys.map((key, index) => stateOf(codes[index] ?? '', store.series.view(key), ticker.at()))),
  );
  return useMemo(() => JSON.parse(signature) as DistrictState[], [signature]);
}

function stateOf(code: string, view: SeriesView | null, now: number): DistrictState {
  const freshness = freshnessOf(view, now);
  const age = freshness === 'stale' && view ? now - view.ageFrom : 0;
  return {
    code,
    value: view?.value ?? null,
    freshness,
    ageMs: age < 60_000 ? Math.floor(age / 1000) * 1000 : Math.floor(age / 60_000) * 60_000,
  };
}
