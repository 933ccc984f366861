import type { LiveFrame, LiveSnapshot } from '@ioc/contracts';

/** Frames that may come in before the answer to `subscribe`; more than that is a gap. */
const maxEarly = 64;

/**
 * Where one topic's sequence stands. Frames count up by one; anything else asks for a new snapshot.
 * Waiting: frames are kept until the snapshot says where it ends. Following: only the next number is taken.
 */
export class TopicCursor {
  private state: 'waiting' | 'following' = 'waiting';
  private seq = -1;
  private early: LiveFrame[] = [];

  constructor(
    private readonly onSnapshot: (snapshot: LiveSnapshot) => void,
    private readonly onFrame: (frame: LiveFrame) => void,
  ) {}

  /** A new snapshot is asked for. Values stay as they are. */
  wait(): void {
    this.state = 'waiting';
    this.early = [];
  }

  /** @returns `gap` when a new snapshot is needed */
  takeSnapshot(snapshot: LiveSnapshot, seq: number): 'ok' | 'gap' {
    this.onSnapshot(snapshot);
    this.state = 'following';
    this.seq = seq;
    const early = this.early;
    this.early = [];
    for (const frame of early) if (this.takeFrame(frame) === 'gap') return 'gap';
    return 'ok';
  }

  takeFrame(frame: LiveFrame): 'ok' | 'gap' {
    if (this.state === 'waiting') return this.keep(frame);
    if (frame.seq <= this.seq) return 'ok';
    if (frame.seq > this.seq + 1) return 'gap';
    this.seq = frame.seq;
    this.onFrame(frame);
    return 'ok';
  }

  private keep(frame: LiveFrame): 'ok' {
    // Dropping the oldest leaves a gap behind, which the snapshot's number then finds.
    if (this.early.push(frame) > maxEarly) this.early.shift();
    return 'ok';
  }
}
