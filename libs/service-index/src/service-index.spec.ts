import { describe, expect, it } from 'vitest';
import { ServiceIndexFile } from '@ioc/contracts';
import { recentMs, serviceIndex, whatIf, type IndexGround } from './index.js';

/*
 * A scripted November of 2026, on its 20th day at noon in Kon Tum, by the rules of qd766. What is expected is plain arithmetic over the script:
 * nothing of the room takes part in it.
 */

const name = { vi: 'x', en: 'x' };
const metric = (id: string, max: number, more: object = {}) => ({ id, code: id.toUpperCase(), name, max, whenNone: 'none', more: 'new', unit: name, source: 'script', ...more });
const rules = ServiceIndexFile.parse({
  name,
  max: 52,
  estimate: name,
  source: 'script',
  published: 'total',
  part: 'part',
  whole: 'whole',
  groups: [
    { id: 'progress', name, max: 20, metrics: [metric('on-time', 20)] },
    { id: 'online', name, max: 12, published: 'online-points', metrics: [metric('provided', 2, { fullAt: 0.8, more: 'within', effort: 40 }), metric('used', 4, { more: 'within', effort: 15 }), metric('submitted', 6, { fullAt: 0.5 })] },
    { id: 'payment', name, max: 6, metrics: [metric('paid', 6)] },
    {
      id: 'satisfaction',
      name,
      max: 14,
      metrics: [metric('petitions', 6, { whenNone: 'full' }), metric('dossiers', 6, { fullAt: 0.9, whenNone: 'zero' }), metric('copies', 2)],
    },
  ],
  agencies: [
    { organisation: 'so-a', code: 'A' },
    { organisation: 'so-b', code: 'B' },
    { organisation: 'so-c', code: 'C' },
  ],
});

const hour = 3_600_000;
const span = { startMs: Date.parse('2026-10-31T17:00:00Z'), endMs: Date.parse('2026-11-30T17:00:00Z') };
const nowMs = Date.parse('2026-11-20T05:00:00Z');
const count = (series: string, part: number | null, whole: number | null) => ({ breakdown: series, month: '2026-11', part, whole });
const script = [
  count('metric=ON-TIME', 9_450, 10_000),
  count('metric=ON-TIME;agency=A', 5_900, 6_000),
  count('metric=ON-TIME;agency=B', 3_550, 4_000),
  count('metric=PROVIDED', 1_380, 1_842),
  count('metric=USED', 630, 1_400),
  count('metric=SUBMITTED', 4_500, 10_000),
  count('metric=SUBMITTED;agency=A', 3_600, 6_000),
  count('metric=PAID', 2_892, 6_000),
  count('metric=PETITIONS', 0, 0),
  count('metric=DOSSIERS', 0, 0),
  count('metric=COPIES', 0, 0),
];
const ground: IndexGround = {
  rules,
  period: '2026-11',
  span,
  nowMs,
  months: ['2026-11'],
  now: script,
  before: null,
  published: new Map([
    ['total', 80.14],
    ['online-points', 9.215],
  ]),
  organisationName: (id) => id.toUpperCase(),
};
const pointsOf = (index: ReturnType<typeof serviceIndex>) => Object.fromEntries(index.groups.flatMap(({ metrics }) => metrics.map(({ id, points }) => [id, points])));

