import type { Manning } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { loadSamples } from './load-samples.js';
import { bare, type Sample } from './sample.js';

const begin = Date.parse('2026-11-15T08:00:00+07:00');
const second = 1000;
const call = (atS: number, subject = 'storm'): Sample => ({ ...bare, figure: 'alarm-calls', at: begin + atS * second, subject, title: { vi: subject, en: subject } });
const calls = (count: number, everyS: number, subject?: (n: number) => string) => Array.from({ length: count }, (_, n) => call(n * everyS, subject?.(n)));
const manned = (operators: number): Manning[] => [{ fromMs: begin - 86_400_000, toMs: begin + 86_400_000, operators }];
const found = (figure: Sample['figure'], all: Sample[], operators = 1) =>
  loadSamples(all, { manning: manned(operators), utcOffset: '+07:00', nowMs: begin + 12 * 3_600_000 })
    .filter((one) => one.figure === figure)
    .map(({ at, until }) => [(at - begin) / second, until === null ? null : (until - begin) / second]);
/** Each of another alarm. */
const each = (n: number) => `alarm-${n}`;

describe('a flood', () => {
  it('is more than 10 in 10 minutes for one on duty: the eleventh begins it, and it is over at fewer than 5', () => {
    expect(found('flood', calls(10, 60, each))).toEqual([]);
    // The eleventh comes after 500 s. At 600, 650 … one leaves: seven have left at 900 s, and four are within the window.
    expect(found('flood', calls(11, 50, each))).toEqual([[500, 900]]);
  });

  it('needs three times as many where three are on duty', () => {
    expect(found('flood', calls(30, 5, each), 3)).toEqual([]);
    // The 31st after 150 s; over when fewer than 15 of the 34 are left, after the 20th left at 600 + 19 × 5 s.
    expect(found('flood', calls(34, 5, each), 3)).toEqual([[150, 695]]);
  });

  it('does not begin by a call that leaves the window at the moment when another one comes', () => {
    expect(found('flood', calls(12, 60, each))).toEqual([]);
  });
});

describe('chattering', () => {
  it('is three calls of one alarm within a minute; runs that overlap are one', () => {
    expect(found('chattering', [0, 20, 40, 50, 300, 320, 359, 700, 730, 760].map((at) => call(at)))).toEqual([
      [0, 50],
      [300, 359],
    ]);
  });

  it('is no matter of different alarms', () => {
    expect(found('chattering', calls(9, 5, (n) => `alarm-${n % 9}`))).toEqual([]);
  });
});

it('a day is overloaded by more than 150 calls for each on duty', () => {
  expect(found('overloaded-day', calls(150, 60, each))).toEqual([]);
  expect(found('overloaded-day', calls(151, 60, each))).toEqual([[-8 * 3600, 16 * 3600]]);
  expect(found('overloaded-day', calls(151, 60, each), 2)).toEqual([]);
});
