import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../tools/build.mjs';
import { freePort } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

const started: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) await stop(child);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function npmStart(env: Record<string, string>): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(root, 'tools/start.mjs')], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  started.push(child);
  return { child, output: () => text };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rong-start-'));
  folders.push(folder);
  return folder;
}

describe('npm start', () => {
  it('says the address when the wall is there, refuses a second start on the same data, and ends all that it started', async () => {
    const port = String(await freePort());
    const env = { IOC_DATA: dataFolder(), IOC_PORT: port, DEPARTMENT_FEEDS_PORT: '21500' };
    const first = npmStart(env);
    await eventually(() => first.output().includes(`Rông is ready at http://localhost:${port}/wall`), 120_000);
    const page = await (await fetch(`http://127.0.0.1:${port}/wall`)).text();
    expect(page).toContain('<div id="root"');

    const second = npmStart({ ...env, IOC_PORT: String(await freePort()), DEPARTMENT_FEEDS_PORT: '21530' });
    await eventually(() => second.child.exitCode !== null, 60_000);
    expect(second.child.exitCode).toBe(75);
    expect(second.output()).toMatch(/another Rông|already|in use/i);

    await stop(first.child);
    await eventually(() => fetch(`http://127.0.0.1:${port}/health/live`).then(() => false, () => true), 10_000);
    const left = spawnSync('pgrep', ['-f', env.IOC_DATA], { encoding: 'utf8' }).stdout.trim();
    expect(left).toBe('');
  });

  it('refuses an address that another program has, and starts nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      const { child, output } = npmStart({ IOC_DATA: dataFolder(), IOC_PORT: String((other.address() as AddressInfo).port), DEPARTMENT_FEEDS_PORT: '21530' });
      await eventually(() => child.exitCode !== null, 60_000);
      expect(child.exitCode).toBe(75);
      expect(output()).toMatch(/in use by another program.*IOC_PORT/);
      expect(output()).not.toContain('ready');
    } finally {
      other.close();
    }
  });

  it('leaves nothing behind when it is killed', async () => {
    const env = { IOC_DATA: dataFolder(), IOC_PORT: String(await freePort()), DEPARTMENT_FEEDS_PORT: '21560' };
    const { child, output } = npmStart(env);
    await eventually(() => output().includes('Rông is ready'), 120_000);
    child.kill('SIGKILL');
    await eventually(() => spawnSync('pgrep', ['-f', env.IOC_DATA], { encoding: 'utf8' }).stdout.trim() === '', 30_000);
    await eventually(() => fetch('http://127.0.0.1:21560/control').then(() => false, () => true), 30_000);
  });

  it('runs another province by configuration alone', async () => {
    const port = String(await freePort());
    const { output } = npmStart({ IOC_CONFIG: 'config/example', IOC_DATA: dataFolder(), IOC_PORT: port });
    await eventually(() => output().includes('Rông is ready'), 120_000);
    const get = async <T>(path: string) => (await (await fetch(`http://127.0.0.1:${port}/api/v1/${path}`)).json()) as T;
    const latest = await eventually(async () => {
      const all = await get<{ indicator: string; value: number | null; provenance: string }[]>('readings/latest');
      return new Set(all.map((reading) => reading.indicator)).size >= 3 && all;
    }, 20_000);
    expect(latest.every((reading) => reading.value !== null)).toBe(true);
    // Its file was made up: the wall must say so.
    expect(latest.every((reading) => reading.provenance === 'simulated')).toBe(true);
    expect((await get<{ areas: { level: string }[] }>('province')).areas.filter((area) => area.level !== 'province')).toHaveLength(2);
  });

  it('lists all faults of a wrong configuration with place and remedy and starts nothing', async () => {
    const { child, output } = npmStart({ IOC_CONFIG: 'tests/config/faults/many-at-once', IOC_DATA: dataFolder(), IOC_PORT: String(await freePort()) });
    await eventually(() => child.exitCode !== null, 60_000);
    expect(child.exitCode).toBe(78);
    expect(output().match(/remedy:/g)?.length).toBeGreaterThan(3);
  });
});
