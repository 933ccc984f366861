import { Outlook } from '@ioc/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { AugursModel } from './augurs-model.js';
import { FitFault } from './fit.js';
import { askedOf, foreseen, notForeseen, type Series } from './foresee.js';
import { judgeUnusual } from './judge-unusual.js';
import { thursday, visits, weeksOfVisits } from './made-up-series.js';

/** Between which two values the first step lies that is foreseen. */
const bandOf = ({ points: [point] }: Outlook) => (point ? { ...point, width: point.upper - point.lower } : { value: Number.NaN, width: Number.NaN });

let model: AugursModel;
beforeAll(() => {
  model = new AugursModel();
});

function outlookOf(series: Series): Outlook {
  const asked = askedOf(series);
  if ('none' in asked) return notForeseen(series, asked, 1);
  try {
    return foreseen(series, asked, { fit: model.fit(asked.request), madeAt: 1 });
  } catch (error) {
    if (error instanceof FitFault) return notForeseen(series, { none: 'given-up', steps: asked.history.values.length }, 1);
    throw error;
  }
}

describe('an outlook', { timeout: 60_000 }, () => {
  it('says for a Thursday what Thursdays bring, and goes to the end of the month', () => {
    const outlook = outlookOf(visits(weeksOfVisits(24, { noise: 20, seed: 1 })));
    expect(outlook.none).toBeNull();
    expect(outlook.model).toEqual({ name: 'MSTL(7) + AutoETS (augurs)', version: '0.10.2' });
    expect(outlook.history).toMatchObject({ to: thursday, steps: 168, filled: 0, seasons: [7] });
    const { value, width } = bandOf(outlook);
    // 950 on a Thursday, grown by 168/4,000 in 24 weeks.
    expect(value).toBeGreaterThan(950);
    expect(value).toBeLessThan(1_030);
    expect(width).toBeGreaterThan(4 * 20);
    expect(width).toBeLessThan(12 * 20);
    // Thursday 26 to Monday 30 November.
    expect([outlook.points.length, outlook.points.at(-1)?.to]).toEqual([5, outlook.periodEndsAt]);
  });

  it('is no wider today for a storm of long ago', () => {
    const calm = weeksOfVisits(24, { noise: 20, seed: 1 });
    const stormy = calm.map((value, day) => (day === 60 || day === 61 ? value * 6 : value));
    const width = (values: readonly number[]) => bandOf(outlookOf(visits(values))).width;
    expect(width(stormy)).toBeLessThan(1.5 * width(calm));
  });

  it('never says that a count may fall below zero', () => {
    const few = weeksOfVisits(12, { noise: 20, seed: 2 }).map((value) => Math.max(0, Math.round(value / 400) - 1));
    expect(outlookOf(visits(few)).points.every(({ lower, value }) => lower >= 0 && value >= 0)).toBe(true);
  });

  it('that is short of history says how much is there and how much is needed', () => {
    const { none, points, model: by } = outlookOf(visits(weeksOfVisits(3, { noise: 20, seed: 1 })));
    expect([points, by, none?.code, none?.why.vi]).toEqual([[], null, 'too-short', 'lịch sử mới có 21 ngày, cần ít nhất 28 ngày mới biết mức thường thấy']);
  });

  it('is made of whatever stands in a series, or says why not, and never throws', () => {
    const value = fc.oneof(fc.constant(null), fc.constant(Number.NaN), fc.constant(0), fc.constant(1e15), fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: false, noDefaultInfinity: false }));
    const series = fc.oneof(
      fc.array(value, { maxLength: 120 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 28, maxLength: 60 }),
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 90 })).map(([one, count]) => Array.from({ length: count }, () => one)),
      fc.tuple(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), fc.integer({ min: 1, max: 99 })).map(([known, seed]) => weeksOfVisits(9, { noise: 20, seed }).map((one, day) => (known[day] === false ? null : one))),
    );
    const every = fc.constantFrom('PT5M', 'PT1H', 'day', 'week', 'month', 'quarter', 'year', 'half-year') as fc.Arbitrary<'day'>;
    fc.assert(
      fc.property(series, every, fc.double({ noNaN: true }), (values, cadence, now) => {
        const outlook = Outlook.parse(outlookOf(visits(values, { indicator: { id: 'visits', unit: 'lượt', cadence: { every: cadence, dueAfter: 'PT12H' }, possible: [0, 100_000] } })));
        expect(outlook.points.length > 0).toBe(outlook.none === null);
        for (const { lower, value: point, upper } of outlook.points) expect(lower <= point && point <= upper).toBe(true);
        expect(judgeUnusual({ value: now, startsAt: thursday, grows: false }, { side: 'either' }, outlook) === null).toBe(outlook.none !== null);
      }),
      { numRuns: 150 },
    );
  });
});
