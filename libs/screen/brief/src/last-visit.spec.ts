import { describe, expect, it } from 'vitest';
import { newsSince, visitsAt, visitsText } from './last-visit.js';

const hour = 3_600_000;
const vietnam = 7 * hour;
const morning = Date.parse('2026-11-27T06:40:00+07:00');

describe('visits', () => {
  it('are told apart by half an hour, so that a reload is no visit of its own', () => {
    const first = visitsAt(null, morning);
    expect(first).toEqual({ last: null, current: morning });
    expect(visitsAt(visitsText(first), morning + hour / 4)).toEqual({ last: null, current: morning });
    expect(visitsAt(visitsText(first), morning + 3 * hour)).toEqual({ last: morning, current: morning + 3 * hour });
  });
  it.each(['', 'rubbish', `${morning + hour} 0`])('begin anew where what was kept is none: "%s"', (stored) => expect(visitsAt(stored, morning)).toEqual({ last: null, current: morning }));
});

describe('news', () => {
  it('is what came since the last visit', () => expect(newsSince({ last: morning - 9 * hour, current: morning }, vietnam)).toEqual({ since: morning - 9 * hour, isVisit: true }));
  it.each([null, morning - 8 * 24 * hour])('is what came since seven of the day before, on a first visit and after a long time', (last) => {
    expect(newsSince({ last, current: morning }, vietnam)).toEqual({ since: Date.parse('2026-11-26T07:00:00+07:00'), isVisit: false });
  });
});
