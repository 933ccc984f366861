import type { EventState, FeedState, ManualEntry } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { decisionsIn, whatWaits } from './waiting.js';

const entry = (id: string, state: ManualEntry['state'], enteredAt: string) => ({ id, state, enteredAt }) as ManualEntry;
const feed = (id: string, paused: string[]) => ({ id, paused }) as FeedState;
const event = (id: string, component: EventState['component'], dueAt?: number) => ({ id, component, dueAt }) as EventState;

const facts = {
  entries: [entry('new', 'draft', '2026-11-26T08:00:00Z'), entry('done', 'confirmed', '2026-11-26T06:00:00Z'), entry('old', 'draft', '2026-11-26T07:00:00Z')],
  feeds: [feed('lgsp', ['tthc-overdue']), feed('his', [])],
  events: [event('a', 'feedback', 90), event('b', 'feedback', 50), event('c', 'health', 500), event('d', 'health')],
};

it('puts drafts first, the oldest before the others, then changed schemas, then what is overdue by component', () => {
  expect(whatWaits(facts, 100)).toMatchObject([
    { kind: 'entry', entry: { id: 'old' } },
    { kind: 'entry', entry: { id: 'new' } },
    { kind: 'schema', feed: { id: 'lgsp' } },
    { kind: 'overdue', component: 'feedback', count: 2, longest: { id: 'b' } },
  ]);
});
it('counts as decisions what a leader settles, and not what an agency has to do', () => expect(decisionsIn(whatWaits(facts, 100))).toBe(3));
it('is empty where nothing waits', () => expect(whatWaits({ entries: [], feeds: [], events: [] }, 0)).toEqual([]));
