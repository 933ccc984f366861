/** What is known of one client's unsent packets. */
export interface Reader {
  id: string;
  /** Packets that wait in the socket. */
  waiting: number;
}
export type Verdict = 'live' | 'conflate' | 'caught-up' | 'end';

/** Above this many unsent packets a client gets no more frames; a fresh snapshot follows when it has caught up. */
export const conflateAbove = 64;
/** Above this many, or after this long behind, it is disconnected with a reason. Figures: docs/decisions/0005. */
export const endAbove = 512;
export const endAfterMs = 5000;
const caughtUpBelow = 8;

/** Keeps slow readers from growing the server's memory: socket.io has no backpressure of its own. */
export class SlowReaders {
  private readonly behindSince = new Map<string, number>();

  judge(reader: Reader, nowMs: number): Verdict {
    const since = this.behindSince.get(reader.id);
    if (since === undefined) {
      if (reader.waiting <= conflateAbove) return 'live';
      this.behindSince.set(reader.id, nowMs);
      return reader.waiting > endAbove ? 'end' : 'conflate';
    }
    if (reader.waiting < caughtUpBelow) {
      this.behindSince.delete(reader.id);
      return 'caught-up';
    }
    return reader.waiting > endAbove || nowMs - since > endAfterMs ? 'end' : 'conflate';
  }

  forget(id: string): void {
    this.behindSince.delete(id);
  }

  get count(): number {
    return this.behindSince.size;
  }
}
