import type { PlaybackGap } from '@ioc/contracts';

interface Stretch {
  fromAt: number;
  toAt: number;
}

/** Shorter ones are the time between two pieces. */
const leastGapMs = 5000;

/** What of a span is not covered. Stretches begin one after the other, and may overlap. Pure. */
export function gapsIn(stretches: readonly Stretch[], { fromMs, toMs }: { fromMs: number; toMs: number }): PlaybackGap[] {
  const gaps: PlaybackGap[] = [];
  let covered = fromMs;
  for (const { fromAt, toAt } of [...stretches, { fromAt: toMs, toAt: toMs }]) {
    if (fromAt - covered >= leastGapMs) gaps.push({ from: covered, to: fromAt });
    covered = Math.max(covered, toAt);
  }
  return gaps;
}
