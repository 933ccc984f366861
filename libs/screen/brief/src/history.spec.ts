import type { HistoryPoint } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { offTargetSince, periodRows, windowOf } from './history.js';

const points = (...values: (number | null)[]): HistoryPoint[] => values.map((value, nth) => ({ at: `2026-0${nth + 1}-01T00:00:00Z`, period: `2026-0${nth + 1}`, value }));
const floor = { polarity: 'higher-is-better', target: { min: 95 } } as const;

describe('periods', () => {
  it('stand newest first, each against the one before it', () => {
    expect(periodRows(points(90, 92, 91), floor).map(({ by, direction }) => [by, direction])).toEqual([[-1, 'worse'], [2, 'better'], [null, null]]);
  });
  it('are compared with nothing after one that is not known', () => expect(periodRows(points(90, null, 91), floor)[0]).toMatchObject({ by: null, direction: null }));
  it.each([
    ['PT5M', 'day', 30],
    ['day', 'none', 31],
    ['month', 'none', 3660],
  ] as const)('of a figure of each %s are taken by %s over %i days', (every, bucket, days) => expect(windowOf({ cadence: { every, dueAfter: 'PT1H' } })).toEqual({ bucket, days }));
});

describe('since when a figure is off target', () => {
  it('counts without a break', () => expect(offTargetSince(points(90, 96, null, 94, 93), floor)).toMatchObject({ point: { period: '2026-04' }, isOlder: false }));
  it('says that it was so in all that is known', () => expect(offTargetSince(points(90, 94), floor)).toMatchObject({ point: { period: '2026-01' }, isOlder: true }));
  it('is nothing where the newest is on target, and where nothing is known', () => {
    expect(offTargetSince(points(90, 96), floor)).toBeNull();
    expect(offTargetSince(points(null), floor)).toBeNull();
  });
});
