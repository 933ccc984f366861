import { describe, expect, it } from 'vitest';
import { daysOf, valueAt, yearLater } from './trend-history.js';

const day = 86_400_000;
const at = (text: string) => Date.parse(text);

describe('the line of a year before', () => {
  it('stands at its moments of this year, by the calendar', () => {
    expect(yearLater(at('2025-03-31T10:00:00Z'))).toBe(at('2026-03-31T10:00:00Z'));
    expect(yearLater(at('2024-02-29T00:00:00Z'))).toBe(at('2025-03-01T00:00:00Z'));
  });
  it('is compared where it knows a value of that time, and nowhere else', () => {
    const points = [
      { at: 0, value: 1 },
      { at: 30 * day, value: 2 },
      { at: 60 * day, value: null },
    ];
    expect([valueAt(points, day), valueAt(points, 31 * day), valueAt(points, 15 * day), valueAt(points, 60 * day)]).toEqual([1, 2, null, null]);
  });
});

it('looks as far back as the cadence of an indicator asks', () => {
  const of = (every: string) => daysOf({ cadence: { every, dueAfter: 'P1D' } as Parameters<typeof daysOf>[0]['cadence'] });
  expect(['PT5M', 'day', 'month', 'quarter', 'year'].map(of)).toEqual([7, 60, 760, 1100, 3650]);
});
