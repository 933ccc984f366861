import type { WallCall } from './wall-calls.js';

/** What decides who stands where. */
type Placed = Pick<WallCall, 'severity' | 'startedAt' | 'isUnacknowledged' | 'drill'>;

/** Who stands where in the banner. */
export interface BannerPlan<Call extends Placed> {
  /** One wide plate, or two halves when two critical events are open. */
  plates: Call[];
  /** At most two high events beside it. */
  side: Call[];
  /** Critical and high events that found no place. */
  moreCritical: number;
  moreHigh: number;
}

/**
 * What nobody has acknowledged comes before what somebody has; what belongs to a drill takes no place that what is so would have, and is counted with nothing. Critical events hold the wide plate, the oldest first: two share it, from three on the oldest stands with a count.
 * Without a critical event the oldest high one stands there.
 */
export function bannerPlan<Call extends Placed>(events: readonly Call[]): BannerPlan<Call> {
  const oldestFirst = (severity: number) =>
    realFirst(events.filter((event) => event.severity === severity).sort((a, b) => Number(b.isUnacknowledged) - Number(a.isUnacknowledged) || a.startedAt - b.startedAt));
  const critical = oldestFirst(1);
  const high = oldestFirst(2);
  if (critical.length === 0) {
    return {
      plates: high.slice(0, 1),
      side: high.slice(1, 3),
      moreCritical: 0,
      moreHigh: Math.max(0, high.length - 3),
    };
  }
  const plates = critical.slice(0, critical.length === 2 ? 2 : 1);
  return {
    plates,
    side: high.slice(0, 2),
    moreCritical: critical.length - plates.length,
    moreHigh: Math.max(0, high.length - 2),
  };
}

/** Of a drill only what fills places that are free. */
function realFirst<Call extends Placed>(calls: readonly Call[]): Call[] {
  const real = calls.filter(({ drill }) => drill === null);
  return [...real, ...calls.filter(({ drill }) => drill !== null).slice(0, Math.max(0, places - real.length))];
}

const places = 2;
