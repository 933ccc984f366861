import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WallOrder } from '@ioc/contracts';
import { DisplayStore } from '@ioc/store';
import { ground, noon, type Ground } from './ground.js';

let base: Ground;
let store: DisplayStore;
beforeAll(async () => {
  base = await ground();
  store = new DisplayStore(base.database);
});
afterAll(() => base.end());

const order = (display: string, at: number, more: Partial<WallOrder> = {}): WallOrder => ({ id: randomUUID(), display, content: { scene: 'cameras', camera: 'camera-07' }, by: 'Bàn 02', why: 'sạt lở', at, until: null, firm: false, drill: null, ...more });

it('keeps orders after they ended, with who ended them, and lets the newest one stand', async () => {
  const first = order('wall', noon);
  const both = order('wall', noon + 1000, { by: 'Bàn 01', until: noon + 60_000, firm: true });
  await store.order([first]);
  await store.order([both, { ...both, display: 'wide-wall' }]);
  expect(await store.standing(noon + 2000)).toEqual([both, { ...both, display: 'wide-wall' }]);
  expect(await store.standing(noon + 60_000)).toEqual([]);
  await store.end(['wide-wall'], { by: 'Bàn 03', at: noon + 3000 });
  expect((await store.standing(noon + 4000)).map(({ display }) => display)).toEqual(['wall']);
  expect(await store.past('wall', 10)).toEqual([
    { ...both, endedAt: null, endedBy: null },
    { ...first, endedAt: noon + 1000, endedBy: 'Bàn 01' },
  ]);
  expect((await store.past('wide-wall', 10))[0]).toMatchObject({ endedAt: noon + 3000, endedBy: 'Bàn 03' });
});

it('writes an order once, however often the statement is sent', async () => {
  const once = order('twice', noon);
  await store.order([once]);
  await store.order([once]);
  expect(await store.past('twice', 10)).toEqual([{ ...once, endedAt: null, endedBy: null }]);
});

it('keeps the last heartbeat of each display, and no older one over it', async () => {
  const heard = { id: 'wall', heardAt: noon, upSince: noon - 5000, shownSince: noon - 1000, beat: { version: '1', scene: 'overview', fps: 59.9, heapMb: null, nodes: 900, widthPx: 3840, heightPx: 2160, frameAgeMs: 120, glContexts: 1 } };
  await store.heard(heard);
  await store.heard({ ...heard, heardAt: noon - 1 });
  expect(await store.lastHeard()).toEqual([heard]);
});
