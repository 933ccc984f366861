import { createHash } from 'node:crypto';
import { durationMs, staleAtMs, type Cadence, type Feed } from '@ioc/contracts';

/** When a value that was true at `fromMs` is due to be renewed. Epoch milliseconds. */
export function nextDueMs(fromMs: number, cadence: Cadence, utcOffset: string): number {
  return staleAtMs({ kind: 'instant', startMs: fromMs, endMs: fromMs }, cadence, utcOffset);
}

export interface PollTimes {
  everyMs: number;
  timeoutMs: number;
  graceMs: number;
  /** First poll after start. */
  firstMs: number;
  /** From there on a poll each period: the feeds' polls are spread over it, so that they do not all want the machine at once. */
  regularMs: number;
}

/** At start nobody wants to wait a whole hourly period for the first number. */
const longestFirstMs = 2000;

/** Milliseconds of a feed's schedule. A poll that lasts as long as the period would meet its successor: it ends before. */
export function pollTimes(feed: Feed): PollTimes {
  const everyMs = durationMs(feed.poll.every) ?? 60_000;
  const timeoutMs = Math.min(durationMs(feed.poll.timeout) ?? 20_000, Math.round(everyMs * 0.9));
  const graceMs = durationMs(feed.poll.grace) ?? 10_000;
  const share = stableShare(feed.id);
  const firstMs = share * Math.min(everyMs, longestFirstMs);
  const phaseMs = share * everyMs;
  // Not at once again, since what was asked a moment ago has nothing new to say; nor much later than a period after the first,
  // since then a feed would be late by its own schedule because of us.
  return { everyMs, timeoutMs, graceMs, firstMs, regularMs: phaseMs - firstMs < everyMs / 20 ? phaseMs + everyMs : phaseMs };
}

/** The same for a feed at every start. */
function stableShare(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32;
}
