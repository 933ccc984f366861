import type { EventState, Severity } from '@ioc/contracts';

/** Events that say the same of the same place, as one row with their number. */
export interface EventGroup {
  /** The one that presses most: due first, else begun first. */
  event: EventState;
  count: number;
}

/** @param events worst first, then newest; groups stand where their first event stood */
export function groupEvents(events: readonly EventState[]): EventGroup[] {
  const groups = new Map<string, EventGroup>();
  for (const event of events) {
    const key = JSON.stringify([event.severity, event.component, event.title, event.area, event.drill]);
    const group = groups.get(key);
    if (!group) groups.set(key, { event, count: 1 });
    else groups.set(key, { event: pressure(event) < pressure(group.event) ? event : group.event, count: group.count + 1 });
  }
  return [...groups.values()];
}

function pressure({ dueAt, startedAt }: EventState): number {
  return dueAt ?? startedAt;
}

/** What is told and asks for nothing. */
const informational: Severity = 4;

/** Incidents (1 to 3) apart from what is only told; `null` where the list that a screen holds was cut before them. */
export function countOpen(list: readonly EventState[], total: number): { incidents: number; told: number | null; isCut: boolean } {
  const incidents = list.filter(({ severity }) => severity < informational).length;
  const isCut = total > list.length && incidents === list.length;
  return { incidents, told: isCut ? null : total - incidents, isCut };
}
