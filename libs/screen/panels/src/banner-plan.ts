import type { EventState } from '@ioc/contracts';

/** Who stands where in the banner. */
export interface BannerPlan {
  /** One wide plate, or two halves when two critical events are open. */
  plates: EventState[];
  /** At most two high events beside it. */
  side: EventState[];
  /** Critical and high events that found no place. */
  moreCritical: number;
  moreHigh: number;
}

/**
 * Critical events hold the wide plate, the oldest first: two share it, from three on the oldest stands with a count.
 * Without a critical event the oldest high one stands there.
 */
export function bannerPlan(events: readonly EventState[]): BannerPlan {
  const oldestFirst = (severity: number) =>
    events.filter((event) => event.severity === severity).sort((a, b) => a.startedAt - b.startedAt);
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
