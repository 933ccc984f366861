import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Role } from '@ioc/contracts';
import { demoEnvironment } from '../../tools/demo-environment.mjs';
import { root } from '../../tools/build.mjs';
import { eventually } from './eventually.js';
import { preparedData } from './prepared-data.js';

/** A process of ours, with what it printed. */
export interface Running {
  process: ChildProcess;
  output(): string;
  /** Ends it and waits. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a built program of this repository, or one of its tools. */
export function run(script: string, env: Record<string, string>, args: readonly string[] = []): Running {
  const child = spawn(process.execPath, [resolve(root, script), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
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
  /** Starts the server again on the same data. @param program another version of it */
  restart(program?: string): Promise<void>;
  control(feed: string, body: object): Promise<void>;
  get<T>(path: string): Promise<T>;
  stop(): Promise<void>;
}

/** Feeds are asked a sixth as often: a centre that is only looked at needs the machine less, and says all the same what is late and what is not. */
export function askedSeldom(pack: string): void {
  const feeds = join(pack, 'feeds');
  for (const name of readdirSync(feeds)) {
    const file = join(feeds, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('every: PT15S', 'every: PT90S').replaceAll('every: PT5S', 'every: PT30S'));
  }
}

function changedPack(dataDir: string, change: (pack: string) => void): string {
  const pack = join(dataDir, 'pack', 'kon-tum');
  cpSync(join(root, 'config/kon-tum'), pack, { recursive: true });
  change(pack);
  return pack;
}

/** As `npm start` runs them: for what is about the pictures of cameras. Elsewhere the departments' twelve encoders would take the processor that is measured. */
export const asShipped = { DEPARTMENT_FEEDS_CAMERA_FPS: '12' };

/** Every role at once: for specs that are about something else than who may do it. */
const everyRole = { IOC_DEMO: 'on', IOC_DEMO_VISITOR: Role.options.join(',') };

/**
 * @param base first of 20 free ports for the departments' systems
 * @param extra environment of both; cameras move once a second unless {@link asShipped}: at four pictures a second twelve of them took a third of a processor
 * @param change what to do to a copy of Kon Tum's pack before the server reads it
 */
export async function startCentre(base: number, extra: Record<string, string> = {}, change?: (pack: string) => void): Promise<Centre> {
  const dataDir = await preparedData();
  if (change) extra = { ...extra, IOC_CONFIG: changedPack(dataDir, change) };
  const port = await freePort();
  const env = { ...demoEnvironment({ dataDir, base }), DEPARTMENT_FEEDS_CAMERA_FPS: '1', IOC_DATA: dataDir, IOC_PORT: String(port), IOC_LOG: 'warn', ...extra };
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
    restart: async (program) => void (server = await startServer(env, url, program)),
    control: (feed, body) => postControl(base, feed, body),
    get: async <T>(path: string) => (await (await fetch(`${url}${path}`)).json()) as T,
    stop: async () => {
      await server.stop();
      await departments.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function startServer(env: Record<string, string>, url: string, program = 'apps/api/dist/main.js'): Promise<Running> {
  const server = run(program, { ...everyRole, ...env });
  try {
    await eventually(async () => (await fetch(`${url}/health/live`).catch(() => null))?.ok || fail(server, 'the server'), 90_000);
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
