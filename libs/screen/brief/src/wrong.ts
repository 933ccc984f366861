import { isUnacknowledged, missesTarget, worstFirst, type AlarmStanding, type ComponentId, type EventState, type FeedState, type IndicatorInfo } from '@ioc/contracts';
import type { SeriesStanding } from '@ioc/screen-live';
import { dataTrouble, groupEvents, summariseFeeds, type DataTrouble } from '@ioc/screen-panels';

/** One figure of the first page's components. */
export interface ShownFigure {
  indicator: IndicatorInfo;
  component: ComponentId;
  /** The one that stands on the component's tile. */
  isHeadline: boolean;
  standing: SeriesStanding;
}

/** Data of a component that nobody should decide on. */
export interface Doubt {
  component: ComponentId;
  kind: DataTrouble['kind'];
  count: number;
  /** Of the oldest; 0 where no age is known. Milliseconds, whole minutes. */
  oldestMs: number;
}

export type WrongItem =
  | { kind: 'alarm'; alarm: AlarmStanding; count: number }
  | { kind: 'event'; event: EventState; count: number }
  | { kind: 'figure'; figure: ShownFigure }
  | { kind: 'doubt'; doubt: Doubt };

export interface WrongFacts {
  alarms: readonly AlarmStanding[];
  events: readonly EventState[];
  figures: readonly ShownFigure[];
  doubts: readonly Doubt[];
}

/** Happenings of this severity are told and ask for nothing. */
const toldOnly = 4;

/** All that is wrong, worst first: critical and high alarms and happenings, headlines off target, doubtful data, the rest. Each thing once. Pure. */
export function whatIsWrong({ alarms, events, figures, doubts }: WrongFacts): WrongItem[] {
  const bad = events.filter(({ severity }) => severity < toldOnly);
  const called = callsOf(alarms, new Set(bad.map(({ id }) => id)));
  const items: WrongItem[] = [
    ...called,
    ...groupEvents(bad).map(({ event, count }) => ({ kind: 'event' as const, event, count })),
    ...figures.filter(({ indicator, standing: { value } }) => value !== null && missesTarget(value, indicator) && !called.some(({ alarm }) => alarm.evidence?.reading?.indicator === indicator.id)).map((figure) => ({ kind: 'figure' as const, figure })),
    ...doubts.map((doubt) => ({ kind: 'doubt' as const, doubt })),
  ];
  return items.map((item, nth) => ({ item, nth })).sort((a, b) => rankOf(a.item) - rankOf(b.item) || a.nth - b.nth).map(({ item }) => item);
}

/** Alarms that nobody has acknowledged, of each rule the worst, without those whose happening stands in the list itself. */
function callsOf(alarms: readonly AlarmStanding[], told: ReadonlySet<string>): Extract<WrongItem, { kind: 'alarm' }>[] {
  const isTold = ({ evidence }: AlarmStanding) => evidence !== null && evidence.events.length > 0 && evidence.events.every((id) => told.has(id));
  const calling = alarms.filter((alarm) => isUnacknowledged(alarm) && alarm.priority !== 'p4' && !isTold(alarm)).toSorted(worstFirst);
  const rules = [...new Set(calling.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const own = calling.filter((alarm) => alarm.rule === rule);
    const [worst] = own;
    return worst ? [{ kind: 'alarm' as const, alarm: worst, count: own.length }] : [];
  });
}

/** A figure that is old says little of today: it stands behind those that are sure. */
function rankOf(item: WrongItem): number {
  if (item.kind === 'alarm') return { p1: 0, p2: 1, p3: 4, p4: 7 }[item.alarm.priority];
  if (item.kind === 'event') return { 1: 0, 2: 1, 3: 4, 4: 7 }[item.event.severity];
  if (item.kind === 'doubt') return 3;
  const { isHeadline, standing } = item.figure;
  if (standing.freshness === 'stale') return 6;
  return isHeadline ? 2 : 5;
}

/** What finds a place on the first page; the last place is the worst doubt's where it would find none: old figures must not go unseen. */
export function firstOf(items: readonly WrongItem[], places: number): { shown: WrongItem[]; more: number } {
  if (items.length <= places) return { shown: [...items], more: 0 };
  const shown = items.slice(0, places);
  const doubt = items.find(({ kind }) => kind === 'doubt');
  if (doubt && !shown.includes(doubt)) shown[places - 1] = doubt;
  return { shown, more: items.length - shown.length };
}

/** Components whose data are old, at fault or not heard at all, in the order of the wall. Pure. */
export function doubtsOf(figures: readonly ShownFigure[], feeds: readonly FeedState[], nowMs: number): Doubt[] {
  const components = [...new Set(figures.map(({ component }) => component))];
  return components.flatMap((component) => {
    const summary = summariseFeeds(feeds.filter((feed) => feed.component === component), nowMs);
    const old = figures.filter((figure) => figure.component === component && figure.standing.freshness === 'stale');
    const trouble = dataTrouble(summary, old.length);
    if (!trouble || trouble.kind === 'ageing') return [];
    const oldestMs = Math.max(summary.oldestMs, ...old.map(({ standing }) => standing.ageMs));
    return [{ component, kind: trouble.kind, count: trouble.count, oldestMs: Math.floor(oldestMs / 60_000) * 60_000 }];
  });
}

/** Something that is due has passed its time, longest first. */
export function overdueOf(events: readonly EventState[], nowMs: number): EventState[] {
  return events.filter(({ dueAt }) => dueAt !== undefined && dueAt < nowMs).toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
}
