import { Camera, type CameraState, type CameraStatus } from '@ioc/contracts';
import { Bus, createLogger } from '@ioc/platform';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FragmentRelay } from './camera-relay.js';
import { Cameras } from './cameras.js';

const camera = (number: number) =>
  Camera.parse({
    id: `camera-0${number}`,
    number,
    name: `Số ${number}`,
    shortName: `${number}`,
    area: '608',
    lat: 14.35,
    lon: 108,
    heading: 90,
    source: { url: 'rtsp://10.0.0.9/secret-path' },
  });

function setup() {
  const states: Record<string, CameraState> = { 'camera-01': 'unknown', 'camera-02': 'unknown' };
  const relay: FragmentRelay = {
    kind: 'mse',
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    view: (id) => ({ state: states[id] as CameraState, bytes: 7, viewers: 1, fault: null }),
    join: () => () => undefined,
  };
  const log = createLogger('spec', 'silent');
  const bus = new Bus(log);
  const heard: CameraStatus[] = [];
  bus.on('camera.changed', (status) => void heard.push(status));
  const cameras = new Cameras({
    file: { relay: { kind: 'embedded' }, cameras: [camera(1), camera(2)] },
    secret: () => '',
    log,
    bus,
    relay,
    provenance: () => 'simulated',
  });
  return { cameras, states, heard };
}

describe('Cameras', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  it('says each change once, with its time and nothing of the source', async () => {
    const { cameras, states, heard } = setup();
    await cameras.start();
    states['camera-01'] = 'live';
    vi.advanceTimersByTime(2_000);
    expect(heard).toEqual([
      {
        id: 'camera-01',
        number: 1,
        name: 'Số 1',
        shortName: '1',
        area: '608',
        lat: 14.35,
        lon: 108,
        heading: 90,
        fieldOfView: 54,
        state: 'live',
        since: 1_000_500,
        provenance: 'simulated',
      },
    ]);
    expect(JSON.stringify([cameras.statuses(), cameras.metrics()])).not.toContain('secret-path');
    await cameras.stop();
  });

  it('counts who is online and for how much of the known time', async () => {
    const { cameras, states } = setup();
    await cameras.start();
    expect(cameras.metrics()).toMatchObject({ total: 2, online: 0, uptime24h: null });
    Object.assign(states, { 'camera-01': 'live', 'camera-02': 'offline' });
    vi.advanceTimersByTime(500);
    vi.advanceTimersByTime(60_000);
    expect(cameras.metrics()).toMatchObject({ total: 2, online: 1, uptime24h: 50 });
    await cameras.stop();
  });

  it('gives a ticket for a camera of the pack, and none for another', () => {
    const { cameras } = setup();
    expect(cameras.issueTicket('camera-01', () => Promise.resolve(true))).toMatchObject({
      kind: 'mse',
      path: '/api/v1/cameras/stream',
      expiresAt: '1970-01-01T00:17:10.000Z',
    });
    expect(cameras.issueTicket('camera-99', () => Promise.resolve(true))).toBeNull();
  });
});
