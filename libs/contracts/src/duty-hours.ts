import { dayAfter, dutiesOn, type SeatChange } from './on-duty.js';
import type { ShiftPlan } from './pack/shift-plan.js';
import { dayOf } from './period.js';

/** So many people are on duty from `fromMs` until before `toMs`. */
export interface Manning {
  fromMs: number;
  toMs: number;
  operators: number;
}

const hourMs = 3_600_000;

/** How many posts were filled when, within a span, in order. Where the plan has nobody, nothing is said. */
export function manningOf(plan: ShiftPlan, { fromMs, toMs }: { fromMs: number; toMs: number }, changes: readonly SeatChange[]): Manning[] {
  const manning: Manning[] = [];
  // A watch that runs over midnight belongs to the day before.
  const last = dayOf(toMs, plan.utcOffset);
  for (let day = dayAfter(dayOf(fromMs, plan.utcOffset), -1); day <= last; day = dayAfter(day, 1)) {
    for (const { startsAt, endsAt, seats } of dutiesOn(plan, day, changes)) {
      const one = { fromMs: Math.max(startsAt, fromMs), toMs: Math.min(endsAt, toMs), operators: seats.length };
      if (one.fromMs < one.toMs && one.operators > 0) manning.push(one);
    }
  }
  return manning.sort((a, b) => a.fromMs - b.fromMs);
}

export function operatorHours(manning: readonly Manning[]): number {
  return manning.reduce((sum, { fromMs, toMs, operators }) => sum + ((toMs - fromMs) / hourMs) * operators, 0);
}

/** At least one: alarms ask for somebody where the plan has nobody too. */
export function operatorsAt(manning: readonly Manning[], atMs: number): number {
  return manning.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)?.operators ?? 1;
}
