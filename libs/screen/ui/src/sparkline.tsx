import type { Target } from '@ioc/contracts';
import { memo } from 'react';
import './sparkline.css';

const width = 110;
const height = 46;
const pad = 7;

export interface SparkShape {
  path: string;
  /** Where the target stands; null when there is none or it lies far off. */
  targetY: number | null;
  last: { x: number; y: number } | null;
}

/**
 * The shape of the last values, without an axis. A missing value breaks the line.
 * The target joins the scale only when that leaves the line at least a third of the height.
 */
export function sparkShape(values: readonly (number | null)[], target?: number): SparkShape {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { path: '', targetY: null, last: null };
  const near = target !== undefined && Math.max(high, target) - Math.min(low, target) <= 3 * (high - low || 1);
  if (near) [low, high] = [Math.min(low, target), Math.max(high, target)];
  const span = high - low;
  const y = (value: number) => (span === 0 ? height / 2 : height - pad - ((value - low) / span) * (height - 2 * pad));
  return { ...line(values, y), targetY: near ? round(y(target)) : null };
}

function line(values: readonly (number | null)[], y: (value: number) => number): Pick<SparkShape, 'path' | 'last'> {
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  let path = '';
  let pen = 'M';
  let last: SparkShape['last'] = null;
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    last = { x: round(pad + index * step), y: round(y(value)) };
    path += `${pen}${last.x} ${last.y}`;
    pen = 'L';
  });
  return { path, last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export interface SparklineProps {
  values: readonly (number | null)[];
  target?: Target | undefined;
  stale: boolean;
}

/** Fewer than two points are no shape: nothing is drawn. */
export const Sparkline = memo(function Sparkline({ values, target, stale }: SparklineProps) {
  if (values.filter((value) => value !== null).length < 2) return null;
  const { path, targetY, last } = sparkShape(values, target?.min ?? target?.max);
  return (
    <svg className={stale ? 'spark spark-stale' : 'spark'} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {targetY !== null && <line className="spark-target" x1="0" x2={width} y1={targetY} y2={targetY} />}
      <path d={path} />
      {last && <circle cx={last.x} cy={last.y} r="5.5" />}
    </svg>
  );
});
