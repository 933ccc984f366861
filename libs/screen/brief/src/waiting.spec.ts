import type { DirectiveAnswer, EventState, FeedState, ManualEntry } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { decisionsIn, whatWaits } from './waiting.js';

const entry = (id: string, state: ManualEntry['state'], enteredAt: string) => ({ id, state, enteredAt }) as ManualEntry;
const feed = (id: string, paused: string[]) => ({ id, paused }) as FeedState;
const event = (id: string, component: EventState['component'], dueAt?: number) => ({ id, component, dueAt }) as EventState;

const directive = (id: string, state: DirectiveAnswer['state'], priority: DirectiveAnswer['priority'] = 'p2') => ({ id, group: id, state, priority, deadline: 900 }) as DirectiveAnswer;

const facts = {
  directives: [directive('NV-1', 'draft'), directive('NV-2', 'draft', 'p1'), directive('NV-3', 'sent')],
  entries: [entry('new', 'draft', '2026-11-26T08:00:00Z'), entry('done', 'confirmed', '2026-11-26T06:00:00Z'), entry('old', 'draft', '2026-11-26T07:00:00Z')],
  feeds: [feed('lgsp', ['tthc-overdue']), feed('his', [])],
  events: [event('a', 'feedback', 90), event('b', 'feedback', 50), event('c', 'health', 500), event('d', 'health')],
};

it('puts directives to approve first, the most urgent before the others, then figures by hand, the oldest first, then changed schemas, then what is overdue by component', () => {
  expect(whatWaits(facts, 100)).toMatchObject([
    { kind: 'directive', drafts: { key: 'NV-2' } },
    { kind: 'directive', drafts: { key: 'NV-1' } },
    { kind: 'entry', entry: { id: 'old' } },
    { kind: 'entry', entry: { id: 'new' } },
    { kind: 'schema', feed: { id: 'lgsp' } },
    { kind: 'overdue', component: 'feedback', count: 2, longest: { id: 'b' } },
  ]);
});
it('counts as decisions what a leader settles, and not what an agency has to do', () => expect(decisionsIn(whatWaits(facts, 100))).toBe(5));
it('is empty where nothing waits', () => expect(whatWaits({ directives: [], entries: [], feeds: [], events: [] }, 0)).toEqual([]));
