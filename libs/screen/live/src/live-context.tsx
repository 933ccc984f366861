import { topics as everything, type Topic } from '@ioc/contracts';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { LiveClient } from './live-client.js';
import { LiveStore } from './live-store.js';
import { socketWire } from './live-wire.js';
import { browserPaintClock } from './paint-queue.js';
import { ServerClock } from './server-clock.js';
import { Ticker } from './ticker.js';

/** The live side of one screen. */
export interface Live {
  store: LiveStore;
  client: LiveClient;
  clock: ServerClock;
  ticker: Ticker;
}

const LiveContext = createContext<Live | null>(null);

/** @returns a live side that is not connected yet */
export function createLive(topics: readonly Topic[] = everything): Live {
  const clock = new ServerClock();
  const store = new LiveStore(browserPaintClock);
  const client = new LiveClient({ wire: socketWire(), store, clock, topics });
  return { store, client, clock, ticker: new Ticker(clock.now) };
}

export interface LiveProviderProps {
  /** What every page of this screen shows, absent: everything; a page that shows more follows more. */
  topics?: readonly Topic[];
  live?: Live;
  children: ReactNode;
}

export function LiveProvider({ topics, live, children }: LiveProviderProps) {
  const [own] = useState(() => live ?? createLive(topics));
  useEffect(() => own.client.start(), [own]);
  return <LiveContext.Provider value={own}>{children}</LiveContext.Provider>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('a live hook was used outside of LiveProvider');
  return live;
}
