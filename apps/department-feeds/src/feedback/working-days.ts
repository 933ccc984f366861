import { dayMs, localTime } from '../core/vietnam-time.js';

/** Monday to Friday; public holidays are not considered. */
export function isWorkingDay(atMs: number): boolean {
  const { weekday } = localTime(atMs);
  return weekday !== 0 && weekday !== 6;
}

/** Same time of day, so many working days later. */
export function addWorkingDays(atMs: number, days: number): number {
  let at = atMs;
  for (let left = days; left > 0;) {
    at += dayMs;
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
