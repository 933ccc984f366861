import type { Cadence, CalendarStep } from './cadence.js';
import { durationMs, offsetMs, type TimeSpan } from './period.js';
import type { Freshness, RunOutcome } from './words.js';

const monthsOf: Partial<Record<CalendarStep, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
  'school-year': 12,
};

const monthMs = 28 * 86_400_000;

/** Whether each period of a figure stands for itself for long: a month or more. */
export function isSlow({ every }: Cadence): boolean {
  return every in monthsOf || (durationMs(every) ?? 0) >= monthMs;
}

/**
 * When a value becomes stale: the end of the next period plus `dueAfter`.
 * A monthly figure is therefore fresh all month, however old it looks.
 * @param span what the value speaks of
 * @returns epoch milliseconds
 */
export function staleAtMs(span: TimeSpan, cadence: Cadence, utcOffset = '+07:00'): number {
  const grace = durationMs(cadence.dueAfter) ?? 0;
  return nextEndMs(span.endMs, cadence.every, utcOffset) + grace;
}

function nextEndMs(endMs: number, every: Cadence['every'], utcOffset: string): number {
  const fixed = durationMs(every) ?? fixedSteps[every];
  if (fixed !== undefined && fixed !== null) return endMs + fixed;
  const months = monthsOf[every as CalendarStep] ?? 12;
  const local = new Date(endMs + offsetMs(utcOffset));
  const moved = Date.UTC(
    local.getUTCFullYear(),
    local.getUTCMonth() + months,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  );
  return moved - offsetMs(utcOffset);
}

const fixedSteps: Record<string, number | undefined> = { day: 86_400_000, week: 7 * 86_400_000 };

/** Share of the allowed age after which a value is `late` (sắp cũ). Source: the screens' design, section 5. */
export const lateShare = 0.75;

/** Outcomes after which the feed counts as heard from. */
export const heardOutcomes: readonly RunOutcome[] = ['ok', 'unchanged', 'partial'];

/**
 * Freshness of a value whose age counts from `ageFromMs` and whose schedule ends at `staleAtMs`.
 * The same sum runs on the server and on a screen whose link is down.
 */
export function freshnessAt(nowMs: number, ageFromMs: number, staleMs: number): Freshness {
  if (nowMs > staleMs) return 'stale';
  const allowed = staleMs - ageFromMs;
  return allowed > 0 && nowMs - ageFromMs > allowed * lateShare ? 'late' : 'fresh';
}

/** Share of the grace after which an answer that is due is `late`. */
const overdueShare = 0.25;

/** A feed's answers: when it was heard, in which period it answers again, and when that is overdue beyond its grace. Milliseconds. */
export interface Heard {
  lastHeardAt: number | null;
  staleAt: number | null;
  everyMs: number;
}

/**
 * Freshness of a feed against its own poll schedule: `late` when the next answer is overdue by more than a quarter of the grace, `stale` when the
 * grace is over. Before it is due nothing is late, however long the period. The same sum runs on the server and on a screen whose link is down.
 */
export function feedFreshnessAt({ lastHeardAt, staleAt, everyMs }: Heard, nowMs: number): Freshness {
  if (lastHeardAt === null || staleAt === null) return 'missing';
  if (nowMs > staleAt) return 'stale';
  const graceMs = Math.max(0, staleAt - lastHeardAt - everyMs);
  return nowMs > lastHeardAt + everyMs + graceMs * overdueShare ? 'late' : 'fresh';
}

/** Points of a sparkline at most. */
export const sparkPoints = 30;
const hourMs = 3_600_000;

/**
 * The place of a value in a sparkline: live figures give one point an hour, periods one each.
 * A value in the same place as the last point renews that point; both sides of the wire follow this.
 */
export function sparkSlot(value: { period: string; at: number }): number {
  return value.period === 'instant' ? Math.floor(value.at / hourMs) : value.at;
}
