import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedMode } from '../department.js';
import { createFeedServer, type FeedServer } from './feed-server.js';
import { json, serveFeed, thin, type FeedProtocol } from './serve-feed.js';
import { hourMs, isoLocal } from './vietnam-time.js';
import { createWorld } from './world.js';

/** A new port per test: the client keeps connections to the old server in its pool. */
let port = 27_430;
const start = Date.UTC(2026, 10, 23, 3);

const protocol: FeedProtocol = {
  feed: 'thermometer',
  answer: (_request, view) => {
    const records = [1, 2, 3, 4, 5].map((value) => ({ value: value as number | string }));
    return json({ at: isoLocal(view.now()), records: thin(view, records, () => ({ value: 'x' })) });
  },
  empty: () => json({ records: [] }),
};

let nowMs = start;
let server: FeedServer;
let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  port += 1;
  nowMs = start;
  world = createWorld({ seed: 1, now: () => nowMs });
  server = createFeedServer(port, [
    { method: 'GET', path: '/t', handle: serveFeed(world, protocol, { slowMs: [60, 80] }) },
  ]);
  await server.start();
});
afterEach(() => server.stop());

const ask = (init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}/t`, init);
async function askIn(mode: FeedMode) {
  world.setMode('thermometer', mode);
  const response = await ask();
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

describe('a feed over a real socket', () => {
  it('answers when all is well, and 304 to a client that has the same already', async () => {
    const first = await ask();
    expect(await first.json()).toEqual({
      at: '2026-11-23T10:00:00+07:00',
      records: [1, 2, 3, 4, 5].map((value) => ({ value })),
    });
    const again = await ask({ headers: { 'If-None-Match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    nowMs += 1000;
    expect((await ask({ headers: { 'If-None-Match': first.headers.get('etag') ?? '' } })).status).toBe(200);
  });

  it('takes its time in slow, and then answers rightly', async () => {
    const before = performance.now();
    const { status } = await askIn('slow');
    expect(status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(50);
  });

  it('never answers in hang, and the server still stops', async () => {
    world.setMode('thermometer', 'hang');
    await expect(ask({ signal: AbortSignal.timeout(150) })).rejects.toThrow();
  });

  it('answers 500 or 503 in error', async () => {
    expect([500, 503]).toContain((await askIn('error')).status);
  });

  it('sends bytes that are no JSON under the right content type in garbage', async () => {
    const { status, type, text } = await askIn('garbage');
    expect(status).toBe(200);
    expect(type).toContain('application/json');
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it("says the protocol's own nothing in empty", async () => {
    expect(JSON.parse((await askIn('empty')).text)).toEqual({ records: [] });
  });

  it('shows a login page with HTTP 200 in html-login', async () => {
    const { status, type, text } = await askIn('html-login');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('Đăng nhập');
  });

  it('repeats itself with the old time in stale', async () => {
    const { text } = await askIn('stale');
    nowMs += hourMs;
    expect(await (await ask()).text()).toBe(text);
  });

  it('leaves records out and spoils one in partial', async () => {
    const { records } = JSON.parse((await askIn('partial')).text) as { records: unknown[] };
    expect(records).toEqual([{ value: 1 }, { value: 'x' }, { value: 3 }, { value: 5 }]);
  });

  it('is three hours ahead in clock-skew', async () => {
    expect(JSON.parse((await askIn('clock-skew')).text)).toMatchObject({ at: '2026-11-23T13:00:00+07:00' });
    expect((await ask()).headers.get('date')).toBe('Mon, 23 Nov 2026 06:00:00 GMT');
  });

  it('refuses what it does not serve', async () => {
    expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
    expect((await ask({ method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('names the port that is in use', async () => {
    await expect(createFeedServer(port, []).start()).rejects.toThrow(`port ${port} on 127.0.0.1 is already in use`);
  });
});
