import type { Series } from './foresee.js';
import { Calendar } from './calendar.js';

/** Numbers that are the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nearly normal, by the sum of twelve. */
export const noiseFrom = (random: () => number) => () => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);

const days = new Calendar('day', '+07:00');
/** A Thursday. */
export const thursday = Date.parse('2026-11-26T00:00:00+07:00');

/** Visits of a hospital by the day, up to the one before `thursday`. @param values oldest first */
export function visits(values: readonly (number | null)[], more: Partial<Series> = {}): Series {
  const judged = days.numberOf(thursday);
  return {
    indicator: { id: 'visits', unit: 'lượt', cadence: { every: 'day', dueAfter: 'PT12H' }, possible: [0, 100_000] },
    area: '62',
    utcOffset: '+07:00',
    newest: thursday,
    points: values.map((value, index) => ({ at: days.startOf(judged - values.length + index), value })),
    simulated: false,
    ...more,
  };
}

/** What a Monday to Sunday usually brings; the first value of a list of whole weeks that ends before a Thursday is that of a Thursday. */
const usual = [950, 900, 420, 260, 1_010, 980, 930];

/** Weeks of visits that grow slowly, with the noise of `noise` standing for its standard deviation. */
export function weeksOfVisits(weeks: number, { noise, seed }: { noise: number; seed: number }): number[] {
  const error = noiseFrom(randomFrom(seed));
  return Array.from({ length: 7 * weeks }, (_, day) => Math.round((usual[day % 7] ?? 0) * (1 + day / 4_000) + noise * error()));
}