describe('the month of the script', () => {
  const index = serviceIndex(ground);

  it('has the points of each metric and group, and what is lost, to the digit', () => {
    expect(pointsOf(index)).toEqual({
      'on-time': 20 * (9450 / 10000), // 18,9
      provided: (2 * (1380 / 1842)) / 0.8, // under the ceiling of 80 %
      used: 4 * 0.45,
      submitted: (6 * 0.45) / 0.5, // 5,4
      paid: 6 * (2892 / 6000), // 2,892
      petitions: 6, // nothing occurred: all points
      dossiers: 0, // nothing occurred: none
      copies: null, // nothing occurred, and nobody knows what that is worth
    });
    const online = (2 * (1380 / 1842)) / 0.8 + 1.8 + 5.4;
    expect(index.groups.map(({ id, points, lost, knownMax }) => [id, points, lost, knownMax])).toEqual([
      ['progress', 18.9, 20 - 18.9, 20],
      ['online', online, 12 - online, 12],
      ['payment', 2.892, 6 - 2.892, 6],
      ['satisfaction', 6, 6, 12],
    ]);
    // Certified copies are in no sum: 50 points of 52 are known.
    const total = 18.9 + (2 * (1380 / 1842)) / 0.8 + 1.8 + 5.4 + 2.892 + 6;
    expect(index.knownMax).toBe(50);
    expect(index.points).toBeCloseTo(total, 12);
    expect(index.lost).toBeCloseTo(50 - total, 12);
  });

  it('says beside them what the portal publishes itself, and that nothing is missing', () => {
    expect(index.published).toEqual({ indicator: 'total', value: 80.14 });
    expect(index.groups[1]?.published).toEqual({ indicator: 'online-points', value: 9.215 });
    expect(index.missing).toEqual([]);
  });

  it('says how many more units bring half a point, least effort for a point first', () => {
    const advice = Object.fromEntries(index.next.map(({ metric: id, units, gain }) => [id, { units, gain }]));
    // Paid: (2892 + n) ÷ (6000 + n) ≥ 3,392 ÷ 6; 500 ÷ (1 − 0,56533…) = 1150,3: 1.151 more. 1.150 would not do.
    expect(advice['paid']?.units).toBe(1151);
    expect(6 * ((2892 + 1151) / 7151)).toBeGreaterThanOrEqual(3.392);
    expect(6 * ((2892 + 1150) / 7150)).toBeLessThan(3.392);
    expect(advice['paid']?.gain).toBeCloseTo(6 * (4043 / 7151) - 2.892, 12);
    // Submitted: 0,5 more are 5,9 of 6, so (4500 + n) ÷ (10000 + n) ≥ 0,491666…: 416,67 ÷ 0,508333… = 819,7.
    expect(advice['submitted']?.units).toBe(820);
    // Used: of the 1.400 services 0,125 more: 175.
    expect(advice['used']).toEqual({ units: 175, gain: 4 * (805 / 1400) - 1.8 });
    // Provided: fewer than half a point are left, 2 − 1,872964…: 0,8 × 1842 = 1473,6, so 94 more.
    expect(advice['provided']?.units).toBe(94);
    // On time: 19,4 ÷ 20: (0,97 × 10000 − 9450) ÷ 0,03 = 8333,3: 8.334.
    expect(advice['on-time']?.units).toBe(8334);
    // One citizen who says that he is content, where nobody has said anything.
    expect(advice['dossiers']).toEqual({ units: 1, gain: 6 });
    // Petitions have all their points, and of copies nobody knows what one would bring.
    expect(Object.keys(advice).sort()).toEqual(['dossiers', 'on-time', 'paid', 'provided', 'submitted', 'used']);
    const effort = { dossiers: 1 / 6, submitted: 820, paid: 1151, used: 175 * 15, 'on-time': 8334, provided: 94 * 40 };
    expect(effort.submitted / (advice['submitted']?.gain ?? 1)).toBeLessThan(effort.paid / (advice['paid']?.gain ?? 1));
    expect(index.next.map(({ metric: id }) => id)).toEqual(['dossiers', 'submitted', 'paid', 'used', 'on-time', 'provided']);
  });

  it('adds up agencies over what the source tells apart, most points lost first', () => {
    const [a, b] = [20 * (5900 / 6000), 20 * (3550 / 4000)];
    // A has also submitted 60 % online, over the ceiling of 50 %.
    expect(index.agencies.map(({ id, points, lost, knownMax }) => [id, points, lost, knownMax])).toEqual([
      ['so-b', b, 20 - b, 20],
      ['so-a', a + 6, 26 - (a + 6), 26],
    ]);
    expect(index.agencies[1]?.groups.map(({ id, points }) => [id, points])).toEqual([
      ['progress', a],
      ['online', 6],
    ]);
  });

  it('stays where it is when it goes on as it did from the first day', () => {
    expect(index.forecast).toMatchObject({ basis: 'period', since: '2026-10-31T17:00:00.000Z' });
    expect(index.forecast.points).toBeCloseTo(index.points ?? 0, 9);
  });
});

