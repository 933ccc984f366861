import { describe, expect, it } from 'vitest';
import { clockTallies, talliesBy, workingDays } from './event-tallies.js';

const day = 86_400_000;
/** A Monday. */
const monday = Date.parse('2026-11-23T00:00:00Z');
const event = (title: string, dueAt?: number, more: object = {}) => ({ title, startedAt: monday, ...(dueAt === undefined ? {} : { dueAt }), ...more });

describe('open events by agency', () => {
  const now = monday + 10 * day;
  it('stand with the largest group first, with how many are late and which presses most; who says nothing comes last', () => {
    const events = [event('a'), event('b', now - day, { organisation: 'UBND huyện Đăk Glei' }), event('c', now - 9 * day, { organisation: 'UBND huyện Đăk Glei' }), event('d', now + day, { organisation: 'Công an tỉnh' }), event('e')];
    expect(talliesBy(events, 'organisation', now).map(({ key, count, overdue, pressing }) => [key, count, overdue, pressing.title])).toEqual([
      ['UBND huyện Đăk Glei', 2, 2, 'c'],
      ['Công an tỉnh', 1, 0, 'd'],
      [null, 2, 0, 'a'],
    ]);
  });
  it('are none where nothing is open', () => expect(talliesBy([], 'area', now)).toEqual([]));
});

describe('the clocks of working days', () => {
  it('count from the day after, and neither Saturday nor Sunday', () => {
    expect([workingDays(monday, monday + day / 2), workingDays(monday, monday + 2 * day), workingDays(monday, monday + 7 * day), workingDays(monday, monday + 21 * day)]).toEqual([0, 2, 5, 15]);
  });
  it('begin on any day of the week, and end in any year that a source may write', () => {
    const [saturday, sunday] = [monday + 5 * day, monday + 6 * day];
    expect([workingDays(saturday, sunday), workingDays(sunday, monday + 7 * day), workingDays(saturday, monday + 8 * day), workingDays(monday, saturday), workingDays(monday, monday - 3 * day)]).toEqual([0, 1, 2, 4, 0]);
    expect(workingDays(Date.parse('2026-01-01'), Date.parse('9999-12-31'))).toBe(2_080_316);
  });
  it('take each event to the limit that its own is nearest to, and say which is due first', () => {
    const events = [event('two', monday + 2 * day), event('five', monday + 7 * day), event('fifteen and a holiday', monday + 22 * day), event('without a limit')];
    expect(clockTallies(events, [2, 5, 15], { nowMs: monday + 3 * day, offsetMs: 0 })).toEqual([
      { workingDays: 2, count: 1, overdue: 1, dueAt: monday + 2 * day },
      { workingDays: 5, count: 1, overdue: 0, dueAt: monday + 7 * day },
      { workingDays: 15, count: 1, overdue: 0, dueAt: monday + 22 * day },
    ]);
  });
  it('stand still where nothing is open', () => expect(clockTallies([], [2], { nowMs: 0, offsetMs: 0 })).toEqual([{ workingDays: 2, count: 0, overdue: 0, dueAt: null }]));
});
