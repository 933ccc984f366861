import { parseTime } from '@ioc/contracts';

export const periodKinds = ['week', 'month', 'quarter'] as const;
export type PeriodKind = (typeof periodKinds)[number];

const dayMs = 86_400_000;

/** The week, month or quarter that a day of the province lies in. @param day `2026-11-26` */
export function periodOf(day: string, kind: PeriodKind): string {
  const [year = '', month = ''] = day.split('-');
  if (kind === 'month') return `${year}-${month}`;
  if (kind === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  // A week belongs to the year of its Thursday. Source: ISO 8601.
  const at = Date.parse(`${day}T00:00:00Z`);
  const thursday = new Date(at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * dayMs);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `${thursday.getUTCFullYear()}-W${String(Math.floor((thursday.getTime() - first) / dayMs / 7) + 1).padStart(2, '0')}`;
}

export function kindOf(period: string): PeriodKind {
  if (period.includes('W')) return 'week';
  return period.includes('Q') ? 'quarter' : 'month';
}

/** The period before or after. */
export function stepped(period: string, step: -1 | 1): string {
  const span = parseTime(period, '+00:00');
  if (!span) return period;
  const inside = step < 0 ? span.startMs - dayMs : span.endMs + dayMs / 2;
  return periodOf(new Date(inside).toISOString().slice(0, 10), kindOf(period));
}
