export type AgeKey = 'seconds' | 'minutes' | 'hours' | 'hoursMinutes' | 'days' | 'months' | 'years';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Splits an age as people say it: seconds under a minute, minutes under an hour, "3 giờ 12" under ten hours,
 * hours under two days, days under two months, months under three years, then years.
 * @param ms age in milliseconds; a negative one (a clock that runs ahead) counts as none
 */
export function ageParts(ms: number): { key: AgeKey; values: Record<string, number | string> } {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < minute) return { key: 'seconds', values: { n: s } };
  if (s < hour) return { key: 'minutes', values: { n: Math.floor(s / minute) } };
  if (s < 2 * day) return hours(s);
  const days = Math.floor(s / day);
  if (days < 60) return { key: 'days', values: { n: days } };
  const months = Math.floor(days / 30.44);
  return months < 36
    ? { key: 'months', values: { n: months } }
    : { key: 'years', values: { n: Math.floor(days / 365.25) } };
}

function hours(s: number): { key: AgeKey; values: Record<string, number | string> } {
  const h = Math.floor(s / hour);
  const m = Math.floor((s % hour) / minute);
  if (h >= 10 || m === 0) return { key: 'hours', values: { h } };
  return { key: 'hoursMinutes', values: { h, mm: String(m).padStart(2, '0') } };
}

/** Running time beside an open event, "03:14" under an hour. */
export function runningTime(ms: number): string | null {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s >= hour) return null;
  return `${String(Math.floor(s / minute)).padStart(2, '0')}:${String(s % minute).padStart(2, '0')}`;
}
