import { playedTopics, topics as everything, type Topic } from '@ioc/contracts';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { restoreHeld, type Held } from './held.js';
import { LiveClient } from './live-client.js';
import { LiveStore } from './live-store.js';
import { socketWire } from './live-wire.js';
import { browserPaintClock } from './paint-queue.js';
import type { Player } from './player.js';
import { ServerClock } from './server-clock.js';
import { Ticker } from './ticker.js';

/** The live side of one screen. */
export interface Live {
  store: LiveStore;
  client: LiveClient;
  clock: ServerClock;
  ticker: Ticker;
  /** Where it is not now that is shown: what plays another time. */
  player: Player | null;
}

const LiveContext = createContext<Live | null>(null);

/**
 * @param held what the screen begins with: its link is lost since that was so, until there is a connection
 * @returns a live side that is not connected yet
 */
export function createLive(topics: readonly Topic[] = everything, held: Held | null = null): Live {
  // A machine whose clock was set back while it was off would make everything younger than it was.
  const clock = new ServerClock(Date.now, held ? Math.max(held.aheadMs, held.at - Date.now()) : 0);
  const store = new LiveStore(browserPaintClock);
  if (held) restoreHeld(held, store);
  const client = new LiveClient({ wire: socketWire(), store, clock, topics, lostAt: held?.at });
  return { store, client, clock, ticker: new Ticker(clock.now), player: null };
}

/** The live side of a screen that shows another time: nothing on it knows that it is not now but by `player`. */
export function createPlayback(player: Player): Live {
  const clock = new ServerClock(player.clock.now);
  const store = new LiveStore(browserPaintClock);
  const client = new LiveClient({ wire: player, store, clock, topics: playedTopics });
  return { store, client, clock, ticker: new Ticker(clock.now), player };
}

export interface LiveProviderProps {
  live: Live;
  /** Asks for nothing yet, or no more. */
  idle?: boolean;
  children: ReactNode;
}

export function LiveProvider({ live, idle = false, children }: LiveProviderProps) {
  useEffect(() => (idle ? undefined : live.client.start()), [live, idle]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('a live hook was used outside of LiveProvider');
  return live;
}
