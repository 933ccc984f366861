import { parseTime } from '@ioc/contracts';

/** Lengths of a period that a report is about. */
export type PeriodLength = 'month' | 'quarter' | 'half' | 'year';

const dayMs = 86_400_000;

/** The period of a length that a day of the province lies in. @param day `2026-11-26` */
export function periodOfDay(day: string, length: PeriodLength): string {
  const [year = '', month = ''] = day.split('-');
  const nth = Number(month);
  return { month: `${year}-${month}`, quarter: `${year}-Q${Math.ceil(nth / 3)}`, half: `${year}-S${Math.ceil(nth / 6)}`, year }[length];
}

export function lengthOf(period: string): PeriodLength {
  if (period.includes('Q')) return 'quarter';
  if (period.includes('S')) return 'half';
  return period.includes('-') ? 'month' : 'year';
}

/** The period before or after. */
export function steppedPeriod(period: string, step: -1 | 1): string {
  const span = parseTime(period, '+00:00');
  if (!span) return period;
  const inside = step < 0 ? span.startMs - dayMs : span.endMs;
  return periodOfDay(new Date(inside).toISOString().slice(0, 10), lengthOf(period));
}
