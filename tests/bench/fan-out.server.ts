/*
 * One server of the fan-out benchmark, in a process of its own: `rong` (the live gateway), `ws` (raw ws, the same bytes)
 * or `ws-objects` (raw ws, an object per reading). Sends FRAMES frames of READINGS readings to every client, then says how long it took.
 */
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { ComponentFrame } from '@ioc/contracts';
import type { SeriesChange } from '@ioc/platform';
import { startLiveServer } from '../support/live-server.js';

const [mode = 'rong', framesText = '400', readingsText = '500'] = process.argv.slice(2);
const frames = Number(framesText);
const readings = Number(readingsText);
const topic = 'component/health';

/** One frame with values that differ from the last one's, as a gateway gets it. */
function frameOf(seq: number): ComponentFrame {
  const now = Date.now();
  const column = <T>(of: (index: number) => T) => Array.from({ length: readings }, (_none, index) => of(index));
  return { topic, seq, at: now, i: column((i) => i), v: column((i) => ((seq * 7 + i * 13) % 1000) / 10), t: [], a: [], s: [], p: [] };
}

/** The same readings as objects: what a server without columns sends. */
function objectsOf(frame: ComponentFrame): object {
  const at = new Date(frame.at).toISOString();
  return { topic, seq: frame.seq, readings: frame.i.map((i, k) => ({ metricId: `indicator-${i}`, value: frame.v[k], at })) };
}

interface FanOut {
  http: Server;
  send(frame: ComponentFrame): void;
  end(): void;
}

async function rong(): Promise<FanOut> {
  const { hub, http } = await startLiveServer(0);
  return { http, send: (frame) => hub.broadcast(frame), end: () => hub.broadcast({ ...frameOf(0), topic, seq: -1 }) };
}

async function raw(encode: (frame: ComponentFrame) => string): Promise<FanOut> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const broadcast = (text: string) => server.clients.forEach((client) => client.send(text));
  return { http, send: (frame) => broadcast(encode(frame)), end: () => broadcast('"seq":-1') };
}

const fanOut =
  mode === 'rong'
    ? await rong()
    : await raw(mode === 'ws' ? (frame) => `42/live,${JSON.stringify(['frame', frame])}` : (frame) => JSON.stringify(objectsOf(frame)));
const sockets = new Set<Socket>();
fanOut.http.on('connection', (socket) => sockets.add(socket));

/** Waits until the system has taken what was written: both servers are measured at the pace of their readers. */
async function drained(): Promise<void> {
  while ([...sockets].some((socket) => socket.writableLength > 1_000_000)) await new Promise((resolve) => setImmediate(resolve));
}

process.on('message', async (message) => {
  if (message === 'apply') return void process.send?.({ applied: await measureApply() });
  const prepared = Array.from({ length: frames }, (_none, index) => frameOf(index + 1));
  const began = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  for (const frame of prepared) {
    fanOut.send(frame);
    await new Promise((resolve) => setImmediate(resolve));
    await drained();
  }
  fanOut.end();
  const used = process.cpuUsage(cpu);
  process.send?.({ sentMs: Number(process.hrtime.bigint() - began) / 1e6, cpuMs: (used.user + used.system) / 1000 });
});

/** What the gateway does before a frame goes out: taking stored changes onto the board and making columns of them. */
async function measureApply(): Promise<number> {
  const { bus, hub } = await startLiveServer(0);
  let sent = 0;
  hub.broadcast = () => (sent += 1);
  const changes = (at: number): SeriesChange[] =>
    Array.from({ length: readings }, (_none, i) => ({
      ...{ indicator: `indicator-${i}`, area: '62', value: at + i, period: 'instant', at, ageFrom: at, staleAt: at + 1000 },
      ...{ receivedAt: at, provenance: 'live' as const, feed: 'bench' },
    }));
  const began = performance.now();
  for (let at = 1; at <= 100; at += 1) {
    bus.emit('readings.stored', { feed: 'bench', runId: null, changes: changes(at), fetchedAt: at, storedAt: at });
    const want = at;
    while (sent < want) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return (performance.now() - began) / 100;
}

const address = fanOut.http.address();
process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