it('an agency is looked at by its own counts alone', () => {
  const index = serviceIndex({ ...ground, agency: 'so-a' });
  expect([index.points, index.knownMax]).toEqual([20 * (5900 / 6000) + 6, 26]);
  expect(index.groups[0]?.metrics[0]?.breakdown).toBe('metric=ON-TIME;agency=A');
});

it('at the pace of the last seven days, what came in them comes again for each seven days that are left', () => {
  const before = { atMs: nowMs - recentMs, counts: [count('metric=PAID', 1_492, 4_000), count('metric=USED', 700, 1_400)] };
  const index = serviceIndex({ ...ground, before });
  // 10 days and 12 hours are left: 252 ÷ 168 times as long as the 7 days. Paid: 1.400 of 2.000 came.
  const times = (10 * 24 + 12) / (7 * 24);
  expect((span.endMs - nowMs) / hour).toBe(252);
  const paid = index.groups[2]?.metrics[0];
  expect(paid?.forecast).toBe((6 * (2892 + 1400 * times)) / (6000 + 2000 * times));
  // What was counted does not go away: 630 after 700 is a correction and no pace.
  expect(index.groups[1]?.metrics[1]?.forecast).toBe(4 * (630 / 1400));
  expect(index.forecast.basis).toBe('recent');
});

it('a quarter adds its months up, and names those of which nothing is known', () => {
  const october = { ...count('metric=PAID', 9_000, 12_000), month: '2026-10' };
  const index = serviceIndex({ ...ground, period: '2026-Q4', span: { startMs: Date.parse('2026-09-30T17:00:00Z'), endMs: Date.parse('2026-12-31T17:00:00Z') }, months: ['2026-10', '2026-11'], now: [october, ...script] });
  expect(pointsOf(index)['paid']).toBe(6 * ((9000 + 2892) / 18000));
  const alone = serviceIndex({ ...ground, months: ['2026-10', '2026-11'] });
  expect(alone.missing).toEqual(['2026-10']);
});

it('a period that is over has its result, and no advice any more', () => {
  const index = serviceIndex({ ...ground, nowMs: span.endMs + hour });
  expect(index.forecast).toMatchObject({ basis: 'over' });
  expect(index.forecast.points).toBe(index.points);
  expect([index.next, index.until]).toEqual([[], '2026-11-30T17:00:00.000Z']);
});

it('where nothing was told, nothing is 0', () => {
  const index = serviceIndex({ ...ground, now: [] });
  expect([index.points, index.lost, index.knownMax, index.forecast.points]).toEqual([null, null, 0, null]);
  expect([index.next, index.agencies, index.missing]).toEqual([[], [], ['2026-11']]);
});

it('a share that somebody tries changes its own metric and nothing else', () => {
  const { groups } = serviceIndex(ground);
  const tried = whatIf(groups, new Map([['paid', 0.6]]));
  expect(tried.groups.get('payment')).toBe(6 * 0.6);
  expect(tried.points).toBeCloseTo(18.9 + (2 * (1380 / 1842)) / 0.8 + 1.8 + 5.4 + 3.6 + 6, 12);
  expect(whatIf(groups, new Map([['submitted', 0.9]])).groups.get('online')).toBeCloseTo((2 * (1380 / 1842)) / 0.8 + 1.8 + 6, 12);
});
