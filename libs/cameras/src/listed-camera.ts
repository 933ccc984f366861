import type { CameraState, ListedPath } from '@ioc/contracts';
import type { CameraView } from './camera-relay.js';
import { offlineAfterMs, unknownForMs } from './liveness.js';

/** A relay counts bytes by the packet: two lists in a row may name the same sum. */
const frozenAfterMs = 4_000;

/**
 * State of a camera behind a relay program, from its lists alone:
 *
 * | listed            | state                                                              |
 * |-------------------|--------------------------------------------------------------------|
 * | ready             | live; frozen once its bytes have not grown for 4 s                 |
 * | idle (on demand)  | what it was: nobody asked for a picture, so nothing is known newly |
 * | down or not there | offline                                                            |
 * | relay unreachable | unknown, 4 s after its last answer: the camera itself may be well  |
 */
export class ListedCamera {
  private known: CameraState = 'unknown';
  private fault: string | null = null;
  private heardAt: number | null = null;
  private bytes = 0;
  private grewAt = 0;

  constructor(private readonly startedAt: number) {}

  listed(path: ListedPath | undefined, nowMs: number): void {
    this.heardAt = nowMs;
    const standing = path?.standing ?? 'down';
    if (standing === 'ready') this.takeReady(path?.bytes ?? null, nowMs);
    if (standing === 'down') this.known = 'offline';
    this.fault = this.known === 'offline' ? 'the relay has no stream of this camera' : null;
  }

  view(nowMs: number): CameraView {
    const isHeard = this.heardAt !== null && nowMs - this.heardAt < offlineAfterMs;
    if (isHeard) return { state: this.known, bytes: this.bytes, viewers: 0, fault: this.fault };
    const fault = nowMs - this.startedAt < unknownForMs ? null : 'the relay does not answer';
    return { state: 'unknown', bytes: this.bytes, viewers: 0, fault };
  }

  private takeReady(bytes: number | null, nowMs: number): void {
    // A relay that was restarted counts from nought again: any other number is news.
    if (bytes === null || bytes !== this.bytes || this.known === 'offline' || this.known === 'unknown')
      this.grewAt = nowMs;
    this.bytes = bytes ?? this.bytes;
    this.known = nowMs - this.grewAt >= frozenAfterMs ? 'frozen' : 'live';
  }
}
