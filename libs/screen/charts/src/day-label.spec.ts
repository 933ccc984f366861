import { expect, it } from 'vitest';
import { dayLabel } from './day-label.js';

const hour = 3_600_000;

it.each([
  ['the day that began a while ago', 20, '20'],
  ['the day that has just begun', 29.5, ''],
])('below the axis: %s', (_what, hours, text) => {
  const window = { from: 0, to: 30 * hour, day: (at: number) => String(at / hour) };
  expect(dayLabel(window, hours * hour)).toBe(text);
});
