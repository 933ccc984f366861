/**
 * The time a source speaks of: an instant (ISO 8601 with zone) or a period.
 * Periods: `2023`, `2023-S1`, `2023-Q4`, `2023-11`, `2023-W05`, `2023-11-20`, a school year `2023/2024`,
 * and a run of months `2023-01/2023-06` ("6 tháng").
 */
const patterns = {
  year: /^(\d{4})$/,
  half: /^(\d{4})-S([12])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  week: /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/,
  day: /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'school-year': /^(\d{4})\/(\d{4})$/,
  months: /^(\d{4})-(0[1-9]|1[0-2])\/(\d{4})-(0[1-9]|1[0-2])$/,
} as const;
export type PeriodKind = keyof typeof patterns;

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

export interface TimeSpan {
  kind: PeriodKind | 'instant';
  /** First moment, epoch milliseconds. */
  startMs: number;
  /** First moment after it, epoch milliseconds; equals `startMs` for an instant. */
  endMs: number;
}

/**
 * Reads an instant or a period.
 * @param at text as in {@link patterns} or an ISO instant with a zone
 * @param utcOffset the province's fixed offset, for periods, e.g. `+07:00`
 * @returns the span, or `null` when the text is neither
 */
export function parseTime(at: string, utcOffset = '+07:00'): TimeSpan | null {
  if (instantPattern.test(at)) {
    const ms = Date.parse(at);
    return Number.isNaN(ms) ? null : { kind: 'instant', startMs: ms, endMs: ms };
  }
  for (const kind of Object.keys(patterns) as PeriodKind[]) {
    const match = patterns[kind].exec(at);
    if (match) return spanOf(kind, match.slice(1), offsetMs(utcOffset));
  }
  return null;
}

type Numbers = [number, number, number, number];
/** `[startYear, startMonth0, endYear, endMonth0]` of the kinds that are whole months; months may overflow. */
const wholeMonths: Partial<Record<PeriodKind, (n: Numbers) => Numbers | null>> = {
  year: ([y]) => [y, 0, y + 1, 0],
  half: ([y, h]) => [y, (h - 1) * 6, y, h * 6],
  quarter: ([y, q]) => [y, (q - 1) * 3, y, q * 3],
  month: ([y, m]) => [y, m - 1, y, m],
  // The Vietnamese school year: 1 September to the end of the next August.
  'school-year': ([y, z]) => (z === y + 1 ? [y, 8, z, 8] : null),
  months: ([y, m, y2, m2]) => (y2 * 12 + m2 >= y * 12 + m ? [y, m - 1, y2, m2] : null),
};

const dayMs = 86_400_000;

function spanOf(kind: PeriodKind, parts: string[], offset: number): TimeSpan | null {
  const n = [0, 1, 2, 3].map((i) => Number((parts[i] ?? '0').replace(/\D/g, ''))) as Numbers;
  const months = wholeMonths[kind];
  if (months) {
    const m = months(n);
    return m && { kind, startMs: Date.UTC(m[0], m[1]) - offset, endMs: Date.UTC(m[2], m[3]) - offset };
  }
  const start = kind === 'week' ? isoWeekStart(n[0], n[1]) : Date.UTC(n[0], n[1] - 1, n[2]);
  if (kind === 'day' && new Date(start).getUTCDate() !== n[2]) return null;
  return { kind, startMs: start - offset, endMs: start + (kind === 'week' ? 7 : 1) * dayMs - offset };
}

function isoWeekStart(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - weekday * dayMs + (week - 1) * 7 * dayMs;
}

/** Milliseconds of an offset such as `+07:00`. */
export function offsetMs(utcOffset: string): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(utcOffset);
  if (!match) throw new RangeError(`not a UTC offset: ${utcOffset}`);
  const ms = (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  return match[1] === '-' ? -ms : ms;
}

/** The day, in the province's zone, that an instant falls on: `2023-11-20`. */
export function dayOf(ms: number, utcOffset = '+07:00'): string {
  return new Date(ms + offsetMs(utcOffset)).toISOString().slice(0, 10);
}

const durationPattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds; `null` when it is not one. */
export function durationMs(iso: string): number | null {
  const match = durationPattern.exec(iso);
  if (!match || iso === 'P' || iso.endsWith('T')) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
}
