import type { CameraStatus, LiveSnapshot, Topic } from '@ioc/contracts';
import type { LinkState } from './live-client.js';
import type { LiveStore } from './live-store.js';
import type { ServerClock } from './server-clock.js';

/** What a screen holds, so that another one can begin with it where there is no server. */
export interface Held {
  /** When the server was last heard: the server's clock, epoch milliseconds. */
  at: number;
  /** How far the server's clock was ahead of this machine's, milliseconds. */
  aheadMs: number;
  snapshots: (readonly [Topic, LiveSnapshot])[];
}

/** @returns null until it is enough to be drawn from */
export function heldOf({ store, clock, link }: { store: LiveStore; clock: ServerClock; link: LinkState }): Held | null {
  if (store.feeds.get().length === 0) return null;
  return { at: link.status === 'down' ? link.since : clock.now(), aheadMs: clock.aheadMs, snapshots: store.snapshots() };
}

/** Puts it where live values come to stand; ages count on, and the first connection replaces all of it. */
export function restoreHeld({ snapshots }: Held, store: LiveStore): void {
  for (const [topic, snapshot] of snapshots) store.applySnapshot(topic, 'cameras' in snapshot ? { cameras: snapshot.cameras.map(unseen) } : snapshot);
}

/** A camera is live, frozen or lost at the moment alone. */
export function unseen(camera: CameraStatus): CameraStatus {
  return { ...camera, state: 'unknown' };
}
