import { expect, it } from 'vitest';
import { dayLineOf, momentAt, placeOf } from './day-line.js';

const noon = Date.parse('2026-11-27T12:00:00+07:00');
const line = dayLineOf(noon, '+07:00');

it('is the day of the province and not of the clock of Greenwich', () => {
  expect(line).toEqual({ fromMs: Date.parse('2026-11-27T00:00:00+07:00'), toMs: Date.parse('2026-11-28T00:00:00+07:00') });
  expect(dayLineOf(Date.parse('2026-11-27T00:00:00+07:00'), '+07:00')).toEqual(line);
  expect(dayLineOf(Date.parse('2026-11-26T23:59:59+07:00'), '+07:00').toMs).toBe(line.fromMs);
});

it('has each moment at its place, and none outside', () => {
  expect(placeOf(noon, line)).toBe(50);
  expect(placeOf(line.fromMs - 1, line)).toBe(0);
  expect(placeOf(line.toMs + 1, line)).toBe(100);
  expect(momentAt(0.5, line)).toBe(noon);
  expect(momentAt(-1, line)).toBe(line.fromMs);
});
