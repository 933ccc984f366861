import { afterAll, beforeAll, expect, it } from 'vitest';
import { CameraWatch } from '@ioc/cameras';
import type { CameraState, CameraStatus } from '@ioc/contracts';
import { Bus } from '@ioc/platform';
import { CameraStore } from '@ioc/store';
import { ground, log, noon, type Ground } from './ground.js';

const minute = 60_000;
const hours = 24;

let base: Ground;
let store: CameraStore;
beforeAll(async () => {
  base = await ground();
  store = new CameraStore(base.database);
});
afterAll(() => base.end());

const status = (state: CameraState, since: number): CameraStatus => ({
  ...{ id: 'camera-07', number: 7, name: 'Đường Bà Triệu', shortName: 'Bà Triệu', area: '608', lat: 14.3478, lon: 108.02, heading: 60, fieldOfView: 54 },
  ...{ state, since, provenance: 'live' as const },
});

/** A server that runs from one moment on; `stop` null: it was killed and notes nothing more. */
async function run(from: number, changes: [at: number, state: CameraState][], stop: number | null): Promise<CameraWatch> {
  const clock = { now: from };
  const bus = new Bus(log);
  const watch = new CameraWatch({ store, bus, log, statuses: () => [status('unknown', from)], now: () => clock.now });
  watch.start();
  for (const [at, state] of changes) {
    for (clock.now += minute / 2; clock.now < at; clock.now += minute / 2) await watch.look();
    clock.now = at;
    bus.emit('camera.changed', status(state, at));
  }
  if (stop !== null) {
    clock.now = stop;
    await watch.stop();
  }
  return watch;
}

it('a camera that was lost, a server that was killed, another that follows: every minute is told as it was seen, the rest is unknown', async () => {
  await run(noon, [[noon + minute, 'live'], [noon + 11 * minute, 'offline'], [noon + 12 * minute, 'live']], null);
  const second = await run(noon + 32 * minute, [[noon + 33 * minute, 'live']], noon + 34 * minute);
  const { cameras } = await second.continuity(hours);
  const told = cameras[0]?.spans.map(({ state, from, to }) => [state, (from - noon) / minute, (to - noon) / minute]);
  expect(told).toEqual([
    ['live', 1, 11],
    ['offline', 11, 12],
    // The one that was killed had changed it in this moment and noted nothing after; from 12 to 33 nobody looked.
    ['live', 33, 34],
  ]);
  expect(cameras[0]).toMatchObject({ knownMs: 12 * minute, liveShare: 11 / 12 });
});

it('lets go of what ended long ago, and of nothing else', async () => {
  expect(await store.dropBefore(noon + 11.5 * minute)).toBe(1);
  const left = (await store.spans({ fromMs: noon, toMs: noon + 60 * minute })).get('camera-07') ?? [];
  expect(left.filter(({ from, to }) => to > from).map(({ state }) => state)).toEqual(['offline', 'live']);
});
