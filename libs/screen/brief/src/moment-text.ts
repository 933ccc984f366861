import type { Words } from '@ioc/screen-ui';

/** "07:00" on the same day, else "07:00 25/11". */
export function momentText(ms: number, { now, words: { formats }, timeZone }: { now: number; words: Words; timeZone: string }): string {
  const [time, date] = [formats.time(ms, timeZone), formats.date(ms, timeZone)];
  return date === formats.date(now, timeZone) ? time : `${time} ${date.slice(0, 5)}`;
}
