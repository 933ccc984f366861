import { describe, expect, it } from 'vitest';
import { isChattering, isFlood, isOverloaded, isStaleAlarm } from './load-figures.js';
import { day, hour, minute, noon } from './made-up-ground.js';

/** So many, evenly over a time that ends now. */
const spread = (count: number, overMs: number) => Array.from({ length: count }, (_, index) => noon - (overMs / count) * index);

describe('the load of those on duty', () => {
  it('chatters from three of one alarm within a minute on', () => {
    expect(isChattering(spread(3, minute), noon)).toBe(true);
    expect(isChattering(spread(2, minute), noon)).toBe(false);
    expect(isChattering([noon, noon - 30_000, noon - minute], noon)).toBe(false);
  });

  it('floods above ten in ten minutes for each operator, until it is fewer than five', () => {
    const isFlooding = (count: number, was: boolean, operators = 1) => isFlood(spread(count, 10 * minute), { now: noon, operators, was });
    expect([10, 11].map((count) => isFlooding(count, false))).toEqual([false, true]);
    expect([4, 5, 10].map((count) => isFlooding(count, true))).toEqual([false, true, true]);
    expect([isFlooding(11, false, 2), isFlooding(21, false, 2)]).toEqual([false, true]);
  });

  it('is too much above 150 a day for each operator', () => {
    expect([150, 151].map((count) => isOverloaded(spread(count, day), { now: noon, operators: 1 }))).toEqual([false, true]);
    expect(isOverloaded(spread(300, day), { now: noon, operators: 2 })).toBe(false);
  });

  it('leaves an alarm stale that has been active for over a day', () => {
    expect([noon - 24 * hour, noon - 24 * hour - 1, null].map((activeSince) => isStaleAlarm({ activeSince }, noon))).toEqual([false, true, false]);
  });
});
