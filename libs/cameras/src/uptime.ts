import type { CameraState } from '@ioc/contracts';

const dayMs = 24 * 3_600_000;

/** States of one camera over the last 24 h, to tell its availability. */
export class StateHistory {
  private changes: { at: number; state: CameraState }[] = [];

  record(state: CameraState, atMs: number): void {
    this.changes.push({ at: atMs, state });
    // The last change before the window still says how the window began.
    while (this.changes[1] && this.changes[1].at <= atMs - dayMs) this.changes.shift();
  }

  /** Milliseconds live, and milliseconds of which the state is known, in the 24 h before. */
  last24h(nowMs: number): { liveMs: number; knownMs: number } {
    const sum = { liveMs: 0, knownMs: 0 };
    this.changes.forEach(({ at, state }, index) => {
      const until = this.changes[index + 1]?.at ?? nowMs;
      const ms = Math.max(0, until - Math.max(at, nowMs - dayMs));
      if (state === 'live') sum.liveMs += ms;
      if (state !== 'unknown') sum.knownMs += ms;
    });
    return sum;
  }
}
