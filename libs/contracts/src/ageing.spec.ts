import { expect, it } from 'vitest';
import { feedFreshnessAt, isSlow } from './ageing.js';

it('counts months and whatever is longer as slow, days and minutes not', () => {
  const slow = (every: Parameters<typeof isSlow>[0]['every']) => isSlow({ every, dueAfter: 'P1D' });
  expect((['month', 'quarter', 'half-year', 'year', 'school-year', 'P30D'] as const).filter((every) => !slow(every))).toEqual([]);
  expect((['day', 'week', 'PT15M', 'PT5S', 'P7D'] as const).filter(slow)).toEqual([]);
});

const minute = 60_000;
const often = { lastHeardAt: 0, everyMs: 5000, staleAt: 15_000 };
const hourly = { lastHeardAt: 0, everyMs: 60 * minute, staleAt: 70 * minute };
it.each([
  ['fresh', 6000, often],
  ['late', 8000, often],
  ['late', 15_000, often],
  ['stale', 15_001, often],
  ['fresh', 59 * minute, hourly],
  ['fresh', 62 * minute, hourly],
  ['late', 63 * minute, hourly],
  ['stale', 71 * minute, hourly],
])('a feed is %s after %d ms of silence by its own schedule: %o', (freshness, now, heard) => {
  expect(feedFreshnessAt(heard, now)).toBe(freshness);
});
it('a feed that was never heard is missing, not fresh', () => {
  expect(feedFreshnessAt({ lastHeardAt: null, staleAt: null, everyMs: 5000 }, 0)).toBe('missing');
});
