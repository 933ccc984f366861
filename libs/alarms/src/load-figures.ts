import { alarmLoadFigures } from '@ioc/contracts';
import type { Alarm } from './alarm.js';

const { chatter, flood, dailyMost, staleMs } = alarmLoadFigures;
const dayMs = 86_400_000;

/** @param raisedAt when alarms were raised, epoch milliseconds, in any order */
export const countWithin = (raisedAt: readonly number[], withinMs: number, now: number): number => raisedAt.filter((at) => at > now - withinMs && at <= now).length;

/** Whether one alarm comes and goes faster than anybody can act. @param raisedAt when this one was raised */
export function isChattering(raisedAt: readonly number[], now: number): boolean {
  return countWithin(raisedAt, chatter.withinMs, now) >= chatter.count;
}

/** Whether it floods, once it has begun until it is over. @param raisedAt when alarms of any kind were raised */
export function isFlood(raisedAt: readonly number[], { now, operators, was }: { now: number; operators: number; was: boolean }): boolean {
  const each = countWithin(raisedAt, flood.withinMs, now) / Math.max(1, operators);
  return was ? each >= flood.overBelow : each > flood.above;
}

/** Whether a day brought more than its operators can attend to. */
export function isOverloaded(raisedAt: readonly number[], { now, operators }: { now: number; operators: number }): boolean {
  return countWithin(raisedAt, dayMs, now) / Math.max(1, operators) > dailyMost;
}

/** Whether an alarm has been active for so long that it tells nobody anything any more. */
export function isStaleAlarm({ activeSince }: Pick<Alarm, 'activeSince'>, now: number): boolean {
  return activeSince !== null && now - activeSince > staleMs;
}
