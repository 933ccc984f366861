import { setTimeout as wait } from 'node:timers/promises';
import type { ZoneBox } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';
import { backoffMs } from './backoff.js';
import type { CameraView } from './camera-relay.js';
import { runSession, type SessionSink } from './camera-session.js';
import type { CameraSource } from './camera-source.js';
import type { Fragment, StreamHead } from './fragment-stream.js';
import { judge } from './liveness.js';
import { PictureHub } from './picture-hub.js';
import { StillnessWatch } from './stillness.js';

/** A connection that brings no picture for so long is given up and made anew. */
const giveUpAfterMs = 6_000;
/** The first picture may need a whole group of pictures beyond the handshake. */
const firstPictureWithinMs = 12_000;
/** A connection that holds for so long ends the count of failures: one that comes and goes each second keeps its waits and fills no log. */
const settledAfterMs = 10_000;

export interface EmbeddedCameraSetup {
  id: string;
  source: CameraSource;
  ffmpeg: string;
  mask: readonly ZoneBox[];
  log: Logger;
  now: () => number;
}

/** One camera of the embedded relay: a connection that is made again for ever, and what its pictures tell. */
export class EmbeddedCamera implements SessionSink {
  readonly hub = new PictureHub();
  private readonly stillness = new StillnessWatch();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private session = new AbortController();
  private sessionStartedAt = 0;
  private startedAt = 0;
  private pictureAt: number | null = null;
  private bytes = 0;
  private failures = 0;
  private fault: string | null = null;
  private isMaskBroken = false;

  constructor(private readonly setup: EmbeddedCameraSetup) {}

  start(): void {
    this.startedAt = this.setup.now();
    this.running = this.keepConnected();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.session.abort();
    await this.running;
  }

  view(): CameraView {
    const state = judge(
      { ...this.stillness.stillness, startedAt: this.startedAt, pictureAt: this.pictureAt },
      this.setup.now(),
    );
    const view = { state, bytes: this.bytes, viewers: this.hub.viewerCount, fault: state === 'live' ? null : this.fault };
    return this.setup.mask.length === 0 ? view : { ...view, masking: this.isMaskBroken ? 'failed' : 'on' };
  }

  /** Called twice a second: ends a connection that has fallen silent. */
  tick(): void {
    const now = this.setup.now();
    const silent =
      this.pictureAt !== null && this.pictureAt > this.sessionStartedAt
        ? now - this.pictureAt > giveUpAfterMs
        : now - this.sessionStartedAt > firstPictureWithinMs;
    if (silent) this.session.abort();
  }

  head(head: StreamHead): void {
    this.hub.head(head);
  }

  fragment(fragment: Fragment): void {
    this.pictureAt = this.setup.now();
    this.bytes += fragment.bytes.length;
    this.isMaskBroken = false;
    this.hub.fragment(fragment);
    if (this.failures === 0 || this.pictureAt - this.sessionStartedAt < settledAfterMs) return;
    this.setup.log.info({ camera: this.setup.id, failures: this.failures }, 'the camera is back');
    this.failures = 0;
    this.fault = null;
  }

  look(picture: Buffer): void {
    this.stillness.look(picture, this.setup.now());
  }

  private async keepConnected(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.session = new AbortController();
      this.sessionStartedAt = this.setup.now();
      const { source, ffmpeg, mask } = this.setup;
      const fault = await runSession({ source, ffmpeg, mask, sink: this, signal: this.session.signal });
      this.hub.end();
      if (this.stopping.signal.aborted) return;
      this.noteFailure(fault.kind, fault.message);
      await wait(backoffMs(this.failures, Math.random), undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
    }
  }

  /** Logged once when it breaks; the state tells the rest. */
  private noteFailure(kind: string, message: string): void {
    this.fault = message;
    this.isMaskBroken = kind === 'masking';
    this.failures += 1;
    if (this.failures === 1)
      this.setup.log.warn({ camera: this.setup.id, kind, fault: message }, 'the camera was lost');
  }
}
