import { expect, it } from 'vitest';
import type { SeriesChange } from '@ioc/platform';
import { ComponentBoard } from './component-board.js';
import { appendSpark } from './spark.js';

const trace = { fetchedAt: 90, storedAt: 100 };
const change = (over: Partial<SeriesChange> = {}): SeriesChange => ({
  indicator: 'beds',
  area: '62',
  value: 80,
  period: 'instant',
  at: 1000,
  ageFrom: 1000,
  staleAt: 9000,
  receivedAt: 1000,
  provenance: 'live',
  feed: 'his',
  ...over,
});

function boardWith(...changes: SeriesChange[]): ComponentBoard {
  const board = new ComponentBoard('health');
  board.load(changes.map((item) => ({ ...item, previous: null, spark: [item.value] })));
  return board;
}

it('tells a changed value in columns and says nothing when nothing changed', () => {
  const board = boardWith(change(), change({ area: '608' }));
  expect(board.takeChanges()).toBeNull();
  board.apply(change({ area: '608', value: 81, at: 2000, ageFrom: 2000 }), trace);
  expect(board.takeChanges()).toEqual({ i: [1], v: [81], t: [2000], a: [2000], s: [9000], p: [null], trace });
  expect(board.takeChanges()).toBeNull();
});

it('tells a new series whole, once, after the known ones', () => {
  const board = boardWith(change());
  board.apply(change({ area: '610', value: 5 }), trace);
  expect(board.snapshot().series).toHaveLength(1);
  const frame = board.takeChanges();
  expect(frame?.i).toEqual([]);
  expect(frame?.added?.map((series) => [series.area, series.value])).toEqual([['610', 5]]);
  board.apply(change({ area: '610', value: 6, at: 1001 }), trace);
  expect(board.takeChanges()).toMatchObject({ i: [1], v: [6] });
});

it('never lets a late value replace a newer one', () => {
  const board = boardWith(change({ at: 2000 }));
  expect(board.apply(change({ at: 1000, value: 1 }), trace)).toBe(false);
  expect(board.takeChanges()).toBeNull();
  expect(board.all()[0]?.value).toBe(80);
});

it('sends marks only when they change', () => {
  const board = boardWith(change());
  board.apply(change({ value: 82, at: 1500, provenance: 'simulated' }), trace);
  expect(board.takeChanges()?.marks?.['0']?.provenance).toBe('simulated');
  board.apply(change({ value: 83, at: 1600, provenance: 'simulated' }), trace);
  expect(board.takeChanges()?.marks).toBeUndefined();
});

it('counts the change of a new period from the period before', () => {
  const board = boardWith(change({ period: '2026-09', at: 10, value: 70 }));
  board.apply(change({ period: '2026-10', at: 20, value: 75 }), trace);
  expect(board.all()[0]).toMatchObject({ value: 75, previous: 70, spark: [70, 75] });
  board.apply(change({ period: '2026-10', at: 20, value: 76 }), trace);
  expect(board.all()[0]).toMatchObject({ value: 76, previous: 70, spark: [70, 76] });
});

it('gives live figures one point of the sparkline an hour and keeps thirty', () => {
  const hour = 3_600_000;
  const at = (ms: number) => ({ period: 'instant', at: ms });
  expect(appendSpark([1], at(0), { ...at(5000), value: 2 })).toEqual([2]);
  expect(appendSpark([1], at(0), { ...at(hour), value: 2 })).toEqual([1, 2]);
  const long = Array.from({ length: 30 }, (_none, index) => index);
  expect(appendSpark(long, at(0), { ...at(hour), value: 99 })).toEqual([...long.slice(1), 99]);
});

it('tells a sparkline whole when history came in late, and lists it to those who come later', () => {
  const board = boardWith(change({ value: 5 }));
  board.setPast('beds 62 ', { previous: 4, spark: [2, 3, 4, 5] });
  expect(board.takeChanges()).toMatchObject({ i: [0], v: [5], p: [4], sparks: { 0: [2, 3, 4, 5] } });
  board.setPast('beds 62 ', { previous: 4 });
  expect(board.takeChanges()).toBeNull();
  expect(board.snapshot().series[0]?.spark).toEqual([2, 3, 4, 5]);
});
