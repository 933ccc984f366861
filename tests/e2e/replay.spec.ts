import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeedState, HistoryAnswer, LatestReading, ReplayPreview, WhyAnswer } from '@ioc/contracts';
import { root } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
import { freePort, startServer, type Running } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { openLive, subscribe } from '../support/live.js';
import { accessFaults, deskFaults } from './desk-layout.js';

/* A feed mapped to the wrong column for three months: the mapping is mended, what was archived is read again. */

const folder = mkdtempSync(join(tmpdir(), 'rong-replay-'));
const pack = join(folder, 'example');
const drop = join(folder, 'drop');
const feeds = join(pack, 'feeds/education.yaml');
const feed = 'monthly-table';
let server: Running | undefined;
let url = '';
let env: Record<string, string> = {};

const indicatorYaml = `
  - id: pupils-present
    name: { vi: Học sinh đi học, en: Pupils present }
    unit: học sinh
    polarity: neutral
    cadence: { every: month, dueAfter: P15D }
    possible: [0, 1000000]
    aggregate: sum
    source: so-giao-duc
`;
const feedYaml = (column: string) => `
  - id: ${feed}
    name: { vi: Bảng tháng, en: Monthly table }
    component: education
    organisation: so-giao-duc
    kind: csv
    poll: { every: PT1S }
    indicators: [pupils-present]
    settings:
      source: { folder: '${drop}', pattern: '*.csv' }
      table:
        area: { column: Mã }
        period: { kind: month }
        decimal: ','
        columns:
          - { column: ${column}, indicator: pupils-present }
`;
/** Classes stand where pupils were taken from. */
const months = { '07': [30, 901], '08': [31, 902], '09': [32, 903] } as const;
const csvOf = (month: string, [classes, pupils]: readonly [number, number]) => `Thống kê tháng ${month} năm 2026\nMã;Số lớp;Số học sinh\n991;${classes};${pupils}\n992;-;40\n`;

