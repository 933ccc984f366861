import type { CameraState } from '@ioc/contracts';
import type { Stillness } from './stillness.js';

/** What is known of one camera, epoch milliseconds. */
export interface Sighting extends Stillness {
  /** When the relay began to look. */
  startedAt: number;
  /** When the last picture came, whatever it showed. */
  pictureAt: number | null;
}

/** No picture for so long: offline. Well above the 1 s of a slow sub-stream, half of the 8 s within which a change must be seen. */
export const offlineAfterMs = 4_000;
/** Pictures without any change for so long: frozen. It leaves four seconds of the ten within which it must be said to a picture that settles first. */
export const frozenAfterMs = 3_000;
/** A camera never seen is `unknown` for the time that a connection may take, then offline. */
export const unknownForMs = 8_000;
/** One equal look may be chance, or the same keyframe seen twice at a reconnect. */
const minStillLooks = 2;

/**
 * | pictures                         | looks                       | state   |
 * |----------------------------------|-----------------------------|---------|
 * | none yet, for < 8 s              |                             | unknown |
 * | none yet, for ≥ 8 s              |                             | offline |
 * | the last one ≥ 4 s ago           |                             | offline |
 * | still coming                     | the same for ≥ 3 s, ≥ 2 ×   | frozen  |
 * | still coming                     | else                        | live    |
 */
export function judge(sighting: Sighting, nowMs: number): CameraState {
  if (sighting.pictureAt === null) return nowMs - sighting.startedAt >= unknownForMs ? 'offline' : 'unknown';
  if (nowMs - sighting.pictureAt >= offlineAfterMs) return 'offline';
  return isStill(sighting) ? 'frozen' : 'live';
}

function isStill({ changedAt, lookedAt, stillLooks }: Stillness): boolean {
  return (
    changedAt !== null && lookedAt !== null && stillLooks >= minStillLooks && lookedAt - changedAt >= frozenAfterMs
  );
}
