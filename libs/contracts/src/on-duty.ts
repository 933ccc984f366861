import type { ShiftPlan, Watch } from './pack/shift-plan.js';
import { dayOf, offsetMs } from './period.js';

/** Who fills a post, and whom he stands in for. */
export interface DutySeat {
  post: string;
  person: string;
  insteadOf: string | null;
}

/** One watch of one day: who is on duty from `startsAt` until before `endsAt`, epoch milliseconds. */
export interface Duty {
  /** The day on which it begins, in the province's zone. */
  day: string;
  watch: string;
  startsAt: number;
  endsAt: number;
  crew: string;
  seats: DutySeat[];
}

/** Somebody who takes a seat that the plan gives to another one. Of several for one seat the last one holds. */
export interface SeatChange {
  day: string;
  watch: string;
  post: string;
  person: string;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Who is on duty at a moment. @returns null when the plan has nobody then */
export function onDuty(plan: ShiftPlan, at: number, changes: readonly SeatChange[] = []): Duty | null {
  const today = dayOf(at, plan.utcOffset);
  // A watch that runs over midnight belongs to the day before.
  const near = [...dutiesOn(plan, dayAfter(today, -1), changes), ...dutiesOn(plan, today, changes)];
  return near.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt) ?? null;
}

/** The watches of a day, in the order of the plan. */
export function dutiesOn(plan: ShiftPlan, day: string, changes: readonly SeatChange[] = []): Duty[] {
  const crews = crewsOn(plan, day);
  return plan.watches.flatMap((watch) => {
    const crew = plan.crews.find(({ id }) => id === crews[watch.id]);
    if (!crew) return [];
    const seats = plan.posts.flatMap(({ id: post }) => {
      const planned = crew.seats[post];
      const person = changes.findLast((one) => one.day === day && one.watch === watch.id && one.post === post)?.person ?? planned;
      return person === undefined ? [] : [{ post, person, insteadOf: planned === undefined || planned === person ? null : planned }];
    });
    return [{ day, watch: watch.id, ...hoursOf(watch, day, plan.utcOffset), crew: crew.id, seats }];
  });
}

/** The day so many days later: `2026-11-30`, 1 → `2026-12-01`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

function crewsOn({ rotation: { from, days } }: ShiftPlan, day: string): Readonly<Record<string, string>> {
  const since = Math.round((Date.parse(day) - Date.parse(from)) / dayMs);
  return days[((since % days.length) + days.length) % days.length] ?? {};
}

function hoursOf({ from, to }: Watch, day: string, utcOffset: string): { startsAt: number; endsAt: number } {
  const midnight = Date.parse(day) - offsetMs(utcOffset);
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  return { startsAt: midnight + begins * minuteMs, endsAt: midnight + ends * minuteMs + (ends > begins ? 0 : dayMs) };
}

/** Minutes since midnight: `06:30` → 390. */
export function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}
