import type { Aggregate } from '@ioc/contracts';
import type { KnownValue } from './known-value.js';

/** The ways of rolling up over areas that need nothing but the values below; a ratio of sums is its formula over sums. */
const rolledUp: readonly Aggregate[] = ['sum', 'mean', 'weighted-mean'];

export function isRolledUp(aggregate: Aggregate): boolean {
  return rolledUp.includes(aggregate);
}

/**
 * The value of the unit above from those of the units below. One that is missing makes it missing, never smaller.
 * @param weights by area, for a weighted mean
 */
export function rollUp(aggregate: Aggregate, values: readonly KnownValue[], weights: ReadonlyMap<string, number | null>): number | null {
  if (aggregate === 'weighted-mean') return weightedMean(values, weights);
  const total = sum(values.map(({ value }) => value));
  if (aggregate === 'sum') return total;
  return aggregate === 'mean' && total !== null ? total / values.length : null;
}

function weightedMean(values: readonly KnownValue[], weights: ReadonlyMap<string, number | null>): number | null {
  const weightOf = (area: string) => weights.get(area) ?? null;
  const total = sum(values.map(({ area }) => weightOf(area)));
  const weighted = sum(values.map(({ area, value }) => times(value, weightOf(area))));
  return total === null || weighted === null || total === 0 ? null : weighted / total;
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.length === 0 ? null : values.reduce<number | null>((a, b) => (a === null || b === null ? null : a + b), 0);
}
