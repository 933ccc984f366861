import { expect, it } from 'vitest';
import { nextTry } from './next-try.js';

const tried = { createdAt: 0, now: 1000 };

it('waits twice as long after each failure, up to a quarter of an hour', () => {
  const waits = [1, 2, 3, 4, 20].map((attempts) => ((nextTry({ ...tried, attempts }, 1) ?? 0) - 1000) / 1000);
  expect(waits).toEqual([5, 10, 20, 40, 900]);
  expect(nextTry({ ...tried, attempts: 1 }, 0)).toBe(1000 + 2500);
});

it('does not come back sooner than it was asked to', () => {
  expect(nextTry({ ...tried, attempts: 1, retryAfterMs: 60_000 }, 1)).toBe(61_000);
});

it('gives up after a day', () => {
  expect(nextTry({ createdAt: 0, now: 86_400_000, attempts: 90 }, 0)).not.toBeNull();
  expect(nextTry({ createdAt: 0, now: 86_400_001, attempts: 90 }, 0)).toBeNull();
});
