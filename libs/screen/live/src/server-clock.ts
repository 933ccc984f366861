/** How many `clock` answers are looked at; the quickest of them is the truest. */
const samples = 8;

interface Sample {
  rttMs: number;
  offsetMs: number;
}

/** The server's clock as seen from here; ages are counted by it, also while the link is down. */
export class ServerClock {
  private readonly last: Sample[] = [];

  /** @param localNow this machine's clock, or that of a playback @param offsetMs how far it is ahead of this machine's as long as it has not answered */
  constructor(
    readonly localNow: () => number = Date.now,
    private offsetMs = 0,
  ) {}

  /** Epoch milliseconds by the server's clock. */
  readonly now = (): number => this.localNow() + this.offsetMs;

  get aheadMs(): number {
    return this.offsetMs;
  }

  /** @param sentAt local time of the question @param serverAt the answer */
  take(sentAt: number, serverAt: number): number {
    const receivedAt = this.localNow();
    const rttMs = Math.max(0, receivedAt - sentAt);
    this.last.push({ rttMs, offsetMs: serverAt - (sentAt + receivedAt) / 2 });
    if (this.last.length > samples) this.last.shift();
    this.offsetMs = this.last.reduce((best, next) => (next.rttMs < best.rttMs ? next : best)).offsetMs;
    return rttMs;
  }

  /** After a reconnect another machine may answer. */
  forget(): void {
    this.last.length = 0;
  }
}
