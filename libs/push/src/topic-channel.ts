import type { LiveFrame, LiveSnapshot, Topic } from '@ioc/contracts';
import type { Keep } from './reader.js';

/**
 * One topic's living picture. Collects changes between frames; the newest change of a thing wins.
 * `Body` is a frame without topic, sequence and time.
 */
export interface TopicBoard {
  readonly topic: Topic;
  snapshot(): LiveSnapshot;
  /** The picture of those things alone that are kept; a topic without it is told whole or not at all. */
  part?(keep: Keep): LiveSnapshot;
  /** What changed since the last call, or null when nothing did. */
  takeChanges(): object | null;
}

/** At most 4 frames a second per topic. */
export const frameGapMs = 250;

/** Sends frames of one topic: sequence numbers, coalescing. The first change after a pause goes out at once. */
export class TopicChannel {
  private seq = 0;
  private lastFrameAt = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    readonly board: TopicBoard,
    private readonly send: (frame: LiveFrame) => void,
    private readonly gapMs = frameGapMs,
  ) {}

  /** The board has changed: a frame goes out now, or when the gap since the last one is over. */
  changed(): void {
    if (this.timer) return;
    const wait = this.lastFrameAt + this.gapMs - Date.now();
    this.timer = setTimeout(() => this.flush(), Math.max(0, wait));
  }

  /**
   * Snapshot and its sequence number. Changes that wait for the next frame may already be in it; hearing them again
   * with that frame does no harm.
   */
  subscribe(since?: number): { snapshot: LiveSnapshot; seq: number } | { current: true; seq: number } {
    if (since !== undefined && since === this.seq) return { current: true, seq: this.seq };
    return { snapshot: this.board.snapshot(), seq: this.seq };
  }

  /** The same for somebody who sees a part: always a picture, for frames are everybody's. */
  part(keep: Keep): { snapshot: LiveSnapshot; seq: number } | null {
    return this.board.part ? { snapshot: this.board.part(keep), seq: this.seq } : null;
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private flush(): void {
    this.timer = null;
    const changes = this.board.takeChanges();
    if (!changes) return;
    this.seq += 1;
    this.lastFrameAt = Date.now();
    this.send({ topic: this.board.topic, seq: this.seq, at: this.lastFrameAt, ...changes } as LiveFrame);
  }
}
