import { expect, it } from 'vitest';
import { kindOf, periodOf, stepped } from './score-period.js';

it.each([
  ['2026-11-26', 'week', '2026-W48'],
  ['2026-11-26', 'month', '2026-11'],
  ['2026-11-26', 'quarter', '2026-Q4'],
  ['2027-01-03', 'week', '2026-W53'],
  ['2027-01-04', 'week', '2027-W01'],
  ['2024-12-30', 'week', '2025-W01'],
] as const)('%s lies in the %s %s', (day, kind, period) => {
  expect(periodOf(day, kind)).toBe(period);
  expect(kindOf(period)).toBe(kind);
});

it.each([
  ['2026-W53', '2027-W01'],
  ['2026-12', '2027-01'],
  ['2026-Q4', '2027-Q1'],
  ['2026-02', '2026-03'],
  ['2026-W01', '2026-W02'],
])('%s is followed by %s', (before, after) => {
  expect(stepped(before, 1)).toBe(after);
  expect(stepped(after, -1)).toBe(before);
});
