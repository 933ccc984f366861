import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvironment } from '../../tools/demo-environment.mjs';
import { root } from '../../tools/build.mjs';
import { eventually } from './eventually.js';

/** A process of ours, with what it printed. */
export interface Running {
  process: ChildProcess;
  output(): string;
  /** Ends it and waits. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a built program of this repository, or one of its tools. */
export function run(script: string, env: Record<string, string>, args: readonly string[] = []): Running {
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed = (printed + String(chunk)).slice(-200_000)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    output: () => printed,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await gone;
      clearTimeout(force);
    },
  };
}

/** The departments and the server, as `npm start` runs them, on ports and a data folder of their own. */
export interface Centre {
  url: string;
  env: Record<string, string>;
  dataDir: string;
  departments: Running;
  server(): Running;
  /** Starts the server again on the same data. */
  restart(): Promise<void>;
  control(feed: string, body: object): Promise<void>;
  get<T>(path: string): Promise<T>;
  stop(): Promise<void>;
}

/**
 * @param base first of 20 free ports for the departments' systems
 */
export async function startCentre(base: number, extra: Record<string, string> = {}): Promise<Centre> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rong-test-'));
  const port = await freePort();
  const env = { ...demoEnvironment({ dataDir, base }), IOC_DATA: dataDir, IOC_PORT: String(port), IOC_LOG: 'warn', ...extra };
  const departments = run('apps/department-feeds/dist/main.js', env);
  await eventually(() => departments.output().includes('department feeds on ports') || fail(departments, 'the departments'), 60_000);
  const url = `http://127.0.0.1:${port}`;
  // A server that does not start leaves nothing behind that would hold the next test's ports.
  let server = await startServer(env, url).catch(async (cause: unknown) => {
    await departments.stop();
    throw cause;
  });
  return {
    url,
    env,
    dataDir,
    departments,
    server: () => server,
    restart: async () => void (server = await startServer(env, url)),
    control: (feed, body) => postControl(base, feed, body),
    get: async <T>(path: string) => (await (await fetch(`${url}${path}`)).json()) as T,
    stop: async () => {
      await server.stop();
      await departments.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function startServer(env: Record<string, string>, url: string): Promise<Running> {
  const server = run('apps/api/dist/main.js', env);
  try {
    await eventually(async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok || fail(server, 'the server'), 90_000);
  } catch (cause) {
    await server.stop();
    throw cause;
  }
  return server;
}

function fail(running: Running, what: string): false {
  if (running.process.exitCode === null) return false;
  throw new Error(`${what} ended with code ${running.process.exitCode}:\n${running.output()}`);
}

async function postControl(base: number, feed: string, body: object): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${base}/control/${feed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`control of ${feed} answered ${answer.status}: ${await answer.text()}`);
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
