import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NotificationStore, type PlannedNotice } from '@ioc/store';
import { ground, noon, type Ground } from './ground.js';

let base: Ground;
let store: NotificationStore;
beforeAll(async () => {
  base = await ground();
  store = new NotificationStore(base.database);
});
beforeEach(async () => {
  await base.database.query('TRUNCATE log_cursor, notice, delivery');
  await store.begin('log', 0);
});
afterAll(() => base?.end());

let number = 0;
const notice = (key: string, more: Partial<PlannedNotice> = {}): PlannedNotice => ({ key, subject: 'alarm/a', level: 0, recipient: 'leaders', content: { key }, apartS: 0, dueAt: noon, ...more });
const plan = async (notices: PlannedNotice[], settled: string[] = []) => {
  const from = (await store.cursor('log')) ?? 0;
  return store.plan({ reader: 'log', from, to: from + (number += 1), settled, notices });
};
const due = async (now: number) => (await store.due(now)).map(({ content }) => (content as { key: string }).key);
const delivery = (recipient: string) => ({ id: randomUUID(), notices: [], recipient, channel: 'mail', address: 'x@example.vn', language: 'vi', message: {}, fault: null });
const told = async (keys: string[], at: number) => {
  const ids = (await store.due(at)).filter(({ content }) => keys.includes((content as { key: string }).key)).map(({ id }) => id);
  await store.tell(ids, [{ ...delivery('leaders'), notices: ids }], at);
};

it('plans once what a log asks for: of two that read the same entries the second one writes nothing', async () => {
  const twice = { reader: 'log', from: 0, to: 5, settled: [], notices: [notice('1')] };
  expect([await store.plan(twice), await store.plan(twice)]).toEqual([true, false]);
  expect(await store.cursor('log')).toBe(5);
  await plan([notice('1'), notice('2')]);
  expect(await due(noon)).toEqual(['1', '2']);
});

it('drops the further steps of what is settled, and of nothing else', async () => {
  await plan([notice('first'), notice('next', { level: 1, dueAt: noon + 1000 }), notice('other', { level: 1, subject: 'alarm/b', dueAt: noon + 1000 })]);
  await plan([], ['alarm/a']);
  expect(await due(noon + 1000)).toEqual(['first', 'other']);
});

it('lets a recipient alone who was written to a moment ago, to the very second, and lets nobody wait behind him', async () => {
  const waiting = Array.from({ length: 2100 }, (_, index) => notice(`w${index}`, { apartS: 60 }));
  await plan([notice('1', { apartS: 60 })]);
  await told(['1'], noon);
  await plan([...waiting, notice('other', { recipient: 'owner' })]);
  expect(await due(noon + 59_999)).toEqual(['other']);
  expect((await due(noon + 60_000)).length).toBe(2000);
});

it('takes what waits along with what never waits', async () => {
  await plan([notice('1', { apartS: 60 })]);
  await told(['1'], noon);
  await plan([notice('2', { apartS: 60 }), notice('3')]);
  expect(await due(noon + 1000)).toEqual(['2', '3']);
});

it('hands a message to one sender at a time, and to the next one when nothing was said of it', async () => {
  await store.tell([], [delivery('leaders'), delivery('leaders')], noon);
  const claim = (now: number) => store.claim({ now, until: now + 40_000, limit: 8 });
  const [first, second] = await Promise.all([claim(noon), claim(noon)]);
  expect(first.length + second.length).toBe(2);
  expect(await claim(noon + 39_999)).toEqual([]);
  const again = await claim(noon + 40_000);
  expect(again.map(({ attempts }) => attempts)).toEqual([2, 2]);
  await store.sent(again[0]?.id ?? '', { at: noon, receipt: 'ok' });
  await store.failed(again[1]?.id ?? '', { fault: 'x answered 400', again: null });
  expect(await claim(noon + 90_000)).toEqual([]);
  expect((await store.deliveries({ limit: 10 })).map(({ state, fault, receipt }) => [state, fault, receipt]).sort()).toEqual([
    ['failed', 'x answered 400', null],
    ['sent', null, 'ok'],
  ]);
});
