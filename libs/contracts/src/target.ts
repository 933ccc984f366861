import type { Direction } from './brief.js';
import type { Indicator } from './pack/indicator.js';

/** Whether a value lies outside of what is wanted; without a target nothing is missed. */
export function missesTarget(value: number, { target }: Pick<Indicator, 'target'>): boolean {
  return target !== undefined && ((target.min !== undefined && value < target.min) || (target.max !== undefined && value > target.max));
}

/** Whether a figure went for the better: by its polarity, or towards a target that has both bounds. */
export function directionOf(from: number, to: number, { polarity, target }: Pick<Indicator, 'polarity' | 'target'>): Direction {
  const sign = { 'higher-is-better': 1, 'lower-is-better': -1, neutral: 0 }[polarity];
  const gain = sign === 0 ? distanceFrom(from, target) - distanceFrom(to, target) : sign * (to - from);
  if (gain === 0) return 'neutral';
  return gain > 0 ? 'better' : 'worse';
}

/** How far a value lies outside of what is wanted, in its unit; 0 within, and where nothing is wanted. */
export function distanceFrom(value: number, target: Indicator['target']): number {
  if (target?.min !== undefined && value < target.min) return target.min - value;
  return target?.max !== undefined && value > target.max ? value - target.max : 0;
}
