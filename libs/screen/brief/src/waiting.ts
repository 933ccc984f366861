import type { ComponentId, DirectiveAnswer, EventState, FeedState, ManualEntry } from '@ioc/contracts';
import { draftsIn, type Together } from './drafts.js';
import { overdueOf } from './wrong.js';

/** Something that a leader can settle; `overdue` is for an agency to settle and for a leader to ask about. */
export type WaitingItem =
  | { kind: 'directive'; drafts: Together }
  | { kind: 'entry'; entry: ManualEntry }
  | { kind: 'schema'; feed: FeedState }
  | { kind: 'overdue'; component: ComponentId; count: number; longest: EventState };

export interface WaitingFacts {
  directives: readonly DirectiveAnswer[];
  entries: readonly ManualEntry[];
  feeds: readonly FeedState[];
  events: readonly EventState[];
}

/** Directives that wait for approval first, the most urgent of them before the others; then figures by hand, oldest first; then feeds that changed their schema; then what is overdue, by component. Pure. */
export function whatWaits({ directives, entries, feeds, events }: WaitingFacts, nowMs: number): WaitingItem[] {
  const drafts = entries.filter(({ state }) => state === 'draft').toSorted((a, b) => a.enteredAt.localeCompare(b.enteredAt));
  const late = overdueOf(events, nowMs);
  const components = [...new Set(late.map(({ component }) => component))];
  return [
    ...draftsIn(directives).map((together) => ({ kind: 'directive' as const, drafts: together })),
    ...drafts.map((entry) => ({ kind: 'entry' as const, entry })),
    ...feeds.filter(({ paused }) => paused.length > 0).map((feed) => ({ kind: 'schema' as const, feed })),
    ...components.flatMap((component) => {
      const own = late.filter((event) => event.component === component);
      const [longest] = own;
      return longest ? [{ kind: 'overdue' as const, component, count: own.length, longest }] : [];
    }),
  ];
}

/** What asks for a decision, and not for a question to somebody else. */
export function decisionsIn(items: readonly WaitingItem[]): number {
  return items.filter(({ kind }) => kind !== 'overdue').length;
}
