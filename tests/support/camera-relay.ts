import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CameraMetrics } from '@ioc/cameras';
import type { CameraState, CameraStatus, CameraTicket, PrivacyZone } from '@ioc/contracts';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const conditions = ['@ioc/source', 'node', 'import', 'module', 'default'];

export interface RelayOrder {
  /** `cameras.yaml` as it would be read. */
  file: unknown;
  secrets: Record<string, string>;
  page?: string;
  maxViewers?: number;
  /** Another program in the place of ffmpeg. */
  ffmpeg?: string;
}

/** The cameras' room in a process of its own. */
export interface RelayProcess {
  pid: number;
  origin: string;
  /** Everything that it wrote so far: its log. */
  log(): string;
  statuses(): Promise<CameraStatus[]>;
  metrics(): Promise<CameraMetrics>;
  ticket(cameraId: string): Promise<CameraTicket>;
  /** Milliseconds until the camera is in that state. @throws when it is not within `withinMs` */
  until(cameraId: string, state: CameraState, withinMs: number): Promise<number>;
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** A camera of the pack as `cameras.yaml` has it. */
export function packCamera(id: string, url: string, zones?: readonly PrivacyZone[]): object {
  const number = Number(id.replace(/\D/g, ''));
  const login = { user: { env: 'CAMERA_USER' }, password: { env: 'CAMERA_PASSWORD' } };
  return {
    id,
    number,
    name: `Số ${number}`,
    shortName: `${number}`,
    area: '608',
    lat: 14.35,
    lon: 108,
    heading: 0,
    source: { url, ...login },
    ...(zones && { zones }),
  };
}

export async function startCameraRelay({ ffmpeg, ...order }: RelayOrder): Promise<RelayProcess> {
  const env = { ...process.env, ...(ffmpeg && { IOC_FFMPEG: ffmpeg }) };
  const child = spawn(process.execPath, [await bundledRelay()], { stdio: ['pipe', 'pipe', 'pipe'], cwd: root, env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => (said += `${line}\n`));
  child.stdin.write(`${JSON.stringify({ page: '', ...order })}\n`);
  const port = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => line.startsWith('{"port"') && resolve((JSON.parse(line) as { port: number }).port));
    child.once('exit', () => reject(new Error(`the relay ended: ${said}`)));
  });
  const origin = `http://127.0.0.1:${port}`;
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> =>
    (await (await fetch(origin + path, init)).json()) as T;
  const statuses = (): Promise<CameraStatus[]> => ask('/api/v1/cameras');
  return {
    pid: child.pid as number,
    origin,
    log: () => said,
    statuses,
    metrics: () => ask('/metrics.json'),
    ticket: (cameraId) => ask(`/api/v1/cameras/${cameraId}/tickets`, { method: 'POST' }),
    until: (cameraId, state, withinMs) =>
      untilState(async () => (await statuses()).find(({ id }) => id === cameraId)?.state, state, withinMs),
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

async function untilState(
  read: () => Promise<CameraState | undefined>,
  wanted: CameraState,
  withinMs: number,
): Promise<number> {
  const startedAt = Date.now();
  for (;;) {
    const state = await read();
    const ms = Date.now() - startedAt;
    if (state === wanted) return ms;
    if (ms > withinMs) throw new Error(`still ${state} and not ${wanted} after ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Node runs no TypeScript yet: the process is built once, as the applications are. */
async function bundledRelay(): Promise<string> {
  const outDir = `${root}.data/tests/cameras`;
  await mkdir(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { noExternal: [/^@ioc\//], resolve: { conditions } },
    build: { ssr: `${root}tests/cameras/relay-process.ts`, outDir, emptyOutDir: false, target: 'node20' },
  });
  return `${outDir}/relay-process.js`;
}

export interface RunningProcess {
  pid: number;
  parent: number;
  command: string;
}

/** The process list as anybody on this machine reads it. */
export async function processList(): Promise<RunningProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(pids.map((pid) => readProcess(Number(pid))));
  return all.filter((process) => process !== null);
}

async function readProcess(pid: number): Promise<RunningProcess | null> {
  try {
    const [command, stat] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), command: command.replaceAll('\0', ' ') };
  } catch {
    // It ended while it was read.
    return null;
  }
}
