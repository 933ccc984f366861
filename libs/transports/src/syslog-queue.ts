import type { SyslogCover, SyslogMessage, SyslogSource } from './sources.js';

/** One message with its time of receipt, epoch milliseconds. */
interface Queued {
  atMs: number;
  line: SyslogMessage;
}

/** What one poll takes. */
export interface SyslogBatch {
  cover: SyslogCover;
  messages: SyslogMessage[];
  /** Nothing that the polls before did not say: no new message, no window that ended. */
  nothingNew: boolean;
}

type Limits = Pick<SyslogSource, 'maxQueue' | 'maxPerSecond'> & { windowMs: number };

/**
 * Messages between polls. A poll takes those since the last one, and again those of the window that was unfinished then:
 * so each window is counted whole in one payload, and archived payloads give the same counts when they are parsed again.
 */
export class SyslogQueue {
  private kept: Queued[] = [];
  private dropped = 0;
  private second = { number: 0, taken: 0 };
  /** From here on the next poll takes. */
  private fromMs: number;
  private toldMs: number;

  constructor(
    private readonly limits: Limits,
    nowMs: number,
  ) {
    this.fromMs = nowMs;
    this.toldMs = nowMs;
  }

  /** @returns false when the message was dropped, by the rate or because the queue is full */
  offer(line: SyslogMessage, nowMs: number): boolean {
    const number = Math.floor(nowMs / 1000);
    if (this.second.number !== number) this.second = { number, taken: 0 };
    this.second.taken += 1;
    if (this.second.taken > this.limits.maxPerSecond || this.kept.length >= this.limits.maxQueue) {
      this.dropped += 1;
      return false;
    }
    this.kept.push({ atMs: nowMs, line });
    return true;
  }

  /** Gives what is there and keeps it: only {@link done} forgets, after it was stored. */
  take(nowMs: number): SyslogBatch {
    const cover = { from: iso(this.fromMs), to: iso(nowMs), windowMs: this.limits.windowMs, dropped: this.dropped };
    const taken = this.kept.filter(({ atMs }) => atMs <= nowMs);
    const windowEnded = this.windowOf(nowMs) > this.windowOf(this.toldMs);
    const nothingNew = this.dropped === 0 && !windowEnded && taken.every(({ atMs }) => atMs <= this.toldMs);
    return { cover, messages: taken.map(({ line }) => line), nothingNew };
  }

  /** What was taken is stored: only the unfinished window is kept. */
  done({ cover }: SyslogBatch): void {
    this.toldMs = Date.parse(cover.to);
    this.fromMs = Math.max(this.fromMs, this.windowOf(this.toldMs));
    this.kept = this.kept.filter(({ atMs }) => atMs >= this.fromMs);
    this.dropped -= cover.dropped;
  }

  private windowOf(ms: number): number {
    return Math.floor(ms / this.limits.windowMs) * this.limits.windowMs;
  }
}

const iso = (ms: number): string => new Date(ms).toISOString();
