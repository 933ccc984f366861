import { describe, expect, it } from 'vitest';
import { parseTime } from '@ioc/contracts';
import { commonTime, yearBefore } from './common-time.js';

const time = (period: string, at = 0) => {
  const span = parseTime(period);
  return span ? { period, startMs: span.startMs, at: span.endMs } : { period, startMs: at, at };
};

describe('the time of a number made of several', () => {
  it('is nothing without values', () => expect(commonTime([])).toBeNull());

  it('is the earliest period that all have reached, when they are of one kind', () => {
    const values = [time('2023-11'), time('2023-10'), time('2023-11')];
    expect(commonTime(values)).toEqual({ time: time('2023-10'), isExact: true });
  });

  it('is the newest instant of live figures', () => {
    expect(commonTime([time('instant', 10), time('instant', 30), time('instant', 20)])).toEqual({ time: time('instant', 30), isExact: false });
  });

  it('is the newest of periods of different kinds', () => {
    expect(commonTime([time('2022'), time('2023-11')])).toEqual({ time: time('2023-11'), isExact: false });
  });
});

describe('the same period a year before', () => {
  it.each([
    ['2023-11', '2022-11'],
    ['2023-Q4', '2022-Q4'],
    ['2023-S1', '2022-S1'],
    ['2023/2024', '2022/2023'],
    ['2023-01/2023-06', '2022-01/2022-06'],
    ['2023-11-20', '2022-11-20'],
  ])('of %s is %s', (period, before) => expect(yearBefore(time(period), '+07:00')).toEqual(time(before)));

  it('of 29 February is none, and an instant has none', () => {
    expect(yearBefore(time('2024-02-29'), '+07:00')).toBeNull();
    expect(yearBefore(time('instant', 5), '+07:00')).toBeNull();
  });
});
