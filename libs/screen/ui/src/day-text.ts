import type { Words } from './words.js';

/** `14:00`, `26/11`, or `11/2026`: as fine as the window is long. @param days of the window */
export function dayText(at: number, { days, timeZone, words: { formats } }: { days: number; timeZone: string; words: Words }): string {
  const date = formats.date(at, timeZone);
  if (days <= 3) return formats.time(at, timeZone);
  return days <= 120 ? date.slice(0, 5) : date.slice(3);
}
