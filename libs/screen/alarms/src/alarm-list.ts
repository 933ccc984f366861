import { asksForSomebody, byCause, durationMs, isUnacknowledged, type AlarmRulesInfo, type AlarmStanding, type AlarmState, type CauseGroup } from '@ioc/contracts';

export const tabs = ['standing', 'shelved', 'suppressed', 'out-of-service', 'unknown', 'history', 'maintenance', 'messages'] as const;
/** Tabs of alarms, and those of what is beside them. */
export const isOfAlarms = (tab: Tab) => !['history', 'maintenance', 'messages'].includes(tab);
export type Tab = (typeof tabs)[number];

/** Groups that a flood is shown in at most. */
export const mostGroups = 10;
/** From so many on a list is no list any more: it is shown by cause, flood or not. */
export const groupedFrom = 40;
/** Urgent ones that stand above the list, whatever it is scrolled to; as many as may blink at once. */
const pinnedMost = 5;

export type Section = 'unacknowledged' | 'returned' | 'acknowledged' | 'latched';
/** A line of the list. */
export type Row =
  | { kind: 'section'; id: string; section: Section; count: number }
  | { kind: 'group'; id: string; group: CauseGroup<AlarmStanding>; isOpen: boolean }
  | { kind: 'alarm'; id: string; alarm: AlarmStanding };

export interface Lines {
  /** Of the highest priority: outside of groups, and in sight wherever the list stands. */
  pinned: readonly AlarmStanding[];
  rows: readonly Row[];
}

export function ofTab(alarms: readonly AlarmStanding[], tab: Tab): AlarmStanding[] {
  return alarms.filter((alarm) => (tab === 'standing' ? asksForSomebody(alarm) : alarm.state === tab));
}

/** Each state that stands has its section; nobody looks for one alarm in two of them. */
export function sectionOf({ state }: { state: AlarmState }): Section {
  if (state === 'returned-unacknowledged') return 'returned';
  return state === 'latched' || state === 'unacknowledged' ? state : 'acknowledged';
}

const sections: readonly Section[] = ['unacknowledged', 'returned', 'acknowledged', 'latched'];

/**
 * The lines of what stands: what nobody has acknowledged first, by cause where they are many. Pure.
 * @param open ids of groups that are shown with their alarms
 */
export function linesOf(alarms: readonly AlarmStanding[], { causes, isGrouped, open }: { causes: AlarmRulesInfo; isGrouped: boolean; open: ReadonlySet<string> }): Lines {
  const urgent = alarms.filter((alarm) => alarm.priority === 'p1' && isUnacknowledged(alarm));
  const pinned = urgent.slice(0, pinnedMost);
  const rest = alarms.filter((alarm) => !pinned.includes(alarm));
  return { pinned, rows: isGrouped ? groupLines(rest, causes, open) : sectionLines(rest) };
}

function sectionLines(alarms: readonly AlarmStanding[]): Row[] {
  return sections.flatMap((section) => {
    const members = alarms.filter((alarm) => sectionOf(alarm) === section);
    return members.length === 0 ? [] : [{ kind: 'section' as const, id: `/${section}`, section, count: members.length }, ...members.map(lineOf)];
  });
}

/** What is of the highest priority stands before all groups. */
function groupLines(alarms: readonly AlarmStanding[], causes: AlarmRulesInfo, open: ReadonlySet<string>): Row[] {
  const groups = byCause(alarms.filter(({ priority }) => priority !== 'p1'), causes, mostGroups);
  const lines = groups.flatMap((group): Row[] => {
    const isOpen = open.has(group.id);
    return [{ kind: 'group', id: `/${group.id}`, group, isOpen }, ...(isOpen ? group.alarms.map(lineOf) : [])];
  });
  return [...alarms.filter(({ priority }) => priority === 'p1').map(lineOf), ...lines];
}

export const lineOf = (alarm: AlarmStanding): Row => ({ kind: 'alarm', id: alarm.id, alarm });

/** When somebody must have answered; null for what is acknowledged, or was put away. Epoch milliseconds. */
export function respondBy(alarm: AlarmStanding, respondWithin: string): number | null {
  return isUnacknowledged(alarm) ? (alarm.activeSince ?? alarm.since) + (durationMs(respondWithin) ?? 0) : null;
}
