/** Vietnam keeps one offset all year: UTC+7, no summer time. */
export const offsetMs = 7 * 3_600_000;
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export interface LocalTime {
  year: number;
  /** 1–12 */
  month: number;
  /** 1–31 */
  day: number;
  /** 0 Sunday – 6 Saturday */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
}

export function localTime(atMs: number): LocalTime {
  const local = new Date(atMs + offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** First moment of a local day; `month` and `day` may run over, as in Date.UTC. */
export function localMs(year: number, month: number, day = 1): number {
  return Date.UTC(year, month - 1, day) - offsetMs;
}

export function startOfDay(atMs: number): number {
  return Math.floor((atMs + offsetMs) / dayMs) * dayMs - offsetMs;
}

export function startOfMonth(atMs: number): number {
  const { year, month } = localTime(atMs);
  return localMs(year, month);
}

export function startOfYear(atMs: number): number {
  return localMs(localTime(atMs).year, 1);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-23T23:14:29+07:00` */
export function isoLocal(atMs: number): string {
  return `${new Date(atMs + offsetMs).toISOString().slice(0, 19)}+07:00`;
}

/** `2026-11-23` */
export function isoDay(atMs: number): string {
  return new Date(atMs + offsetMs).toISOString().slice(0, 10);
}

/** `23/11/2026`, as people and older systems write it here. */
export function vietnameseDay(atMs: number): string {
  const { year, month, day } = localTime(atMs);
  return `${two(day)}/${two(month)}/${year}`;
}

/** A month: `key` is `2026-11`; `endMs` is the first moment after it. */
export interface Month {
  year: number;
  month: number;
  key: string;
  startMs: number;
  endMs: number;
}

/** The last `count` whole months before a moment, oldest first. */
export function monthsBefore(atMs: number, count: number): Month[] {
  const { year, month } = localTime(atMs);
  return Array.from({ length: count }, (_, i) => monthOf(localMs(year, month - count + i)));
}

export function monthOf(atMs: number): Month {
  const { year, month } = localTime(atMs);
  return { year, month, key: `${year}-${two(month)}`, startMs: localMs(year, month), endMs: localMs(year, month + 1) };
}
