/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { Scorecard, ScoreRecords } from '@ioc/contracts';
import { createLogger } from '@ioc/platform';
import { openDatabase, ReadingStore } from '@ioc/store';
import { root } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
import { freePort, startServer, type Running } from '../support/centre.js';
import { playFortnight } from '../support/scripted-fortnight.js';

/* A scripted fortnight of a month that is over, through the running server to the digits of the page. */

const place = { month: '2026-10', area: '991', province: '99' };
const folder = mkdtempSync(join(tmpdir(), 'rong-score-'));
const log = createLogger('scorecard-test', 'fatal');
let url: string;
let server: Running;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const database = await openDatabase({ dataDir, log });
  await playFortnight({ database, store: new ReadingStore(database), dataDir, log }, place);
  vi.useRealTimers();
  await database.close();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = await startServer({ IOC_CONFIG: packWithFeed(), IOC_DATA: dataDir, IOC_PORT: String(port), IOC_LOG: 'warn' }, url);
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, { width: 1920, height: 1080 }));
}, 180_000);
afterAll(async () => {
  vi.useRealTimers();
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The small pack with the feed of the script beside its own. */
function packWithFeed(): string {
  const pack = join(folder, 'pack');
  cpSync(join(root, 'config/example'), pack, { recursive: true });
  const name = '{ vi: Hằng ngày, en: Daily }';
  writeFileSync(join(pack, 'organisations.yaml'), 'organisations:\n  - { id: so-giao-duc, name: Sở Giáo dục và Đào tạo, shortName: Sở GD&ĐT, kind: department }\n  - { id: so-y-te, name: Sở Y tế, shortName: SYT, kind: department }\n');
  writeFileSync(
    join(pack, 'indicators/health.yaml'),
    `component: health\nindicators:\n  - { id: visits, name: ${name}, unit: lượt, polarity: neutral, cadence: { every: day, dueAfter: PT12H }, possible: [0, 1000], aggregate: sum, source: so-y-te }\n`,
  );
  writeFileSync(
    join(pack, 'feeds/health.yaml'),
    `feeds:\n  - id: daily\n    name: ${name}\n    component: health\n    organisation: so-y-te\n    kind: http-json\n    poll: { every: P1D, grace: PT0S }\n    indicators: [visits]\n    settings: { source: { url: 'http://127.0.0.1:9/' }, readings: "{'indicator': 'visits', 'value': v, 'at': d}" }\n`,
  );
  return pack;
}

const ask = (path: string) => fetch(`${url}/api/v1/scorecard${path}`);
async function answered<T>(path: string): Promise<T> {
  const answer = await ask(path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

/*
 * By hand. 13 records taken, one of an unknown area refused, one said twice. Days 9 to 21 were due while Rông ran: 13 of them, the
 * 11th late, the 18th never. From the first poll, without the 21st, Rông watched 282 hours; it was silent for 12, 24 and 6 of them.
 */
const hand = { accurate: 13 / 14, complete: 11 / 13, clean: 13 / 15, live: 240 / 282 };
const score = (hand.accurate + hand.complete + hand.clean + hand.live) / 4;
const inPercent = (share: number) => `${(Math.round(share * 1000) / 10).toFixed(1).replace('.', ',')} %`;

it('answers the figures that the script was reckoned to by hand', async () => {
  const card = await answered<Scorecard>(`?period=${place.month}&component=health`);
  const [row] = card.feeds;
  expect(row?.figures.accurate).toMatchObject({ part: 13, whole: 14, value: hand.accurate });
  expect(row?.figures.complete).toMatchObject({ part: 11, whole: 13, value: hand.complete });
  expect(row?.figures.clean).toMatchObject({ part: 13, whole: 15, value: hand.clean });
  expect(row?.figures.live).toMatchObject({ part: 240 * 3_600_000, whole: 282 * 3_600_000 });
  expect(row).toMatchObject({ score, rank: 1, figures: { late: { value: 1 }, missing: { value: 1 }, refusals: { value: 1 }, duplicates: { value: 1 }, revisions: { value: 1 } } });
  expect(card.organisations.map(({ id, figures }) => [id, figures.accurate.value])).toEqual([['so-y-te', hand.accurate]]);
});

it.each(['feeds', 'organisations', 'components'])('paints those figures to the digit in the table of %s', async (table) => {
  await page.goto(`${url}/desk/scorecard?period=${place.month}&by=${table}`);
  const id = { feeds: 'daily', organisations: 'so-y-te', components: 'health' }[table];
  const text = (word: string, part = 'b') => page.textContent(`[data-score="${id} ${word}"]${part && ` ${part}`}`, { timeout: 30_000 });
  for (const [word, share] of Object.entries(hand)) expect(await text(word)).toBe(inPercent(share));
  expect(await text('score', '')).toBe(inPercent(score));
  expect(await text('accurate', 'small')).toBe('13 trên 14 bản ghi');
  expect(await text('complete', 'small')).toBe('11 trên 13 ô đến hạn');
  const troubles = await page.$$eval(`[data-row="${id}"] .score-troubles li`, (lines) => lines.map((line) => line.textContent));
  expect(troubles.slice(0, 5)).toEqual(['1 ô chưa có', '1 ô đến muộn', '1 bản ghi bị từ chối', '1 bản ghi trùng', '1 số sửa sau kỳ']);
  expect(await page.textContent('[data-period]')).toBe('tháng 10/2026');
});

it.each([
  ['accurate', ['bị từ chối', 'sửa sau khi hết kỳ']],
  ['complete', ['chưa có', 'đến muộn']],
  ['clean', ['bị từ chối']],
  ['live', ['im lặng', 'im lặng', 'im lặng']],
])('opens the records that %s rests on', async (word, kinds) => {
  await page.goto(`${url}/desk/scorecard?period=${place.month}&by=feeds`);
  await page.click(`[data-score="daily ${word}"] a`);
  await page.waitForSelector('dialog [data-records]');
  expect((await page.$$eval('dialog tbody tr td:first-child b', (cells) => cells.map((cell) => cell.textContent))).sort()).toEqual(kinds);
});

it('leads from an agency to its feeds, and steps from period to period', async () => {
  await page.goto(`${url}/desk/scorecard?period=${place.month}`);
  await page.click('[data-score="so-y-te accurate"] a');
  await page.waitForSelector('[data-row="daily"]');
  expect(await page.$$eval('[data-row]', (rows) => rows.map((row) => row.getAttribute('data-row')))).toEqual(['daily']);
  await page.click('.score-step button:first-child');
  await page.waitForSelector('[data-period="2026-09"]');
  await page.waitForFunction(() => document.querySelector('[data-score="daily accurate"]')?.getAttribute('data-share') === '');
  expect(await page.textContent('[data-score="daily accurate"] b')).toBe('–');
  expect(faults).toEqual([]);
});

it('pages its records, and refuses what it does not know by its name', async () => {
  const of = (more: string) => `/records?period=${place.month}&feed=daily&measure=live${more}`;
  const whole = await answered<ScoreRecords>(of(''));
  expect(whole.total).toBe(3);
  const parts = await Promise.all([0, 1, 2].map((offset) => answered<ScoreRecords>(of(`&limit=1&offset=${offset}`))));
  expect(parts.flatMap(({ records }) => records)).toEqual(whole.records);
  expect((await answered<ScoreRecords>(of('&offset=3'))).records).toEqual([]);
  for (const wrong of ['?period=2026-13', '?period=2026-W54', '?period=2026-Q5', '', '?period=2026-10&who=me', of('&limit=501'), of('&limit=0')]) {
    const answer = await ask(wrong);
    expect([wrong, answer.status, answer.headers.get('content-type')]).toEqual([wrong, 400, expect.stringContaining('application/problem+json')]);
  }
  expect((await ask(`/records?period=${place.month}&feed=nobody&measure=live`)).status).toBe(404);
});

it('drafts a letter that lists exactly what is late or wrong', async () => {
  await page.goto(`${url}/desk/scorecard?period=${place.month}`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-row="so-y-te"] .score-letter')]);
  expect(file.suggestedFilename()).toBe('nhac-du-lieu-so-y-te-2026-10.docx');
  const xml = strFromU8(unzipSync(readFileSync(await file.path()))['word/document.xml'] ?? new Uint8Array());
  const cellsOf = (row: string) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
  const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => cellsOf(row)).filter((cells) => /^\d+$/.test(cells[0] ?? ''));
  expect(rows.map(([, ...cells]) => cells)).toEqual([
    ['Sửa sau khi hết kỳ', 'Hằng ngày, Huyện A, 2026-10-16', '06:00 ngày 18/10/2026', '/16 · 16'],
    ['Bị từ chối', '', '06:00 ngày 14/10/2026', expect.stringMatching(/nowhere.*\/13/)],
    ['Đến muộn', 'Hằng ngày, Huyện A, 2026-10-11', 'hạn 12:00 ngày 12/10/2026, đến 18:00 ngày 12/10/2026', ''],
    ['Chưa có', 'Hằng ngày, Huyện A, 2026-10-18', 'hạn 12:00 ngày 19/10/2026', ''],
    ['Im lặng', '', 'từ 06:00 ngày 12/10/2026 đến 18:00 ngày 12/10/2026', ''],
    ['Im lặng', '', 'từ 06:00 ngày 19/10/2026 đến 06:00 ngày 20/10/2026', ''],
    ['Im lặng', '', 'từ 00:00 ngày 22/10/2026 đến 06:00 ngày 22/10/2026', ''],
  ]);
  for (const said of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TỈNH VÍ DỤ', 'Kính gửi: Sở Y tế', 'DỰ THẢO', 'đúng 92,8%', '13 trên 14 bản ghi']) expect(xml).toContain(said);
  expect(xml).not.toContain('MÔ PHỎNG');
  for (const [wrong, status] of [['?period=2026-10', 400], ['?period=2026-10&organisation=nobody', 404]] as const) expect((await ask(`/letter${wrong}`)).status).toBe(status);
});
