import type { Alarm } from './alarm.js';

/*
 * When alarms are too many for the people who must act on them. Figures of ISA-18.2 and IEC 62682: per operator, more than 10 in 10 minutes is a flood,
 * which is over at fewer than 5; at most 150 a day; 3 or more of one alarm within a minute is chattering; active for over a day is stale.
 */
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const chatter = { count: 3, withinMs: minuteMs };
const flood = { above: 10, overBelow: 5, withinMs: 10 * minuteMs };
const dailyMost = 150;

/** @param raisedAt when alarms were raised, epoch milliseconds, in any order */
const countSince = (raisedAt: readonly number[], sinceMs: number, now: number) => raisedAt.filter((at) => at > sinceMs && at <= now).length;

/** Whether one alarm comes and goes faster than anybody can act. @param raisedAt when this one was raised */
export function isChattering(raisedAt: readonly number[], now: number): boolean {
  return countSince(raisedAt, now - chatter.withinMs, now) >= chatter.count;
}

/** Whether it floods, once it has begun until it is over. @param raisedAt when alarms of any kind were raised */
export function isFlood(raisedAt: readonly number[], { now, operators, was }: { now: number; operators: number; was: boolean }): boolean {
  const each = countSince(raisedAt, now - flood.withinMs, now) / Math.max(1, operators);
  return was ? each >= flood.overBelow : each > flood.above;
}

/** Whether a day brought more than its operators can attend to. */
export function isOverloaded(raisedAt: readonly number[], { now, operators }: { now: number; operators: number }): boolean {
  return countSince(raisedAt, now - dayMs, now) / Math.max(1, operators) > dailyMost;
}

/** Whether an alarm has been active for so long that it tells nobody anything any more. */
export function isStaleAlarm({ activeSince }: Pick<Alarm, 'activeSince'>, now: number): boolean {
  return activeSince !== null && now - activeSince > dayMs;
}
