import type { Counts } from './points.js';

/** What was known of one metric of one agency in one month. */
export interface KnownCount {
  /** `2026-11` */
  month: string;
  breakdown: string;
  part: number | null;
  whole: number | null;
}

/** The pace is measured over so many days, where that was known then. */
export const recentMs = 7 * 86_400_000;

export interface PaceSpan {
  /** When what is counted began, epoch milliseconds. */
  sinceMs: number;
  /** … until when. */
  nowMs: number;
  /** End of the period. */
  endMs: number;
}

/**
 * Counts at the end of a period, if it goes on as it did since a moment. Nothing that was counted goes away again, and no
 * more counts than there is.
 * @param before what was known at that moment; nothing at the beginning of the period
 */
export function countsAtEnd(now: Counts, before: Counts, { sinceMs, nowMs, endMs }: PaceSpan): Counts {
  const ahead = nowMs > sinceMs ? Math.max(0, endMs - nowMs) / (nowMs - sinceMs) : 0;
  const whole = onward(now.whole, before.whole, ahead);
  const part = onward(now.part, before.part, ahead);
  return { whole, part: part === null || whole === null ? part : Math.min(part, whole) };
}

function onward(now: number | null, before: number | null, ahead: number): number | null {
  return now === null ? null : now + Math.max(0, now - (before ?? 0)) * ahead;
}
