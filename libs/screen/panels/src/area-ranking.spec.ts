import { describe, expect, it } from 'vitest';
import { scaleOf, worstFirst, type RankedArea } from './area-ranking.js';

const row = (name: string, value: number | null): RankedArea => ({ code: name, name, standing: { value, freshness: 'fresh', ageMs: 0 } });
const names = (rows: readonly RankedArea[]) => rows.map(({ name }) => name).join(' ');

describe('areas of a block', () => {
  it('stand by their distance from the target, then by their value, and unknown ones last', () => {
    const rows = [row('a', 97), row('b', null), row('c', 84), row('d', 99), row('e', 94)];
    expect(names(worstFirst(rows, { target: { min: 95 }, polarity: 'higher-is-better' }))).toBe('c e a d b');
  });
  it('without a target stand by what is worse', () => {
    expect(names(worstFirst([row('a', 3), row('b', 9)], { target: undefined, polarity: 'lower-is-better' }))).toBe('b a');
    expect(names(worstFirst([row('a', 3), row('b', 9)], { target: undefined, polarity: 'higher-is-better' }))).toBe('a b');
  });
  it('miss a target on either side', () => {
    expect(names(worstFirst([row('a', 35), row('b', 50), row('c', 72)], { target: { min: 40, max: 60 }, polarity: 'neutral' }))).toBe('c a b');
  });
  it('share a scale that holds the target, or zero where there is none', () => {
    expect(scaleOf([row('a', 84), row('b', 97)], 95)).toEqual({ low: 84, high: 97 });
    expect(scaleOf([row('a', 84)], undefined)).toEqual({ low: 0, high: 84 });
    expect(scaleOf([row('a', 5)], 5)).toEqual({ low: 4, high: 6 });
    expect(scaleOf([row('a', null)], 95)).toBeNull();
  });
});
