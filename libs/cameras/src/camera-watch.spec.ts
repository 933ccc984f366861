import { expect, it } from 'vitest';
import type { CameraState, CameraStatus, CameraSpan } from '@ioc/contracts';
import { Bus, createLogger } from '@ioc/platform';
import type { SeenCamera } from '@ioc/store';
import { CameraWatch } from './camera-watch.js';

const second = 1000;
const log = createLogger('camera-watch', 'fatal');
const camera = (state: CameraState, since: number): CameraStatus => ({
  ...{ id: 'camera-01', number: 1, name: 'Cầu Đăk Bla', shortName: 'Cầu Đăk Bla', area: '608', lat: 14.3, lon: 108, heading: 0, fieldOfView: 54 },
  ...{ state, since, provenance: 'live' as const },
});

/** Spans by their beginning, as the table holds them. */
function setUp() {
  const rows = new Map<number, SeenCamera>();
  const clock = { now: 0 };
  const bus = new Bus(log);
  const store = {
    note: (seen: readonly SeenCamera[]) => {
      for (const span of seen) rows.set(span.from, { ...span, to: Math.max(span.to, rows.get(span.from)?.to ?? 0) });
      return Promise.resolve();
    },
    spans: () => Promise.resolve(new Map([['camera-01', [...rows.values()].map(({ state, from, to }): CameraSpan => ({ state, from, to }))]])),
  };
  const watch = new CameraWatch({ store, bus, log, statuses: () => [camera('unknown', 0)], now: () => clock.now });
  watch.start();
  const at = async (seconds: number, state?: CameraState) => {
    clock.now = seconds * second;
    if (state) bus.emit('camera.changed', camera(state, clock.now));
    else await watch.look();
  };
  const seen = async () => (await watch.continuity(24)).cameras[0]?.spans.map(({ state, from, to }) => [state, from / second, to / second]);
  return { watch, at, seen };
}

it('knows each state from its beginning to the next, and the last one up to now', async () => {
  const { watch, at, seen } = setUp();
  await at(3, 'live');
  await at(30);
  await at(50, 'offline');
  await at(60);
  expect(await seen()).toEqual([
    ['live', 3, 50],
    ['offline', 50, 60],
  ]);
  await watch.stop();
});

it('does not say what it did not see: a process that stood still leaves a gap', async () => {
  const { watch, at, seen } = setUp();
  await at(0, 'live');
  await at(30);
  await at(600);
  await at(620);
  expect(await seen()).toEqual([
    ['live', 0, 30],
    ['live', 600, 620],
  ]);
  await watch.stop();
});
