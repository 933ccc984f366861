import { describe, expect, it } from 'vitest';
import { mixed, nightAt } from './light.js';
import { isReloadDue } from './planned-reload.js';
import { shiftAt } from './shift.js';

describe('day and night', () => {
  it.each([
    ['21:59', 59, 0],
    ['22:00', 0, 0],
    ['22:00', 34, 0.5],
    ['22:01', 0, 1],
    ['00:10', 30, 1],
    ['05:29', 59, 1],
    ['05:30', 15, 0.75],
    ['05:31', 0, 0],
    ['14:26', 30, 0],
  ])('at %s:%i it is night by %d', (time, second, night) => expect(nightAt(time, second)).toBe(night));

  it('goes from one colour to the other', () => {
    expect([0, 0.5, 1].map((share) => mixed('#ff0010', '#000020', share))).toEqual(['#ff0010', '#800018', '#000020']);
  });
});

describe('the shift against burn-in', () => {
  it('walks a ring of eight places, one every three minutes', () => {
    const places = new Set(Array.from({ length: 16 }, (_, step) => shiftAt(step * 180_000)));
    expect(places.size).toBe(8);
    expect(shiftAt(0)).toBe(shiftAt(179_999));
    expect(shiftAt(0)).toBe(shiftAt(8 * 180_000));
  });
});

describe('the nightly new beginning', () => {
  const night = { time: '03:30', pageMs: 86_400_000, critical: false };
  it.each([
    ['at half past three', night, true],
    ['not by day', { ...night, time: '14:00' }, false],
    ['not twice a night', { ...night, time: '04:00', pageMs: 1_800_000 }, false],
    ['not while something critical is open', { ...night, critical: true }, false],
  ])('comes %s', (_, when, due) => expect(isReloadDue(when)).toBe(due));
});
