import { afterAll, beforeEach, beforeAll, expect, it } from 'vitest';
import { AlarmStore, type AlarmWrite, type StoredAlarm, type StoredAlarmChange } from '@ioc/store';
import { ground, noon, type Ground } from './ground.js';

let base: Ground;
let store: AlarmStore;
beforeAll(async () => {
  base = await ground();
  store = new AlarmStore(base.database);
});
beforeEach(() => base.database.query('TRUNCATE alarm, alarm_change'));
afterAll(() => base.end());

const alarm = (area: string, more: Partial<StoredAlarm> = {}): StoredAlarm => ({
  ...{ rule: 'river-level-3', area, source: '', priority: 'p1', state: 'unacknowledged' },
  ...{ standing: { id: { rule: 'river-level-3', area }, since: noon, shelf: null }, evidence: { value: 3.2, why: { vi: 'Nước cao.', en: 'High water.' } } },
  ...more,
});
const change = (area: string, more: Partial<StoredAlarmChange> = {}): Omit<StoredAlarmChange, 'number'> => {
  const { state: after, ...rest } = alarm(area);
  return { ...rest, at: noon + 250, kind: 'condition-true', by: null, why: null, before: 'normal', after, vi: 'Nước cao.', en: 'High water.', ...more };
};
const nothing: AlarmWrite = { after: 0, alarms: [], gone: [], changes: [] };

it('has nothing at first', async () => {
  expect(await store.read()).toEqual({ after: 0, alarms: [] });
  expect(await store.position()).toBe(0);
  expect(await store.changes({ limit: 10 })).toEqual([]);
});

it('gives back alarms and what changed them as they were written', async () => {
  const acknowledged = change('608', { at: noon + 2000, kind: 'acknowledge', by: 'Bàn 02', why: 'đang gọi xã', before: 'unacknowledged', after: 'acknowledged', evidence: null });
  expect(await store.keep({ ...nothing, alarms: [alarm('608')], changes: [change('608')] })).toBe(1);
  expect(await store.keep({ ...nothing, after: 1, alarms: [alarm('608', { state: 'acknowledged' }), alarm('609')], changes: [acknowledged, change('609')] })).toBe(3);
  expect(await store.read()).toEqual({ after: 3, alarms: [alarm('608', { state: 'acknowledged' }), alarm('609')] });
  expect(await store.changes({ limit: 10 })).toEqual([{ ...change('609'), number: 3 }, { ...acknowledged, number: 2 }, { ...change('608'), number: 1 }]);
  expect(await store.position()).toBe(3);
});

it('tells alarms of one rule and area apart by their source', async () => {
  const both = [alarm('62', { source: 'feed-a' }), alarm('62', { source: 'feed-b' })];
  await store.keep({ ...nothing, alarms: both });
  expect((await store.read()).alarms).toEqual(both);
});

it('pages through the history of one rule, newest first', async () => {
  const changes = [change('608'), change('608', { rule: 'rain-heavy' }), change('609'), change('610')];
  await store.keep({ ...nothing, changes });
  expect((await store.changes({ rule: 'river-level-3', limit: 2 })).map(({ number }) => number)).toEqual([4, 3]);
  expect((await store.changes({ rule: 'river-level-3', limit: 2, offset: 2 })).map(({ number }) => number)).toEqual([1]);
});

it('lets an alarm go and keeps its history', async () => {
  await store.keep({ ...nothing, alarms: [alarm('608'), alarm('609')], changes: [change('608')] });
  await store.keep({ ...nothing, after: 1, gone: [{ rule: 'river-level-3', area: '608', source: '' }] });
  expect((await store.read()).alarms).toEqual([alarm('609')]);
  expect(await store.changes({ limit: 10 })).toHaveLength(1);
});

it('writes nothing for somebody who does not know the last change', async () => {
  await store.keep({ ...nothing, alarms: [alarm('608')], changes: [change('608')] });
  expect(await store.keep({ ...nothing, alarms: [alarm('608', { state: 'normal' })], gone: [], changes: [change('608')] })).toBeNull();
  expect(await store.read()).toEqual({ after: 1, alarms: [alarm('608')] });
});

it('lets one of many that write at the same time through', async () => {
  const writes = Array.from({ length: 8 }, (_, index) => store.keep({ ...nothing, alarms: [alarm('608', { evidence: { index } })], changes: [change('608', { evidence: { index } })] }));
  const answers = await Promise.all(writes);
  expect(answers.filter((answer) => answer !== null)).toEqual([1]);
  const [only, ...more] = await store.changes({ limit: 10 });
  expect(more).toEqual([]);
  expect((await store.read()).alarms[0]?.evidence).toEqual(only?.evidence);
});

it('writes neither alarms nor changes when one of them cannot be written', async () => {
  const unreadable = change('608', { en: null as unknown as string });
  await expect(store.keep({ ...nothing, alarms: [alarm('608')], changes: [unreadable] })).rejects.toThrow('null value in column "en"');
  expect(await store.read()).toEqual({ after: 0, alarms: [] });
});
