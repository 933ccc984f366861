import { offsetMs, type Cadence } from '@ioc/contracts';

const dayMs = 86_400_000;

type Step = Cadence['every'];

/** Whether a period of the calendar ends as a day begins; `day` is midnight of that day as if the province lay at UTC. */
const ends: Record<string, (day: Date) => boolean> = {
  day: () => true,
  week: (day) => day.getUTCDay() === 1,
  month: (day) => day.getUTCDate() === 1,
  quarter: (day) => day.getUTCDate() === 1 && day.getUTCMonth() % 3 === 0,
  'half-year': (day) => day.getUTCDate() === 1 && day.getUTCMonth() % 6 === 0,
  year: (day) => day.getUTCDate() === 1 && day.getUTCMonth() === 0,
  'school-year': (day) => day.getUTCDate() === 1 && day.getUTCMonth() === 8,
};

/** Whether a figure comes once in a day or a longer period of the calendar; a faster one is no cell. */
export function hasPeriods(every: Step): boolean {
  return every in ends;
}

/** Ends of the periods of one kind within (`afterMs`, `untilMs`], epoch milliseconds, oldest first. */
export function periodEnds(every: Step, { afterMs, untilMs }: { afterMs: number; untilMs: number }, utcOffset: string): number[] {
  const isEnd = ends[every];
  if (!isEnd) return [];
  const offset = offsetMs(utcOffset);
  const found: number[] = [];
  for (let day = (Math.floor((afterMs + offset) / dayMs) + 1) * dayMs; day - offset <= untilMs; day += dayMs) {
    if (isEnd(new Date(day))) found.push(day - offset);
  }
  return found;
}

/** The name of the period that ends at a moment: `2026-11-23`, `2026-11`, `2026-Q4`; of a week its last day. */
export function periodName(every: Step, endMs: number, utcOffset: string): string {
  const last = new Date(endMs - 1 + offsetMs(utcOffset));
  const year = last.getUTCFullYear();
  const month = last.getUTCMonth();
  const names: Record<string, string> = {
    month: last.toISOString().slice(0, 7),
    quarter: `${year}-Q${Math.floor(month / 3) + 1}`,
    'half-year': `${year}-S${Math.floor(month / 6) + 1}`,
    year: `${year}`,
    'school-year': `${year - 1}/${year}`,
  };
  return names[every] ?? last.toISOString().slice(0, 10);
}
