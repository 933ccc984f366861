/** Beats once at each full second of a clock; everything that counts ages hangs on it. */
export class Ticker {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private beatAt: number;

  constructor(private readonly now: () => number) {
    this.beatAt = now();
  }

  /** The moment of the last beat, epoch milliseconds: all ages of one picture are counted from the same moment. */
  readonly at = (): number => this.beatAt;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.timer === undefined) this.plan();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  private plan(): void {
    this.timer = setTimeout(
      () => {
        this.beatAt = this.now();
        for (const listener of this.listeners) listener();
        this.plan();
      },
      1000 - (this.now() % 1000),
    );
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
