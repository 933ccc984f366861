/** More at once than a centre has people. */
const most = 5000;

/**
 * What was begun and waits for its second half, in this process alone: after a restart people begin again. Each is taken once, and none after its time.
 */
export class Pending<T> {
  private readonly held = new Map<string, { value: T; until: number }>();

  constructor(
    private readonly lifeMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  put(key: string, value: T): void {
    this.held.delete(key);
    this.forget();
    this.held.set(key, { value, until: this.now() + this.lifeMs });
  }

  /** Without taking it. */
  see(key: string): T | null {
    const found = this.held.get(key);
    return found && found.until > this.now() ? found.value : null;
  }

  take(key: string): T | null {
    const value = this.see(key);
    this.held.delete(key);
    return value;
  }

  /** Oldest first, which is the order of a map. */
  private forget(): void {
    for (const [key, { until }] of this.held) {
      if (until > this.now() && this.held.size < most) return;
      this.held.delete(key);
    }
  }
}
