import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LedgerStore, type LedgerWrite } from '@ioc/store';
import { ground, noon, type Ground } from './ground.js';

let base: Ground;
let store: LedgerStore;
beforeAll(async () => {
  base = await ground();
  store = new LedgerStore(base.database, 'incident');
});
beforeEach(() => base.database.query('TRUNCATE matter, matter_change, ledger_cursor'));
afterAll(() => base.end());

const change = (id: string, more: Partial<LedgerWrite['changes'][number]> = {}): LedgerWrite['changes'][number] => ({
  ...{ id, at: noon + 250, kind: 'comment', by: 'Trực ban', key: null, event: { kind: 'comment' }, standing: { id, said: 1 }, vi: 'Đã gọi.', en: 'Called.', isOpen: true },
  ...more,
});

it('numbers changes without a gap, each ledger for itself, and gives them back newest first', async () => {
  const other = new LedgerStore(base.database, 'roll-call');
  expect(await store.keep({ after: 0, changes: [change('a'), change('b'), change('a', { standing: { id: 'a', said: 2 }, isOpen: false })] })).toBe(3);
  expect(await other.keep({ after: 0, changes: [change('a')] })).toBe(1);
  expect((await store.changes({ id: 'a', limit: 10 })).map(({ number }) => number)).toEqual([3, 1]);
  expect(await store.read()).toEqual({ after: 3, matters: [{ id: 'b', isOpen: true, last: 2, standing: { id: 'b', said: 1 } }] });
  expect((await store.read(1)).matters.map(({ id, isOpen }) => [id, isOpen])).toEqual([['b', true], ['a', false]]);
  expect((await store.list({ limit: 10 })).map(({ id }) => id)).toEqual(['a', 'b']);
  expect((await store.list({ open: false, limit: 10 })).map(({ id }) => id)).toEqual(['a']);
});

it('writes nothing for whoever does not know the last change', async () => {
  expect(await store.keep({ after: 0, changes: [change('a')] })).toBe(1);
  expect(await store.keep({ after: 0, changes: [change('b')], cursor: { source: 'alarms', from: null, to: 7 } })).toBeNull();
  expect(await store.find('b')).toBeNull();
  expect(await store.cursor('alarms')).toBeNull();
});

it('takes a log over once: the cursor moves with what was taken, or neither does', async () => {
  expect(await store.keep({ after: 0, changes: [], cursor: { source: 'alarms', from: null, to: 5 } })).toBe(0);
  expect(await store.keep({ after: 0, changes: [change('a')], cursor: { source: 'alarms', from: null, to: 9 } })).toBeNull();
  expect(await store.keep({ after: 0, changes: [change('a')], cursor: { source: 'alarms', from: 5, to: 9 } })).toBe(1);
  expect(await store.keep({ after: 1, changes: [change('a')], cursor: { source: 'alarms', from: 5, to: 9 } })).toBeNull();
  expect([await store.cursor('alarms'), await store.position()]).toEqual([9, 1]);
});

it('finds what was changed under a key, and takes no key twice', async () => {
  await store.keep({ after: 0, changes: [change('a', { key: 'one' })] });
  expect((await store.changedUnder('one'))?.id).toBe('a');
  expect(await store.changedUnder('two')).toBeNull();
  await expect(store.keep({ after: 1, changes: [change('b', { key: 'one' })] })).rejects.toThrow(/matter_change_key/);
});

it('lets one of many writers go first', async () => {
  const kept = await Promise.all(Array.from({ length: 8 }, (_, index) => store.keep({ after: 0, changes: [change(`m${index}`)] })));
  expect(kept.filter((after) => after !== null)).toEqual([1]);
});