const get = async <T>(path: string) => (await (await fetch(`${url}/api/v1/${path}`)).json()) as T;
const post = (path: string, body: object) => fetch(`${url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const ioc = (...args: string[]) => spawnSync(process.execPath, [join(root, 'tools/ioc.mjs'), ...args, '--url', url], { cwd: root, encoding: 'utf8' });
const pupils = async () => (await get<LatestReading[]>('readings/latest?component=education')).find(({ indicator, area }) => indicator === 'pupils-present' && area === '991')?.value;
const history = async () => (await get<HistoryAnswer>('readings/pupils-present/history?area=991')).points.map(({ period, value, revision }) => [period, value, revision]);

async function start(): Promise<void> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  env = { IOC_CONFIG: pack, IOC_DATA: join(folder, 'data'), IOC_PORT: String(port), IOC_LOG: 'fatal' };
  server = await startServer(env, url);
}

beforeAll(async () => {
  cpSync(join(root, 'config/example'), pack, { recursive: true });
  appendFileSync(join(pack, 'indicators/education.yaml'), indicatorYaml);
  appendFileSync(feeds, feedYaml('Số lớp'));
  mkdirSync(drop);
  await start();
  for (const [month, figures] of Object.entries(months)) {
    writeFileSync(join(drop, `${month}.csv`), csvOf(month, figures));
    await eventually(async () => (await get<FeedState[]>('feeds')).find(({ id }) => id === feed)?.freshness === 'fresh' && (await pupils()) === figures[0], 30_000);
  }
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('shows what the mended mapping changes, and stores nothing', async () => {
  await server?.stop();
  writeFileSync(feeds, readFileSync(feeds, 'utf8').replace(feedYaml('Số lớp'), feedYaml('Số học sinh')));
  // No file is new: only the replay can mend what was stored.
  rmSync(drop, { recursive: true });
  mkdirSync(drop);
  await start();
  const { stdout, stderr, status } = ioc('replay', '--feed', feed, '--from', '2026-01-01T00:00:00Z');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/new 0 {2}changed 6 {2}gone 0/);
  for (const [month, [classes, present]] of Object.entries(months)) expect(stdout).toMatch(new RegExp(`changed +pupils-present 991 {2}2026-${month} {2}${classes} \\(.*!B3\\) → ${present} \\(.*!C3\\)`));
  expect(stdout).toMatch(/pupils-present 992 {2}2026-07 {2}missing \(.*\) → 40/);
  expect(await pupils()).toBe(32);
});

it('refuses to write another diff than the one that was shown', async () => {
  const digest = '0'.repeat(64);
  const answer = await post(`feeds/${feed}/replay/apply`, { from: '2026-01-01T00:00:00Z', digest, by: 'Cán bộ dữ liệu', note: 'thử' });
  expect(answer.status).toBe(409);
  expect(answer.headers.get('content-type')).toContain('problem+json');
  expect((await post(`feeds/${feed}/replay`, { from: 'yesterday' })).status).toBe(400);
  expect((await post(`feeds/${feed}/replay`, { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' })).status).toBe(400);
  expect((await post('feeds/nobody/replay', { from: '2026-01-01T00:00:00Z' })).status).toBe(404);
  expect(await pupils()).toBe(32);
});

it('writes it as revisions: the wall is told, history shows both, and the number says who and why', async () => {
  const socket = await openLive(url);
  await subscribe(socket, ['component/education']);
  const told = new Promise<unknown>((resolve) => socket.on('frame', resolve));
  const { stdout, status } = ioc('replay', '--feed', feed, '--from', '2026-01-01T00:00:00Z', '--apply', '--by', 'Nguyễn Thị Dữ Liệu', '--note', 'cột sai từ tháng 7');
  expect([status, stdout.split('\n').find((line) => line.startsWith('applied'))]).toEqual([0, 'applied: 3 runs, 0 refused records resolved']);
  await told;
  socket.close();
  expect(await pupils()).toBe(903);
  expect(await history()).toEqual([['2026-07', 901, 1], ['2026-08', 902, 1], ['2026-09', 903, 1]]);
  const why = await get<WhyAnswer>('readings/pupils-present/why?area=991&at=2026-08-15');
  expect(why.reading).toMatchObject({ period: '2026-07', value: 901, provenance: 'replayed' });
  expect(why.revisions.map(({ value }) => value)).toEqual([30]);
  expect(why.raw?.locator).toContain('07.csv');
});

it('has nothing more to do when it is asked again', async () => {
  const preview = (await (await post(`feeds/${feed}/replay`, { from: '2026-01-01T00:00:00Z' })).json()) as ReplayPreview;
  expect(preview.counts).toMatchObject({ new: 0, changed: 0, gone: 0, same: 6 });
});

it('goes the same way from the desk: a span, the diff, a name and a reason, and the old values struck through', async () => {
  await server?.stop();
  writeFileSync(feeds, readFileSync(feeds, 'utf8').replace(feedYaml('Số học sinh'), feedYaml('Số lớp')));
  await start();
  const browser = await openBrowser();
  try {
    const { page, faults } = await openPage(browser, { width: 1180, height: 820 });
    await page.goto(`${url}/desk/feeds/${feed}`);
    await page.fill('[name="from"]', '2026-01-01T00:00');
    await page.click('form:has([name="from"]) [type="submit"]');
    await page.waitForSelector('[data-replay-count="changed"]');
    expect(await page.innerText('[data-replay-count="changed"] b')).toBe('6');
    expect(await page.innerText('[data-replay-count="new"] b')).toBe('0');
    const july = page.locator('[data-row^="pupils-present|991|"]', { hasText: 'tháng 07/2026' });
    expect([await july.locator('s').innerText(), await july.locator('td b').last().innerText()]).toEqual(['901', '30']);
    expect([await deskFaults(page), await accessFaults(page)]).toEqual([[], []]);
    await page.fill('[name="by"]', 'Trần Văn Bàn');
    await page.fill('[name="note"]', 'thử đọc lại từ bàn trực');
    await page.click('.signed-form [type="submit"]');
    await page.waitForSelector('[data-replayed="6"]');
    expect(await pupils()).toBe(32);
    await page.goto(`${url}/desk/indicators?why=pupils-present~991`);
    await page.waitForSelector('[data-why-revisions="2"]');
    expect(await page.$$eval('.why-revisions s', (old) => old.map(({ textContent }) => textContent))).toEqual(['903', '32']);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
});
