import { describe, expect, it } from 'vitest';
import type { KnownValue } from './known-value.js';
import { isRolledUp, rollUp } from './roll-up.js';
import { weakest } from './weakest.js';

const known = (given: Partial<KnownValue>): KnownValue => ({
  indicator: 'students',
  area: '608',
  value: 1,
  period: '2023-11',
  startMs: 0,
  at: 100,
  ageFrom: 100,
  staleAt: 1000,
  feed: 'education-schools',
  provenance: 'live',
  ...given,
});
const of = (...values: (number | null)[]) => values.map((value, at) => known({ value, area: String(at) }));
const weights = (...values: (number | null)[]) => new Map(values.map((value, at) => [String(at), value]));

describe('a roll-up over areas', () => {
  it.each([
    { by: 'sum', values: of(1, 2, 3), weights: weights(), expected: 6 },
    { by: 'mean', values: of(1, 2, 6), weights: weights(), expected: 3 },
    { by: 'weighted-mean', values: of(90, 80), weights: weights(3, 1), expected: 87.5 },
  ] as const)('by $by', ({ by, expected, ...given }) => expect(rollUp(by, given.values, given.weights)).toBe(expected));

  it.each([
    { lacks: 'a value', by: 'sum', values: of(1, null), weights: weights() },
    { lacks: 'a value', by: 'mean', values: of(1, null), weights: weights() },
    { lacks: 'a value', by: 'weighted-mean', values: of(1, null), weights: weights(1, 1) },
    { lacks: 'a weight', by: 'weighted-mean', values: of(1, 2), weights: weights(1, null) },
    { lacks: 'a weight altogether', by: 'weighted-mean', values: of(1, 2), weights: weights(1) },
    { lacks: 'any weight but zero', by: 'weighted-mean', values: of(1, 2), weights: weights(0, 0) },
  ] as const)('by $by is missing where $lacks is missing', ({ by, ...given }) =>
    expect(rollUp(by, given.values, given.weights)).toBeNull(),
  );

  it('is not made of figures that cannot be put together', () => {
    expect((['last', 'none', 'ratio-of-sums'] as const).filter(isRolledUp)).toEqual([]);
  });
});

describe('the marks of a derived number', () => {
  it('are the weakest of its operands', () => {
    const operands = [
      known({ provenance: 'live', status: 'official', ageFrom: 50, staleAt: 900 }),
      known({ provenance: 'simulated', status: 'estimate', ageFrom: 80, staleAt: 700 }),
      known({ provenance: 'manual' }),
    ];
    expect(weakest(operands)).toEqual({ provenance: 'simulated', status: 'estimate', ageFromMs: 50, staleAtMs: 700 });
  });

  it('say approximately when any operand is qualified', () => {
    expect(weakest([known({}), known({ qualifier: 'gt' })]).qualifier).toBe('approx');
    expect(weakest([known({})])).not.toHaveProperty('qualifier');
  });

  it.each([
    ['simulated', 'manual'],
    ['manual', 'replayed'],
    ['replayed', 'live'],
  ] as const)('take %s for weaker than %s', (weak, strong) => {
    expect(weakest([known({ provenance: strong }), known({ provenance: weak })]).provenance).toBe(weak);
  });
});
