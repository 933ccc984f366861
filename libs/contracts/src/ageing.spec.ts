import { expect, it } from 'vitest';
import { isSlow } from './ageing.js';

it('counts months and whatever is longer as slow, days and minutes not', () => {
  const slow = (every: Parameters<typeof isSlow>[0]['every']) => isSlow({ every, dueAfter: 'P1D' });
  expect((['month', 'quarter', 'half-year', 'year', 'school-year', 'P30D'] as const).filter((every) => !slow(every))).toEqual([]);
  expect((['day', 'week', 'PT15M', 'PT5S', 'P7D'] as const).filter(slow)).toEqual([]);
});
