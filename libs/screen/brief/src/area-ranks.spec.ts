import type { SeriesStanding } from '@ioc/screen-live';
import { expect, it } from 'vitest';
import { rankAreas, scaleOf } from './area-ranks.js';

const area = (name: string, value: number | null) => ({ code: name, name, standing: { value, freshness: 'fresh', ageMs: 0 } as SeriesStanding });

it('puts the farthest from the target first and what is not known last', () => {
  const ranked = rankAreas([area('good', 97), area('unknown', null), area('bad', 80), area('better', 99), area('near', 94)], { target: { min: 95 }, polarity: 'higher-is-better' });
  expect(ranked.map(({ name, misses }) => `${name} ${misses}`)).toEqual(['bad true', 'near true', 'good false', 'better false', 'unknown false']);
});
it('puts most first where less is better', () => {
  expect(rankAreas([area('few', 1), area('many', 9)], { polarity: 'lower-is-better' })[0]?.name).toBe('many');
});
it('has one scale for all values and the target, and none without a value', () => {
  expect(scaleOf([area('a', 90), area('b', 99)], 95)).toEqual({ low: 90, high: 99 });
  expect(scaleOf([area('a', 90)], 95)).toEqual({ low: 90, high: 95 });
  expect(scaleOf([area('a', 0)], undefined)).toEqual({ low: -1, high: 1 });
  expect(scaleOf([area('a', null)], 95)).toBeNull();
});
