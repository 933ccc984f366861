import { expect, it } from 'vitest';
import { lengthOf, periodOfDay, steppedPeriod } from './period-steps.js';

it.each([
  { length: 'month', period: '2026-11', before: '2026-10', after: '2026-12' },
  { length: 'quarter', period: '2026-Q4', before: '2026-Q3', after: '2027-Q1' },
  { length: 'half', period: '2026-S2', before: '2026-S1', after: '2027-S1' },
  { length: 'year', period: '2026', before: '2025', after: '2027' },
] as const)('a day lies in its $length, with one before it and one after it', ({ length, period, before, after }) => {
  expect(periodOfDay('2026-11-26', length)).toBe(period);
  expect(lengthOf(period)).toBe(length);
  expect([steppedPeriod(period, -1), steppedPeriod(period, 1)]).toEqual([before, after]);
});
