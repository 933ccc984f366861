import { describe, expect, it } from 'vitest';
import { formatsFor } from './formats.js';

const { number, clock, date, weekday, time } = formatsFor('vi');
const at = Date.parse('2024-10-16T07:26:38Z');
const zone = 'Asia/Ho_Chi_Minh';

describe('Vietnamese formats', () => {
  it.each([
    [1234.5, 1, '1.234,5'],
    [2651, 0, '2.651'],
    [91.7, 1, '91,7'],
    [100, 1, '100,0'],
    [123456, 0, '123.456'],
    [0, 0, '0'],
  ])('writes %d with %d decimals as %s', (value, decimals, text) => expect(number(value, decimals)).toBe(text));

  it('writes a true minus, and none before what rounds to zero', () => {
    expect(number(-1.4, 1)).toBe('\u22121,4');
    expect(number(-0.04, 1)).toBe('0,0');
  });

  it('tells time in the province, whatever the zone of the machine', () => {
    expect(clock(at, zone)).toBe('14:26:38');
    expect(time(at, zone)).toBe('14:26');
    expect(date(at, zone)).toBe('16/10/2024');
    expect(weekday(at, zone)).toBe(3);
  });

  it('writes midnight as 00 and turns the day there', () => {
    const midnight = Date.parse('2024-10-16T17:00:00Z');
    expect(clock(midnight, zone)).toBe('00:00:00');
    expect(date(midnight, zone)).toBe('17/10/2024');
    expect(weekday(midnight, zone)).toBe(4);
  });

  it('keeps decimal points for English', () => expect(formatsFor('en').number(1234.5, 1)).toBe('1,234.5'));
});
