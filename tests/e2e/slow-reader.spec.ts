import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeedState } from '@ioc/contracts';
import { eventually } from '../support/eventually.js';
import { openLive, subscribe } from '../support/live.js';
import { startLiveServer, type LiveServer } from '../support/live-server.js';

let server: LiveServer;
beforeEach(async () => {
  server = await startLiveServer(0);
});
afterEach(() => server.stop());

/** A feed state of about 60 kB, so that a reader's network buffers fill within seconds. */
const large = (count: number) => ({ id: 'large', fault: `${count} ${'x'.repeat(60_000)}` }) as FeedState;

/** A client that subscribes and then stops reading its socket. */
async function openStuck(): Promise<Socket> {
  const socket = createConnection(Number(new URL(server.url).port), '127.0.0.1');
  const send = (text: string) => socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]));
  await once(socket, 'connect');
  socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: h\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`);
  await once(socket, 'data');
  send('40/live,');
  await once(socket, 'data');
  send('42/live,1["subscribe",{"topics":["feeds"]}]');
  await once(socket, 'data');
  socket.pause();
  return socket;
}

async function pushMany(frames: number): Promise<void> {
  for (let count = 0; count < frames; count += 1) {
    server.bus.emit('feed.changed', large(count));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

it('ends a reader that stops reading, keeps its own memory bounded, and serves the others every frame', async () => {
  const good = await openLive(server.url);
  await subscribe(good, ['feeds']);
  let received = 0;
  let lastSeq = 0;
  let gaps = 0;
  good.on('frame', (frame) => {
    received += 1;
    if (lastSeq > 0 && frame.seq !== lastSeq + 1) gaps += 1;
    lastSeq = frame.seq;
  });
  const stuck = await openStuck();
  const before = process.memoryUsage().rss;
  // 1,500 frames of 60 kB are 90 MB: without a bound all of it would wait in the server for the stuck reader.
  await pushMany(1500);
  await eventually(() => server.gateway.load().clients === 1, 15_000);
  expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(80);
  await eventually(() => received > 0 && lastSeq >= received, 5000);
  expect(gaps).toBe(0);
  good.close();
  stuck.destroy();
});

it('sends a reader that caught up no backlog but asks it to take a new picture', async () => {
  const slow = await openLive(server.url);
  await subscribe(slow, ['feeds']);
  const resync = new Promise<{ topics: string[] }>((resolve) => slow.once('resync', resolve));
  const transport = (slow.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } }).transport.ws;
  transport.pause();
  // Until the gateway has judged it to be behind, then it reads again.
  const pushing = (async () => {
    for (let count = 0; server.gateway.load().behind === 0 && count < 3000; count += 1) await pushMany(1);
  })();
  await pushing;
  expect(server.gateway.load().behind).toBe(1);
  transport.resume();
  expect((await resync).topics).toEqual(['feeds']);
  const answer = await subscribe(slow, ['feeds']);
  expect(answer['feeds']).toHaveProperty('snapshot');
  slow.close();
});
