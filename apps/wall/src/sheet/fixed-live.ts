import type { CameraStatus, EventState, FeedState, SeriesState } from '@ioc/contracts';
import { LiveClient, LiveStore, ServerClock, Ticker, type LinkState, type Live, type LiveWire } from '@ioc/screen-live';
import { now } from './facts.js';

/** Stands still, so that each age on the sheet is the same at every look. */
class StoppedClock extends ServerClock {
  override readonly now = (): number => now;
}

/** The sheet asks nobody: nothing is sent, nothing comes. */
const noWire: LiveWire = {
  listen: () => undefined,
  connect: () => undefined,
  close: () => undefined,
  isConnected: () => false,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  askClock: () => undefined,
  beat: () => undefined,
};

/** What one part of the sheet knows. */
export interface FixedContent {
  series?: readonly SeriesState[];
  feeds?: readonly FeedState[];
  cameras?: readonly CameraStatus[];
  events?: readonly EventState[];
  link?: LinkState['status'];
}

/** The live side of a screen with fixed content: real store, real client, no server. */
export function fixedLive({ series = [], feeds = [], cameras = [], events = [], link = 'up' }: FixedContent): Live {
  const clock = new StoppedClock();
  const store = new LiveStore({ now: () => now, frame: (run) => run(), later: () => undefined });
  store.applySnapshot('component/feedback', { component: 'feedback', series: [...series] });
  store.applySnapshot('feeds', { feeds: [...feeds] });
  store.applySnapshot('cameras', { cameras: [...cameras] });
  store.applySnapshot('events', { events: [...events], total: events.length });
  const client = new StillClient({ wire: noWire, store, clock, topics: [] });
  client.link.set({ status: link, since: now - 42_000, latencyMs: link === 'up' ? 8 : null });
  return { store, client, clock, ticker: new Ticker(clock.now), player: null };
}

/** Its link stays as it was set. */
class StillClient extends LiveClient {
  override start(): () => void {
    return () => undefined;
  }
}
