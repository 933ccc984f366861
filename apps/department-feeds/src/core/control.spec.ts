import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Department } from '../department.js';
import { createControl, type CameraMode } from './control.js';
import type { FeedServer } from './feed-server.js';
import { createWorld } from './world.js';

/** A new port per test: the client keeps connections to the old server in its pool. */
let port = 27_460;
const department: Department = {
  feeds: ['lgsp-tthc', 'gso-sdmx'],
  settable: { 'lgsp-tthc': ['tthc-overdue/*'], 'gso-sdmx': ['cpi-yoy'] },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};

let control: FeedServer;
let world: ReturnType<typeof createWorld>;
let cameras: Record<string, CameraMode>;

beforeEach(async () => {
  port += 1;
  world = createWorld({ seed: 4627, now: () => Date.UTC(2026, 10, 23, 3) });
  cameras = { 'cam-01': 'ok', 'cam-02': 'ok' };
  const controls = {
    cameraModes: () => cameras,
    setCameraMode: (id: string, mode: CameraMode) => void (cameras[id] = mode),
  };
  control = createControl(port, { world, departments: [department], cameras: controls });
  await control.start();
});
afterEach(() => control.stop());

async function post(path: string, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`http://127.0.0.1:${port}/control/${path}`, { method: 'POST', body: text });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the control API', () => {
  it('sets a mode and a value in one order', async () => {
    const set = { indicator: 'tthc-overdue', area: '608', value: 77 };
    expect(await post('lgsp-tthc', { mode: 'partial', set })).toEqual({
      status: 200,
      body: { feed: 'lgsp-tthc', mode: 'partial', set },
    });
    expect(world.mode('lgsp-tthc')).toBe('partial');
    expect(world.value('tthc-overdue', '608')).toBe(77);
  });

  it('tells modes, what can be set, and what is set', async () => {
    await post('gso-sdmx', { set: { indicator: 'cpi-yoy', area: '62', value: 4 } });
    const state = (await (await fetch(`http://127.0.0.1:${port}/control`)).json()) as Record<string, unknown>;
    expect(state).toMatchObject({
      seed: 4627,
      feeds: { 'gso-sdmx': { mode: 'ok', settable: { 'cpi-yoy': ['62'] } } },
      cameras: { 'cam-01': 'ok' },
      set: [{ indicator: 'cpi-yoy', area: '62', value: 4 }],
    });
    expect(state['modes']).toContain('clock-skew');
  });

  it('refuses a pair that cannot be set and names what can', async () => {
    const answer = await post('gso-sdmx', { set: { indicator: 'cpi-yoy', area: '608', value: 4 } });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error: expect.stringContaining('608') as string,
      settable: { 'cpi-yoy': ['62'] },
    });
    expect(world.pins()).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['no order', {}],
    ['no such mode', { mode: 'loud' }],
    ['a word for a value', { set: { indicator: 'cpi-yoy', area: '62', value: 'x' } }],
    ['an unknown key', { mode: 'ok', modes: 'ok' }],
  ])('refuses %s with 400', async (_name, body) => {
    const answer = await post('gso-sdmx', body);
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toEqual(expect.any(String));
  });

  it('does not know other feeds and cameras', async () => {
    expect(await post('no-such', { mode: 'ok' })).toMatchObject({
      status: 404,
      body: { feeds: ['lgsp-tthc', 'gso-sdmx'] },
    });
    expect(await post('camera/cam-99', { mode: 'kill' })).toMatchObject({
      status: 404,
      body: { cameras: ['cam-01', 'cam-02'] },
    });
  });

  it('freezes a camera, and reset brings back cameras, modes and values', async () => {
    expect(await post('camera/cam-02', { mode: 'freeze' })).toEqual({
      status: 200,
      body: { camera: 'cam-02', mode: 'freeze' },
    });
    expect(cameras['cam-02']).toBe('freeze');
    await post('lgsp-tthc', { mode: 'hang', set: { indicator: 'tthc-overdue', area: '62', value: 1 } });
    expect((await post('reset', '')).body).toEqual({ reset: true });
    expect([cameras['cam-02'], world.mode('lgsp-tthc'), world.pins()]).toEqual(['ok', 'ok', []]);
  });
});
