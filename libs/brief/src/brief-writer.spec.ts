import { describe, expect, it } from 'vitest';
import { beforeOf, nightBefore } from './brief-writer.js';

const at = Date.parse('2026-11-27T06:40:00+07:00');
const hour = 3_600_000;

it('begins a night when offices close on the day before, by the calendar of the province', () => {
  expect(new Date(nightBefore(at, '+07:00')).toISOString()).toBe('2026-11-26T10:00:00.000Z');
  expect(new Date(nightBefore(Date.parse('2026-11-27T23:59:00+07:00'), '+07:00')).toISOString()).toBe('2026-11-26T10:00:00.000Z');
});

describe('what a figure is compared with', () => {
  it('is the period before', () => expect(beforeOf({ period: '2026-10', at: 1000 }, { fromMs: 0, atMs: at })).toEqual({ before: 999 }));
  it.each([
    [13 * hour, 24 * hour],
    [24 * hour, 24 * hour],
    [25 * hour, 48 * hour],
  ])('is the same hour of a day before the beginning: a span of %i ms', (span, back) => {
    expect(beforeOf({ period: 'instant', at }, { fromMs: at - span, atMs: at })).toEqual({ before: at - back, notBefore: at - back - 2 * hour });
  });
});
