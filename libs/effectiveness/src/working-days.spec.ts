import { expect, it } from 'vitest';
import { afterWorkingDays } from './working-days.js';

const local = (text: string) => Date.parse(`${text}:00+07:00`);

it.each([
  { day: 'a Monday', from: '2026-11-02T09:00', days: 15, to: '2026-11-23T09:00' },
  { day: 'a Friday evening', from: '2026-11-06T18:30', days: 1, to: '2026-11-09T18:30' },
  { day: 'a Sunday', from: '2026-11-01T10:00', days: 15, to: '2026-11-20T10:00' },
  { day: 'an early Saturday, Friday in UTC', from: '2026-11-07T02:00', days: 2, to: '2026-11-10T02:00' },
])('counts Monday to Friday from $day, at the same time of day', ({ from, days, to }) => {
  expect(afterWorkingDays(local(from), days, '+07:00')).toBe(local(to));
});
