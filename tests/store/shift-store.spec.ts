import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ShiftStore } from '@ioc/store';
import { ground, noon, type Ground } from './ground.js';

let base: Ground;
let store: ShiftStore;
beforeAll(async () => {
  base = await ground();
  store = new ShiftStore(base.database);
});
afterAll(() => base.end());

it('keeps swaps in the order in which they were made, and what is sent twice once', async () => {
  const seat = { day: '2026-11-27', watch: 'ca-dem', post: 'truc-ban' };
  const first = { key: randomUUID(), seats: [{ ...seat, person: 'truc-ban-1' }, { ...seat, day: '2026-11-29', person: 'truc-ban-2' }], by: 'Trưởng ca, kíp 1', why: 'Đổi ca theo đề nghị' };
  await store.swap(first, noon);
  await store.swap({ ...first, key: randomUUID(), seats: [{ ...seat, person: 'truc-ban-3' }] }, noon + 1000);
  await store.swap(first, noon + 2000);
  const said = { by: first.by, why: first.why };
  expect(await store.swaps('2026-11-26', '2026-11-28')).toEqual([
    { ...seat, person: 'truc-ban-1', ...said, at: noon },
    { ...seat, person: 'truc-ban-3', ...said, at: noon + 1000 },
  ]);
  expect(await store.swaps('2026-11-27', '2026-11-29')).toHaveLength(3);
});
