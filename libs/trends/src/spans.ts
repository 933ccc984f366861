import { offsetMs, type TrendCompare } from '@ioc/contracts';

/** Epoch milliseconds. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** A span that another one is laid beside. */
export interface ComparedSpan extends Span {
  /** The same place in the span that was asked for. */
  over(ms: number): number;
}

/**
 * The span that a comparison speaks of. Whole months, of which a year is twelve, are counted by the province's calendar, so that
 * November lies over October and not two days beside it.
 */
export function comparedSpan(span: Span, compare: TrendCompare, utcOffset: string): ComparedSpan {
  if (compare === 'none') return { ...span, over: (ms) => ms };
  const months = compare === 'year' ? 12 : monthsOf(span, utcOffset);
  const length = span.toMs - span.fromMs;
  const moved = months === null ? (ms: number, by: number) => ms + by * length : (ms: number, by: number) => monthsOn(ms, by * months, utcOffset);
  return { fromMs: moved(span.fromMs, -1), toMs: moved(span.toMs, -1), over: (ms) => moved(ms, 1) };
}

/** How many calendar months a span is; `null` when it is not whole ones. */
function monthsOf({ fromMs, toMs }: Span, utcOffset: string): number | null {
  const [from, to] = [fromMs, toMs].map((ms) => new Date(ms + offsetMs(utcOffset))) as [Date, Date];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return months > 0 && monthsOn(fromMs, months, utcOffset) === toMs ? months : null;
}

/** The same day and hour some months on; the last day of a month that is too short for it. */
export function monthsOn(ms: number, months: number, utcOffset: string): number {
  const local = new Date(ms + offsetMs(utcOffset));
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const days = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, days));
  return local.getTime() - offsetMs(utcOffset);
}
