import type { NoOutlook, OutlookStep } from '@ioc/contracts';
import type { Calendar } from './calendar.js';

/** A value of a series and a moment within its step, epoch milliseconds. */
export interface Known {
  at: number;
  value: number | null;
}

/** A history in even steps, as a model takes it. */
export interface History {
  /** Number of the first step. */
  first: number;
  values: Float64Array;
  /** How many of these were missing. */
  filled: number;
  /** After how many steps it repeats itself, the shortest first; none where the history is too short to tell. */
  seasons: number[];
}

/** How long a history must be, and how long it may be, in steps. */
interface Terms {
  least: number;
  most: number;
  /** A longer silence ends the history that counts: what was before it may have been something else. */
  gap: number;
  /** A season, and from how many steps on it is looked for: three times its length, twice that of a year of weeks. */
  seasons: readonly (readonly [length: number, from: number])[];
}

/** Of the calendar and not of the series: hours of a day and of a week, days of a week, weeks, months and quarters of a year. */
const terms: Record<OutlookStep, Terms> = {
  hour: { least: 72, most: 840, gap: 24, seasons: [[24, 72], [168, 504]] },
  day: { least: 28, most: 400, gap: 7, seasons: [[7, 28]] },
  week: { least: 12, most: 260, gap: 3, seasons: [[52, 156]] },
  month: { least: 24, most: 180, gap: 3, seasons: [[12, 36]] },
  quarter: { least: 12, most: 80, gap: 2, seasons: [[4, 12]] },
  year: { least: 8, most: 60, gap: 1, seasons: [] },
};
/** A history of which more is missing tells of what was put in its place. */
const mostFilled = 0.2;

/** How far back it is worth to read, in steps. */
export const stepsBack = (step: OutlookStep): number => terms[step].most + terms[step].gap;
export const stepsNeeded = (step: OutlookStep): number => terms[step].least;

export type NotUsable = Extract<NoOutlook, 'no-history' | 'too-short' | 'too-gappy' | 'constant'>;

/**
 * What came before the step that is judged, in even steps. What is missing is filled in and counted, by the value a season before or by
 * the line between its neighbours; a long silence ends what counts. Pure, whatever stands in it.
 * @param judged number of the step that is judged; nothing of it or after it is taken
 */
export function historyOf(points: readonly Known[], judged: number, calendar: Calendar): History | { none: NotUsable; steps: number } {
  const { least, most, gap, seasons } = terms[calendar.step];
  const known = new Map(points.flatMap(({ at, value }) => (value !== null && Number.isFinite(value) ? [[calendar.numberOf(at), value] as const] : [])).filter(([number]) => number < judged));
  const numbers = [...known.keys()].sort((a, b) => a - b);
  const last = numbers.at(-1);
  if (last === undefined) return { none: 'no-history', steps: 0 };
  if (judged - 1 - last > gap) return { none: 'too-gappy', steps: numbers.length };
  const first = Math.max(firstAfterGap(numbers, gap), last - most + 1);
  const steps = last - first + 1;
  if (steps < least) return { none: 'too-short', steps };
  const found = seasons.flatMap(([length, from]) => (steps >= from ? [length] : []));
  const { values, filled } = filledIn(known, { first, steps, season: found[0] });
  if (filled > steps * mostFilled) return { none: 'too-gappy', steps };
  return values.every((value) => value === values[0]) ? { none: 'constant', steps } : { first, values, filled, seasons: found };
}

/** The first step behind the last silence that is too long. @param numbers in order */
function firstAfterGap(numbers: readonly number[], gap: number): number {
  const at = numbers.findLastIndex((number, index) => index > 0 && number - (numbers[index - 1] ?? number) - 1 > gap);
  return numbers[Math.max(at, 0)] ?? 0;
}

function filledIn(known: ReadonlyMap<number, number>, { first, steps, season }: { first: number; steps: number; season: number | undefined }): { values: Float64Array; filled: number } {
  const values = new Float64Array(steps);
  let filled = 0;
  for (let index = 0; index < steps; index += 1) {
    const value = known.get(first + index);
    if (value === undefined) filled += 1;
    const before = season === undefined ? undefined : values[index - season];
    values[index] = value ?? before ?? between(known, first + index);
  }
  return { values, filled };
}

/** On the line between the nearest neighbours that are known; a history begins and ends with one. */
function between(known: ReadonlyMap<number, number>, number: number): number {
  let [before, after] = [number, number];
  while (!known.has(before)) before -= 1;
  while (!known.has(after)) after += 1;
  const [from, to] = [known.get(before) ?? 0, known.get(after) ?? 0];
  return from + ((to - from) * (number - before)) / (after - before);
}
