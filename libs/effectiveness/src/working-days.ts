import { dayAfter, dayOf, offsetMs } from '@ioc/contracts';

const dayMs = 86_400_000;

/** The same time of day so many working days later: Monday to Friday; public holidays are not known. Epoch milliseconds. */
export function afterWorkingDays(atMs: number, days: number, utcOffset: string): number {
  const first = dayOf(atMs, utcOffset);
  const timeOfDay = (atMs + offsetMs(utcOffset)) % dayMs;
  let day = first;
  for (let left = days; left > 0; ) {
    day = dayAfter(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return Date.parse(day) - offsetMs(utcOffset) + timeOfDay;
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
