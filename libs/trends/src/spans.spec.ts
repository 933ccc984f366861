import { describe, expect, it } from 'vitest';
import { comparedSpan, monthsOn } from './spans.js';

const at = (local: string) => Date.parse(`${local}+07:00`);
const span = (from: string, to: string) => ({ fromMs: at(from), toMs: at(to) });
const compared = (compare: 'before' | 'year', from: string, to: string) => {
  const { fromMs, toMs } = comparedSpan(span(from, to), compare, '+07:00');
  return [fromMs, toMs];
};

describe('the span that a trend is compared with', () => {
  it('is as long and ends where the other begins', () => expect(compared('before', '2026-11-20T00:00', '2026-11-27T00:00')).toEqual([at('2026-11-13T00:00'), at('2026-11-20T00:00')]));
  it('is whole months before whole months, however long they are', () => expect(compared('before', '2026-03-01T00:00', '2026-04-01T00:00')).toEqual([at('2026-02-01T00:00'), at('2026-03-01T00:00')]));
  it('is the same days a year before', () => expect(compared('year', '2024-02-29T00:00', '2024-03-02T00:00')).toEqual([at('2023-02-28T00:00'), at('2023-03-02T00:00')]));

  it.each([
    ['before', '2026-11-20T06:30', '2026-11-13T06:30'],
    ['year', '2026-11-20T06:30', '2025-11-20T06:30'],
  ] as const)('is laid over the other (%s)', (compare, moment, then) => {
    expect(comparedSpan(span('2026-11-20T00:00', '2026-11-27T00:00'), compare, '+07:00').over(at(then))).toBe(at(moment));
  });

  it('lays the end of a February of 29 days over that of one of 28', () => expect(comparedSpan(span('2025-01-01T00:00', '2026-01-01T00:00'), 'year', '+07:00').over(at('2024-03-01T00:00'))).toBe(at('2025-03-01T00:00')));
});

it('goes on by months from the last day of a long one', () => expect(monthsOn(at('2026-01-31T08:00'), 1, '+07:00')).toBe(at('2026-02-28T08:00')));
