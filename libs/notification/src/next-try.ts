const firstMs = 5000;
const mostMs = 15 * 60_000;
/** After a day nobody needs the message any more; the alarm itself stands on every screen. */
const giveUpMs = 24 * 3_600_000;

interface Tried {
  /** How often, this time counted. */
  attempts: number;
  createdAt: number;
  now: number;
  retryAfterMs?: number | undefined;
}

/**
 * When a message is tried again: twice as late each time, up to a quarter of an hour, and not sooner than the other side asked for.
 * @param random in [0, 1): spreads the tries of many messages over the second half of the time
 * @returns epoch milliseconds; null to give it up
 */
export function nextTry({ attempts, createdAt, now, retryAfterMs = 0 }: Tried, random: number): number | null {
  if (now - createdAt > giveUpMs) return null;
  const step = Math.min(firstMs * 2 ** (attempts - 1), mostMs);
  return now + Math.max(retryAfterMs, step / 2 + (step / 2) * random);
}
