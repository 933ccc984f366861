import type { Scale } from './area-ranking.js';

export interface TargetDistanceProps {
  value: number;
  /** The target's bound. */
  bound: number | undefined;
  scale: Scale;
  /** What its parts are called in the style sheet: `<prefix>-bound`, `-line` and `-dot`. */
  prefix: string;
}

/** From the target to the value, a dot at its end; from nothing where there is no target. */
export function TargetDistance({ value, bound, scale: { low, high }, prefix }: TargetDistanceProps) {
  const share = (one: number) => ((one - low) / (high - low)) * 100;
  const [from, to] = [share(bound ?? Math.max(low, 0)), share(value)];
  return (
    <>
      {bound !== undefined && <u className={`${prefix}-bound`} style={{ left: `${from}%` }} />}
      <u className={`${prefix}-line`} style={{ left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` }} />
      <u className={`${prefix}-dot`} style={{ left: `${to}%` }} />
    </>
  );
}
