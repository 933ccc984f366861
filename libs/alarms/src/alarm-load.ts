import { manningOf, onDuty, operatorHours, type AlarmLoad, type ShiftPlan } from '@ioc/contracts';
import type { AlarmStore } from '@ioc/store';
import { alarmKey } from './alarm.js';
import { countWithin, isChattering, isFlood, isOverloaded } from './load-figures.js';

const minuteMs = 60_000;
const tenMinutesMs = 10 * minuteMs;
const dayHours = 24;
const dayMs = dayHours * 60 * minuteMs;
/** More of them than anybody reads. */
const shownChattering = 20;

/** Alarms ask for somebody where the plan has nobody too. */
const leastOperators = 1;

/** When each alarm called somebody, over a day, and what that asks of those on duty. Read from what is stored, so every server counts the same. */
export class LoadCounter {
  private calls: { id: string; at: number }[] = [];
  private after: number | null = null;
  private wasFlood = false;

  /** @param plan a seat that is swapped stays one seat, so the plan alone says how many there are */
  constructor(
    private readonly store: Pick<AlarmStore, 'calls'>,
    private readonly plan: () => ShiftPlan,
  ) {}

  /** Takes in what was stored since the last time. */
  async catchUp(now: number): Promise<void> {
    const found = await this.store.calls({ after: this.after ?? 0, from: now - dayMs });
    this.after = Math.max(this.after ?? 0, ...found.map(({ number }) => number));
    const old = this.calls.filter(({ at }) => at > now - dayMs);
    this.calls = [...old, ...found.map((call) => ({ id: alarmKey(call.source === '' ? { rule: call.rule, area: call.area } : call), at: call.at }))];
  }

  at(now: number): AlarmLoad {
    const moments = this.calls.map(({ at }) => at);
    const plan = this.plan();
    const operators = Math.max(leastOperators, onDuty(plan, now)?.seats.length ?? 0);
    const ofTheDay = operatorHours(manningOf(plan, { fromMs: now - dayMs, toMs: now }, [])) / dayHours;
    const isFloodNow = isFlood(moments, { now, operators, was: this.wasFlood });
    this.wasFlood = isFloodNow;
    return {
      operators,
      tenMinutes: countWithin(moments, tenMinutesMs, now),
      day: countWithin(moments, dayMs, now),
      isFlood: isFloodNow,
      isOverloaded: isOverloaded(moments, { now, operators: ofTheDay }),
      chattering: this.chattering(now),
    };
  }

  private chattering(now: number): AlarmLoad['chattering'] {
    const byAlarm = new Map<string, number[]>();
    for (const { id, at } of this.calls) if (at > now - minuteMs) byAlarm.set(id, [...(byAlarm.get(id) ?? []), at]);
    const found = [...byAlarm].filter(([, moments]) => isChattering(moments, now)).map(([id, { length }]) => ({ id, count: length }));
    return found.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, shownChattering);
  }
}
