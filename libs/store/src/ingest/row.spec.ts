import { describe, expect, it } from 'vitest';
import type { ResolvedReading } from '../batch.js';
import type { KnownSeries } from '../known-series.js';
import { newestRows, sortRows, toRows, type RowsOfSeries } from './row.js';

const series = (id: number, known: Partial<KnownSeries> = {}): KnownSeries => ({
  ...{ id, indicator: 'a', area: '62', breakdown: '', newestMs: null, newestDay: null, told: null, version: null },
  ...known,
});
const reading = (at: string, [startMs, endMs]: [number, number], value = 0): ResolvedReading => ({
  ...{ indicator: 'a', area: '62', component: 'health', ageFromMs: 0, staleAtMs: 0 },
  ...{ at, startMs, endMs, value },
});
const rowsOf = (of: KnownSeries, ...readings: ResolvedReading[]) => toRows({ readings, provenance: 'live' }, readings.map(() => of));
const list = (rows: RowsOfSeries) => [...rows.values()].flatMap((row) => [...row.values()]);

it('of several versions for one time the last one counts', () => {
  const rows = rowsOf(series(1), reading('x', [5, 5], 1), reading('y', [5, 5], 2));
  expect(list(rows).map(({ period, value }) => [period, value])).toEqual([['instant', 2]]);
});

it('two periods that end together are two readings', () => {
  const both = rowsOf(series(1), reading('2023', [0, 10]), reading('2023-12', [8, 10]));
  expect(list(both).map(({ period }) => period)).toEqual(['2023', '2023-12']);
  expect(newestRows(both).map(({ period }) => period)).toEqual(['2023-12']);
});

it('the newest row of each series is the one that ends last, in any order', () => {
  const given = [reading('a', [1, 1]), reading('b', [3, 3]), reading('c', [2, 2])];
  for (const order of [given, given.toReversed()]) expect(newestRows(rowsOf(series(1), ...order)).map(({ endMs }) => endMs)).toEqual([3]);
});

describe('rows are sorted by what is known of their series', () => {
  const last = rowsOf(series(1), reading('a', [1, 1], 7), reading('b', [2, 2], 8));
  const known = series(1, { newestMs: 2, told: [...last.values()][0] ?? null });
  const places = (rows: RowsOfSeries) => {
    const { fresh, corrected, told, open } = sortRows(rows);
    return [fresh, corrected, told, open].map((part) => part.map(({ endMs }) => endMs));
  };

  it('of an unknown series each is looked for', () => {
    expect(places(rowsOf(series(2), reading('a', [1, 1])))).toEqual([[], [], [], [1]]);
  });

  it('what is newer is fresh, what is said again is told, what differs is corrected, what is older is looked for', () => {
    const now = rowsOf(known, reading('z', [0, 0], 1), reading('a', [1, 1], 7), reading('b', [2, 2], 8.5), reading('c', [3, 3], 9));
    expect(places(now)).toEqual([[3], [2], [1], [0]]);
  });

  it('another status, qualifier or provenance is a correction too', () => {
    for (const other of [{ status: 'official' }, { qualifier: 'gt' }, { provenance: 'manual' }] as const) {
      expect(places(rowsOf(known, { ...reading('a', [1, 1], 7), ...other }))).toEqual([[], [1], [], []]);
    }
  });

  it('a value that went missing is a correction, and missing again is told', () => {
    const gone = { ...reading('a', [1, 1]), value: null };
    expect(places(rowsOf(known, gone))).toEqual([[], [1], [], []]);
    const told = [...rowsOf(series(1), gone).values()][0] ?? null;
    expect(places(rowsOf(series(1, { newestMs: 1, told }), gone))).toEqual([[], [], [1], []]);
  });
});
