import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeedState, LatestReading, WhyAnswer } from '@ioc/contracts';
import { root } from '../../tools/build.mjs';
import { freePort, startServer, type Running } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

/* docs/add-a-feed.md, word by word: its blocks are taken from the page itself. */

const page = readFileSync(join(root, 'docs/add-a-feed.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rong-add-'));
const pack = join(folder, 'kon-tum');
const drop = join(folder, 'drop');
const csv = join(folder, 'viec-lam-2026-10.csv');
let server: Running | undefined;

function block(mark: string): string {
  const match = new RegExp(`^\`\`\`\\w+ ${mark.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page);
  if (!match?.[1]) throw new Error(`docs/add-a-feed.md has no block ${mark}`);
  return match[1];
}

/** Runs a command of the page, on the copy of the pack. */
function follow(command: string) {
  const args = command.replaceAll('config/kon-tum', pack).replace('viec-lam-2026-10.csv', csv).trim().split(' ');
  return spawnSync(args[0] as string, args.slice(1), { cwd: root, encoding: 'utf8' });
}
const commands = [...page.matchAll(/^```sh\n(.*)\n```/gm)].map((match) => match[1] as string);

beforeAll(() => {
  cpSync(join(root, 'config/kon-tum'), pack, { recursive: true });
  writeFileSync(csv, block('file=viec-lam-2026-10.csv'));
  for (const file of ['indicators/socio-economic.yaml', 'feeds/socio-economic.yaml']) appendFileSync(join(pack, file), `\n${block(`file=${file}`)}`);
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('tries the saved file and gets what the page shows', () => {
  const { stdout, stderr } = follow(commands[0] as string);
  expect(stderr).toBe('');
  const expected = (JSON.parse(block('expect=try')) as { readings: object[] }).readings;
  const { readings } = JSON.parse(stdout) as { readings: object[] };
  expect(readings).toHaveLength(expected.length);
  expected.forEach((reading, index) => expect(readings[index]).toMatchObject(reading));
});

it('finds the pack without a fault', () => {
  const { stdout, stderr, status } = follow(commands[1] as string);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('no faults');
});

it('brings the figures to a running server, up to the why', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logins = ['LGSP_CLIENT_ID', 'LGSP_CLIENT_SECRET', 'DHIS2_USER', 'DHIS2_PASSWORD', 'WAZUH_USER', 'WAZUH_PASSWORD', 'MQTT_USER', 'MQTT_PASSWORD', 'CAMERA_USER', 'CAMERA_PASSWORD'];
  const env = { ...Object.fromEntries(logins.map((name) => [name, 'x'])), IOC_CONFIG: pack, IOC_DATA: join(folder, 'data'), IOC_PORT: String(port), DROP_FOLDER: drop, IOC_LOG: 'fatal' };
  server = await startServer(env, url);
  await eventually(() => existsSync(join(drop, 'job-market')), 30_000);
  cpSync(csv, join(drop, 'job-market', 'viec-lam-2026-10.csv'));
  const get = async <T>(path: string) => (await (await fetch(`${url}/api/v1/${path}`)).json()) as T;
  await eventually(async () => (await get<FeedState[]>('feeds')).find((feed) => feed.id === 'job-market')?.freshness === 'fresh', 30_000);
  const latest = await eventually(async () => {
    const all = (await get<LatestReading[]>('readings/latest?component=socio-economic')).filter((reading) => reading.indicator === 'job-seekers');
    return all.some((reading) => reading.area === '62') && all;
  }, 20_000);
  expect(Object.fromEntries(latest.map((reading) => [reading.area, reading.value]))).toMatchObject({ '608': 1204, '610': 187, '612': null, '615': 356 });
  const why = await get<WhyAnswer>('readings/job-seekers/why?area=608');
  expect(why.raw?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(why.raw?.locator).toContain('viec-lam-2026-10.csv');
  expect(why.raw?.where).toMatch(/C3$/);
});
