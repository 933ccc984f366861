/** A page that is open asks again and again: within this time that is one look. */
const lookMs = 30 * 60_000;
/** People times things that they may look at within that time. */
const mostLooks = 20_000;

/** Tells a look from the next question of the same open page. */
export class Looks {
  private readonly since = new Map<string, number>();

  /**
   * @param key who looks at what
   * @returns whether it is a look of its own. Where more are open than can be told apart, the oldest counts anew: too much is recorded, never too little
   */
  isNew(key: string, nowMs: number): boolean {
    const since = this.since.get(key);
    if (since !== undefined && nowMs - since < lookMs) return false;
    this.since.delete(key);
    this.since.set(key, nowMs);
    const [oldest] = this.since.keys();
    if (this.since.size > mostLooks && oldest !== undefined) this.since.delete(oldest);
    return true;
  }

  /** The next one counts again: what was to be recorded could not be. */
  forget(key: string): void {
    this.since.delete(key);
  }
}
