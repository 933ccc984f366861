import { sparkPoints, sparkSlot } from '@ioc/contracts';

interface Timed {
  period: string;
  at: number;
}

/** The sparkline after a change. */
export function appendSpark(
  spark: readonly (number | null)[],
  before: Timed | undefined,
  change: Timed & { value: number | null },
): (number | null)[] {
  const renewed = before !== undefined && sparkSlot(before) === sparkSlot(change);
  const kept = renewed ? spark.slice(0, -1) : spark.slice();
  return [...kept, change.value].slice(-sparkPoints);
}
