import { describe, expect, it } from 'vitest';
import { lightAt } from './light.js';
import { isReloadDue } from './planned-reload.js';
import { shiftAt } from './shift.js';

describe('day and night', () => {
  it.each([
    ['21:59', 'day'],
    ['22:00', 'night'],
    ['00:10', 'night'],
    ['05:29', 'night'],
    ['05:30', 'day'],
    ['14:26', 'day'],
  ])('at %s it is %s', (time, light) => expect(lightAt(time)).toBe(light));
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
