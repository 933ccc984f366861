import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { root } from '../../tools/build.mjs';
import { median } from './figures.js';

const clients = 200;
const frames = 400;
const readings = 500;
const rounds = 3;

/** A client that costs almost nothing: it counts bytes until the last message. The benchmark is of the server. */
class CountingClient {
  bytes = 0;
  readonly done: Promise<void>;
  private constructor(private readonly socket: Socket) {
    this.done = new Promise((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        this.bytes += chunk.length;
        if (chunk.includes('"seq":-1')) resolve();
      });
    });
  }

  static async connect(port: number, isSocketIo: boolean): Promise<CountingClient> {
    const socket = createConnection(port, '127.0.0.1');
    await once(socket, 'connect');
    const path = isSocketIo ? '/socket.io/?EIO=4&transport=websocket' : '/';
    const head = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`;
    socket.write(head);
    await once(socket, 'data');
    if (isSocketIo) await subscribe(socket);
    return new CountingClient(socket);
  }

  close(): void {
    this.socket.destroy();
  }
}

async function subscribe(socket: Socket): Promise<void> {
  socket.write(masked('40/live,'));
  await until(socket, '40/live');
  socket.write(masked('42/live,1["subscribe",{"topics":["component/health"]}]'));
  await until(socket, '43/live');
}

async function until(socket: Socket, text: string): Promise<void> {
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    if (chunk.includes(text)) return;
  }
}

/** A client's text frame; the mask is zero, which is allowed and leaves the text as it is. */
function masked(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

interface Result {
  wallMs: number;
  cpuMs: number;
  bytes: number;
}

async function measure(mode: string): Promise<Result> {
  const server = fork(join(root, 'tools/run-ts.mjs'), [join(root, 'tests/bench/fan-out.server.ts'), mode, String(frames), String(readings)], { cwd: root });
  const { port } = await message<{ port: number }>(server);
  const all = await Promise.all(Array.from({ length: clients }, () => CountingClient.connect(port, mode === 'rong')));
  const began = performance.now();
  server.send('go');
  const { cpuMs } = await message<{ cpuMs: number }>(server);
  await Promise.all(all.map((client) => client.done));
  const wallMs = performance.now() - began;
  for (const client of all) client.close();
  server.kill('SIGKILL');
  return { wallMs, cpuMs, bytes: all[0]?.bytes ?? 0 };
}

async function message<T>(child: ChildProcess): Promise<T> {
  const [value] = (await once(child, 'message')) as [T];
  return value;
}

async function applyMs(): Promise<number> {
  const server = fork(join(root, 'tools/run-ts.mjs'), [join(root, 'tests/bench/fan-out.server.ts'), 'ws', '1', String(readings)], { cwd: root });
  await message(server);
  server.send('apply');
  const { applied } = await message<{ applied: number }>(server);
  server.kill('SIGKILL');
  return applied;
}

/** Fan-out beside raw `ws`, rounds taken in turn so that a busy machine hits all alike; medians. */
export async function fanOut(): Promise<string[]> {
  const modes = ['rong', 'ws', 'ws-objects'] as const;
  const results: Record<string, Result[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const mode of modes) (results[mode] ??= []).push(await measure(mode));
  }
  const wall = (mode: string) => median((results[mode] ?? []).map((result) => result.wallMs));
  const rate = (mode: string) => (clients * frames * readings) / wall(mode) / 1000;
  const line = (mode: string) =>
    `  ${mode.padEnd(12)} ${rate(mode).toFixed(1)} M readings/s, ${((results[mode]?.[0]?.bytes ?? 0) / frames / readings).toFixed(1)} bytes a reading, server CPU ${median((results[mode] ?? []).map((r) => r.cpuMs)).toFixed(0)} ms`;
  return [
    `fan-out: ${readings} readings a frame to ${clients} clients, ${frames} frames, median of ${rounds}`,
    ...modes.map(line),
    `  against ws with the same bytes: ${(rate('rong') / rate('ws')).toFixed(2)} (goal ≥ 0.85)`,
    `  against ws with objects:        ${(rate('rong') / rate('ws-objects')).toFixed(2)} (goal ≥ 1.2)`,
    `  taking ${readings} stored changes onto the board and into columns: ${(await applyMs()).toFixed(2)} ms a frame, once for all clients`,
  ];
}
