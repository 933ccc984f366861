import { describe, expect, it } from 'vitest';
import { reaches, type Placed } from './reach.js';

const everywhere = { components: null, area: null, organisation: null };
const below: Record<string, string> = { '23293': '608', '608': '62' };
const isWithin = (area: string, top: string): boolean => area === top || (below[area] !== undefined && isWithin(below[area], top));

describe('a grant', () => {
  it.each<[string, Partial<typeof everywhere> | object, Placed, boolean]>([
    ['without a limit covers everything', {}, {}, true],
    ['of an area covers what lies below it', { area: '608' }, { area: '23293' }, true],
    ['of an area covers itself', { area: '608' }, { area: '608' }, true],
    ['of an area covers nothing above it', { area: '608' }, { area: '62' }, false],
    ['of an area covers nothing without a place', { area: '608' }, { component: 'health' }, false],
    ['of a component covers it alone', { components: ['health'] }, { component: 'education' }, false],
    ['of a component covers nothing without one', { components: ['health'] }, {}, false],
    ['of an organisation covers its own', { organisation: 'so-y-te' }, { organisation: 'so-y-te' }, true],
    ['of an organisation covers no other', { organisation: 'so-y-te' }, { organisation: 'so-tai-chinh' }, false],
    ['must be met in every limit', { components: ['health'], area: '608' }, { component: 'health', area: '62' }, false],
  ])('%s', (_name, limits, thing, expected) => {
    expect(reaches({ ...everywhere, ...limits }, thing, isWithin)).toBe(expected);
  });
});
