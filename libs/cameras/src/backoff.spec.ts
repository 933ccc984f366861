import { expect, it } from 'vitest';
import { backoffMs } from './backoff.js';

it.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [500, 4_000],
])('waits anything from 0 up after %i failures, at most %i ms', (failures, ceilingMs) => {
  expect([backoffMs(failures, () => 0), backoffMs(failures, () => 1)]).toEqual([0, ceilingMs]);
});
