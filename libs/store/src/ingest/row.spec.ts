import { expect, it } from 'vitest';
import type { ResolvedReading } from '../batch.js';
import { newestRows, toRows } from './row.js';

const series = { id: 1, newestMs: null, newestDay: null };
const reading = (at: string, [startMs, endMs]: [number, number], value = 0): ResolvedReading => ({
  ...{ indicator: 'a', area: '62', component: 'health', ageFromMs: 0, staleAtMs: 0 },
  ...{ at, startMs, endMs, value },
});
const rows = (...readings: ResolvedReading[]) => toRows(readings, readings.map(() => series));

it('of several versions for one time the last one counts', () => {
  expect(rows(reading('x', [5, 5], 1), reading('y', [5, 5], 2)).map((row) => [row.period, row.reading.value])).toEqual([['instant', 2]]);
});

it('two periods that end together are two readings', () => {
  const both = rows(reading('2023', [0, 10]), reading('2023-12', [8, 10]));
  expect(both.map(({ period }) => period)).toEqual(['2023', '2023-12']);
  expect(newestRows(both).map(({ period }) => period)).toEqual(['2023-12']);
});

it('the newest row of each series is the one that ends last, in any order', () => {
  const given = [reading('a', [1, 1]), reading('b', [3, 3]), reading('c', [2, 2])];
  for (const order of [given, given.toReversed()]) expect(newestRows(rows(...order)).map(({ reading: { endMs } }) => endMs)).toEqual([3]);
});
