import { describe, expect, it } from 'vitest';
import { Calendar } from './calendar.js';
import { historyOf } from './history.js';

const days = new Calendar('day', '+07:00');
const judged = days.numberOf(Date.parse('2026-11-26T00:00:00+07:00'));
/** Values of the days before the one that is judged, oldest first; a hole is a day that is missing. */
const ofDays = (values: readonly (number | null)[]) => values.map((value, index) => ({ at: days.startOf(judged - values.length + index), value }));
const weeks = (count: number) => Array.from({ length: 7 * count }, (_, index) => 10 + (index % 7));

describe('the province\'s calendar', () => {
  it.each([
    ['hour', '2026-11-26T13:59:59+07:00', '2026-11-26T13:00:00+07:00', '2026-11-27T00:00:00+07:00'],
    ['day', '2026-11-26T00:00:00+07:00', '2026-11-26T00:00:00+07:00', '2026-12-01T00:00:00+07:00'],
    ['week', '2026-11-29T23:00:00+07:00', '2026-11-23T00:00:00+07:00', '2026-12-01T00:00:00+07:00'],
    ['month', '2026-11-30T23:00:00+07:00', '2026-11-01T00:00:00+07:00', '2027-01-01T00:00:00+07:00'],
    ['quarter', '2026-12-31T23:00:00+07:00', '2026-10-01T00:00:00+07:00', '2027-01-01T00:00:00+07:00'],
    ['year', '2026-06-01T00:00:00+07:00', '2026-01-01T00:00:00+07:00', '2027-01-01T00:00:00+07:00'],
  ] as const)('counts by the %s: %s lies in the one from %s', (...[step, moment, start, periodEnd]) => {
    const calendar = new Calendar(step, '+07:00');
    const number = calendar.numberOf(Date.parse(moment));
    expect(calendar.startOf(number)).toBe(Date.parse(start));
    expect(calendar.numberOf(calendar.startOf(number + 1) - 1)).toBe(number);
    expect(calendar.numberOf(calendar.startOf(number + 1))).toBe(number + 1);
    expect(calendar.periodEnd(Date.parse(moment))).toBe(Date.parse(periodEnd));
  });
});

describe('a history', () => {
  it('holds every step before the one that is judged, and nothing of that one', () => {
    const found = historyOf([...ofDays(weeks(4)), { at: days.startOf(judged), value: 999 }, { at: days.startOf(judged + 1), value: 999 }], judged, days);
    expect(found).toEqual({ first: judged - 28, values: Float64Array.from(weeks(4)), filled: 0, seasons: [7] });
  });

  it('is filled in where a value is missing, by the week before, and says how many were', () => {
    const values: (number | null)[] = weeks(4);
    values[20] = null;
    values.splice(25, 1, Number.NaN);
    expect(historyOf(ofDays(values), judged, days)).toMatchObject({ values: Float64Array.from(weeks(4)), filled: 2 });
  });

  it('is filled in on the line between neighbours where there is no week before', () => {
    const values: (number | null)[] = weeks(4);
    values[2] = null;
    values[3] = null;
    expect(historyOf(ofDays(values), judged, days)).toMatchObject({ values: Float64Array.from(weeks(4)), filled: 2 });
  });

  it.each<[string, readonly (number | null)[], string, number]>([
    ['nothing was ever known', [], 'no-history', 0],
    ['only "missing" was ever said', [null, null], 'no-history', 0],
    ['it is a day too short', weeks(4).slice(1), 'too-short', 27],
    ['it broke off eight days ago', [...weeks(6), ...Array.from({ length: 8 }, () => null)], 'too-gappy', 42],
    ['every other day is missing', weeks(8).map((value, index) => (index % 2 === 0 ? value : null)), 'too-gappy', 55],
    ['what counts of it begins behind a silence of eight days', [...weeks(8), ...Array.from({ length: 8 }, () => null), ...weeks(2)], 'too-short', 14],
    ['it never changed', Array.from({ length: 40 }, () => 12), 'constant', 40],
  ])('is none where %s', (...[, values, none, steps]) => {
    expect(historyOf(ofDays(values), judged, days)).toEqual({ none, steps });
  });

  it('finds the hours of the week once it has three of them, and no year of months in two', () => {
    const found = (step: 'hour' | 'month', count: number) => {
      const calendar = new Calendar(step, '+07:00');
      return historyOf(Array.from({ length: count }, (_, index) => ({ at: calendar.startOf(9_000 + index), value: index })), 9_000 + count, calendar);
    };
    expect(found('hour', 503)).toMatchObject({ seasons: [24] });
    expect(found('hour', 504)).toMatchObject({ seasons: [24, 168] });
    expect(found('month', 24)).toMatchObject({ seasons: [] });
    expect(found('month', 36)).toMatchObject({ seasons: [12] });
  });
});
