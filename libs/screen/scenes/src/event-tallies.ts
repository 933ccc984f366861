import type { EventState } from '@ioc/contracts';

type Open = Pick<EventState, 'title' | 'startedAt' | 'dueAt' | 'area' | 'organisation' | 'description'>;

/** What open events are counted by; `subject` is what the source files them under. */
export type GroupKey = 'organisation' | 'subject' | 'area';

export interface EventTally {
  /** Null: the source does not say. */
  key: string | null;
  count: number;
  overdue: number;
  /** The one that is due first, else the one that began first. */
  pressing: Open;
}

const valueOf: Record<GroupKey, (event: Open) => string | undefined> = {
  organisation: ({ organisation }) => organisation,
  subject: ({ description }) => description,
  area: ({ area }) => area,
};

/** Open events by who, what or where, the largest groups first; those of which nobody says it stand last. Pure. */
export function talliesBy(events: readonly Open[], by: GroupKey, nowMs: number): EventTally[] {
  const groups = groupsBy(events, (event) => valueOf[by](event) ?? null);
  const tallies = [...groups].map(([key, own]) => ({ key, ...countsOf(own, nowMs) }));
  return tallies.toSorted((a, b) => Number(a.key === null) - Number(b.key === null) || b.count - a.count || (a.key ?? '').localeCompare(b.key ?? '', 'vi'));
}

function countsOf(events: readonly Open[], nowMs: number): Omit<EventTally, 'key'> {
  const pressing = events.reduce((a, b) => (pressure(b) < pressure(a) ? b : a));
  return { count: events.length, overdue: events.filter((event) => isOverdue(event, nowMs)).length, pressing };
}

function groupsBy<Key>(events: readonly Open[], keyOf: (event: Open) => Key): Map<Key, Open[]> {
  const groups = new Map<Key, Open[]>();
  for (const event of events) {
    const key = keyOf(event);
    const own = groups.get(key);
    if (own) own.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

const pressure = ({ dueAt, startedAt }: Open): number => dueAt ?? startedAt;

export function isOverdue({ dueAt }: Pick<EventState, 'dueAt'>, nowMs: number): boolean {
  return dueAt !== undefined && dueAt < nowMs;
}

export interface ClockTally extends Omit<EventTally, 'key' | 'pressing'> {
  workingDays: number;
  /** When the most pressing one is due; null where none is open. */
  dueAt: number | null;
}

/**
 * Open events by the working days that they were given: each belongs to the clock that its own time limit is nearest to. Holidays lengthen a limit
 * by days that nobody tells us, hence the nearest and not the exact one. Pure. @param offsetMs of the province's clock from UTC
 */
export function clockTallies(events: readonly Open[], clocks: readonly number[], { nowMs, offsetMs }: { nowMs: number; offsetMs: number }): ClockTally[] {
  const timed = events.filter(({ dueAt }) => dueAt !== undefined);
  const byClock = groupsBy(timed, ({ startedAt, dueAt }) => nearest(clocks, workingDays(startedAt + offsetMs, (dueAt ?? 0) + offsetMs)));
  return clocks.map((days) => {
    const own = byClock.get(days) ?? [];
    const due = own.map(({ dueAt }) => dueAt ?? Infinity);
    return { workingDays: days, count: own.length, overdue: own.filter((event) => isOverdue(event, nowMs)).length, dueAt: own.length > 0 ? Math.min(...due) : null };
  });
}

function nearest(clocks: readonly number[], days: number): number {
  return clocks.reduce((best, clock) => (Math.abs(clock - days) < Math.abs(best - days) ? clock : best));
}

const dayMs = 86_400_000;
/** The first day of 1970 was a Thursday: this many days before it a week began. */
const thursday = 3;

/** Days from Monday to Friday after the day of the beginning, up to the day of the end. @param fromMs, toMs by the province's clock */
export function workingDays(fromMs: number, toMs: number): number {
  return Math.max(0, weekdaysUntil(toMs) - weekdaysUntil(fromMs));
}

/** Days from Monday to Friday up to a moment's own. By whole weeks: a source may write the year 9999. */
function weekdaysUntil(ms: number): number {
  const days = Math.floor(ms / dayMs) + thursday + 1;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(5, days - weeks * 7);
}
