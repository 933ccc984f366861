import { randomUUID } from 'node:crypto';
import { playedTopics, type LiveFrame, type PlaybackKey, type SubscribeAnswer, type Topic } from '@ioc/contracts';
import type { Logger } from '@ioc/platform';
import type { PlaybackChunk, PlaybackStore } from '@ioc/store';
import { pack } from './packing.js';

/** What the screens are told. */
export interface Told {
  subscribe(topic: Topic): SubscribeAnswer;
  /** @returns how to end it */
  watch(listener: (frame: LiveFrame) => void): () => void;
}

export interface RecorderParts {
  told: Told;
  store: Pick<PlaybackStore, 'add'>;
  /** Runs `work` while no other server records; null when one does. */
  lease: <T>(name: string, work: () => Promise<T>) => Promise<T | null>;
  log: Logger;
  now?: () => number;
}

/** What a server that is killed leaves out of the record at most, milliseconds. */
const writeEveryMs = 2000;
/** A moment is opened from the picture before it: so much is read at most, milliseconds. */
export const keyEveryMs = 120_000;
/** Another server recorded until now. */
const askAgainMs = 5000;

type Piece = Pick<PlaybackChunk, 'isKey' | 'fromAt' | 'toAt' | 'frames'> & { content: PlaybackKey | LiveFrame[] };

/** Keeps what the screens are told: frames as they were sent, and now and then the whole picture. */
export class Recorder {
  private frames: LiveFrame[] = [];
  private run = '';
  private number = 0;
  private since = 0;
  private keyAt = 0;
  private writing: Promise<void> = Promise.resolve();
  private end: (() => void) | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;
  private readonly now: () => number;

  constructor(private readonly parts: RecorderParts) {
    this.now = parts.now ?? Date.now;
  }

  /** Records from now on, or from when no other server does. */
  start(): void {
    void this.hold();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.end?.();
    await this.writing;
  }

  /** Until it is stopped; a lease that was lost is asked for again. */
  private async hold(): Promise<void> {
    const held = await this.parts.lease('playback', () => this.record()).catch(() => null);
    if (this.isStopped) return;
    if (held === null) this.timer = setTimeout(() => void this.hold(), askAgainMs);
  }

  private record(): Promise<true> {
    if (this.isStopped) return Promise.resolve(true);
    this.begin();
    const played = new Set<string>(playedTopics);
    const unwatch = this.parts.told.watch((frame) => {
      if (played.has(frame.topic)) this.frames.push(frame);
    });
    const clock = setInterval(() => this.write(), writeEveryMs);
    return new Promise((resolve) => {
      this.end = () => {
        unwatch();
        clearInterval(clock);
        this.write();
        void this.writing.then(() => resolve(true));
      };
    });
  }

  private begin(): void {
    [this.run, this.number, this.frames] = [randomUUID(), 0, []];
    this.since = this.now();
    this.add(this.key());
  }

  /** Frames since the last time, and a whole picture when its time has come. Both are taken in one turn: nothing falls between them. */
  private write(): void {
    const [fromAt, toAt, content] = [this.since, this.now(), this.frames];
    [this.since, this.frames] = [toAt, []];
    this.add({ isKey: false, fromAt, toAt, frames: content.length, content });
    if (toAt - this.keyAt >= keyEveryMs) this.add(this.key());
  }

  private key(): Piece {
    const at = (this.keyAt = this.since);
    const topics = Object.fromEntries(
      playedTopics.flatMap((topic) => {
        const answer = this.parts.told.subscribe(topic);
        return 'snapshot' in answer ? [[topic, { snapshot: answer.snapshot, seq: answer.seq }] as const] : [];
      }),
    );
    return { isKey: true, fromAt: at, toAt: at, frames: 0, content: { at, topics } };
  }

  /** One after the other. What could not be written is missing from the record, and the next run begins with a picture of its own. */
  private add({ content, ...piece }: Piece): void {
    const { run, number } = this;
    this.number += 1;
    // At once: what it speaks of goes on changing.
    const text = JSON.stringify(content);
    this.writing = this.writing
      .then(async () => this.parts.store.add({ ...piece, run, number, body: await pack(text) }))
      .catch((cause: unknown) => this.lose(run, cause));
  }

  private lose(run: string, cause: unknown): void {
    if (run !== this.run) return;
    this.parts.log.warn({ reason: cause instanceof Error ? cause.message : String(cause) }, 'a piece of the record for playback was lost');
    if (!this.isStopped) this.begin();
  }
}
