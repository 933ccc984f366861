import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Feed } from '@ioc/contracts';
import { defineAdapter } from '@ioc/adapter-kit';
import { Bus, createLogger } from '@ioc/platform';
import { FeedSet } from './feed-set.js';
import { FeedStates } from './feed-states.js';
import type { Intake } from './intake.js';

const adapter = defineAdapter({ kind: 'test', title: 'test', component: 'any', settings: z.unknown(), fetch: () => Promise.resolve([]), parse: () => ({ readings: [], events: [], rejected: [] }) });
const bound = (id: string, every = 'PT5S', enabled = true) => ({
  feed: Feed.parse({ id, name: { vi: id, en: id }, component: 'health', organisation: 'x', kind: 'test', enabled, poll: { every }, indicators: ['a'] }),
  adapter, settings: {}, provenance: 'live' as const,
});

function ground() {
  const log = createLogger('test', 'silent');
  const bus = new Bus(log);
  const gone: string[] = [];
  bus.on('feed.removed', ({ id }) => void gone.push(id));
  const polls: { feed: string; end(): void }[] = [];
  const take = vi.fn((given: { feed: Feed }) => new Promise((resolve) => polls.push({ feed: given.feed.poll.every, end: () => resolve({ summary: { outcome: 'ok' }, fault: null }) })));
  const forget = vi.fn(() => Promise.resolve());
  const states = new FeedStates(bus);
  const set = new FeedSet({
    intake: { take } as unknown as Intake, states, log, forget,
    session: () => ({ commit: () => undefined }) as never,
    lease: (_feed, work) => work(),
  });
  return { set, states, gone, polls, forget };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('starts and stops only what changed', () => {
  const { set, states, gone } = ground();
  expect(set.take([bound('a'), bound('b'), bound('off', 'PT5S', false)])).toEqual({ added: ['a', 'b', 'off'], changed: [], removed: [] });
  const kept = set.get('a');
  expect(set.take([bound('a'), bound('b', 'PT9S'), bound('c')])).toEqual({ added: ['c'], changed: ['b'], removed: ['off'] });
  expect(set.get('a')).toBe(kept);
  expect(states.all().map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  expect(gone).toEqual(['off']);
});

it('lets the poll under way end before the changed feed is asked: one in flight stays one', async () => {
  const { set, polls, forget } = ground();
  set.take([bound('a')]);
  void set.get('a')?.poll();
  await settled();
  set.take([bound('a', 'PT9S')]);
  const after = set.get('a')?.poll();
  await settled();
  expect(polls.map(({ feed }) => feed)).toEqual(['PT5S']);
  polls[0]?.end();
  await vi.waitFor(() => expect(polls.map(({ feed }) => feed)).toEqual(['PT5S', 'PT9S']));
  expect(forget).toHaveBeenCalledWith('a');
  polls[1]?.end();
  await after;
});

it('takes a payload that comes by itself only when no poll is under way', async () => {
  const { set, polls } = ground();
  set.take([bound('a')]);
  const runner = set.get('a');
  void runner?.poll();
  await settled();
  const pushed = runner?.receive({ name: 'p', body: Buffer.from('{}'), contentType: 'application/json', fetchedAt: '2026-11-01T00:00:00Z', locator: 'p' });
  await settled();
  expect(polls).toHaveLength(1);
  polls[0]?.end();
  await vi.waitFor(() => expect(polls).toHaveLength(2));
  polls[1]?.end();
  await pushed;
});
