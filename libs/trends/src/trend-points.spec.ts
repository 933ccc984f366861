import { expect, it } from 'vitest';
import { trendPoints, type Bucket } from './trend-points.js';

const ms = (local: string) => Date.parse(`${local}+07:00`);
const utc = (local: string) => new Date(ms(local)).toISOString();
const points = (bucket: Bucket, cadence: { every: 'month' | 'PT5M'; dueAfter: string }, ...moments: string[]) =>
  trendPoints(
    moments.map((moment) => ({ at: utc(moment), period: bucket === 'none' && cadence.every === 'PT5M' ? 'instant' : 'named', value: 1, provenance: 'live' as const })),
    { bucket, cadence, utcOffset: '+07:00', nowMs: ms('2026-11-27T12:00'), over: (at) => at },
  );
const live = { every: 'PT5M', dueAfter: 'PT5M' } as const;
const monthly = { every: 'month', dueAfter: 'P5D' } as const;
const gaps = (found: ReturnType<typeof points>) => found.map(({ gap = false }) => gap);

it('breaks where a schedule was missed, and where it was only kept late it does not', () => {
  expect(gaps(points('none', live, '2026-11-27T06:00', '2026-11-27T06:10', '2026-11-27T06:21'))).toEqual([false, false, true]);
  expect(gaps(points('none', monthly, '2026-09-01T00:00', '2026-10-01T00:00', '2026-12-01T00:00'))).toEqual([false, false, true]);
});

it('breaks over an empty bucket, and not between buckets that follow each other', () => {
  expect(gaps(points('hour', live, '2026-11-27T06:00', '2026-11-27T07:00', '2026-11-27T09:00'))).toEqual([false, false, true]);
  // A monthly figure has no value on most days: that is no gap.
  expect(gaps(points('day', monthly, '2026-09-01T00:00', '2026-10-01T00:00'))).toEqual([false, false]);
});

it('says of a period and of a bucket that they still run', () => {
  const running = (found: ReturnType<typeof points>) => found.map(({ running: still = false }) => still);
  expect(running(points('hour', live, '2026-11-27T10:00', '2026-11-27T11:30'))).toEqual([false, true]);
  expect(running(points('none', monthly, '2026-11-01T00:00', '2026-12-01T00:00'))).toEqual([false, true]);
  expect(running(points('none', live, '2026-11-27T11:59'))).toEqual([false]);
});
