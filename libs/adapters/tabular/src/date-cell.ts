import { SSF } from '@e965/xlsx';

interface DateParts {
  y: number;
  m: number;
  d: number;
  H: number;
  M: number;
  S: number;
}

/**
 * A serial date as its format shows it, for a period is kept as it was given: a day as `2026-10-01`, with a clock
 * `2026-10-01T07:00:00`, but `mm/yyyy` as `2026-10` and `yyyy` as `2026`.
 */
export function dateText(serial: number, format: string, date1904: boolean): string {
  const date = SSF.parse_date_code(serial, { date1904 }) as DateParts | null;
  if (!date) return String(serial);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const shown = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  const year = String(date.y);
  const month = `${year}-${two(date.m)}`;
  if (!/d/.test(shown) && /y/.test(shown)) return /m/.test(shown) ? month : year;
  const day = `${month}-${two(date.d)}`;
  return date.H + date.M + date.S === 0 ? day : `${day}T${two(date.H)}:${two(date.M)}:${two(date.S)}`;
}
