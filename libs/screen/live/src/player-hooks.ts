import type { RestatedValue } from '@ioc/contracts';
import { useCallback, useSyncExternalStore } from 'react';
import { useLive } from './live-context.js';
import type { Player, PlayerState } from './player.js';
import type { SeriesView } from './series-cell.js';

/** What plays another time on this screen; null where it shows what is so now. */
export function usePlayer(): Player | null {
  return useLive().player;
}

export function usePlayerState(player: Player): PlayerState {
  return useSyncExternalStore(player.state.subscribe, player.state.get);
}

const never = () => () => undefined;

/** What is known today of the value that a series shows; null where it is the same, or now is shown. */
export function useRestated(key: string, view: SeriesView | null): RestatedValue | null {
  const { player } = useLive();
  const found = useSyncExternalStore(player?.state.subscribe ?? never, () => player?.state.get().restated.get(key) ?? null);
  return found && view && found.at === view.at && found.period === view.period ? found : null;
}

/** Coarser the faster it plays: history is asked for anew with each step. */
const stepMs = 60_000;

/**
 * The moment up to which history may be shown: null where all of it may. It moves on in steps.
 * @returns ISO time
 */
export function useHistoryEnd(): string | null {
  const { ticker, player } = useLive();
  const read = useCallback(() => {
    if (!player) return null;
    const step = stepMs * Math.max(1, player.clock.speed);
    return new Date(Math.floor(ticker.at() / step) * step).toISOString();
  }, [player, ticker]);
  return useSyncExternalStore(ticker.subscribe, read);
}
