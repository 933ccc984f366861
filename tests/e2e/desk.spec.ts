/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryAnswer, Effectiveness, FeedState, HistoryAnswer, LatestReading, MaintenanceAnswer, ServiceIndex, WhyAnswer } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { accessFaults, deskFaults } from './desk-layout.js';

/** The desk of 1920 × 1080, a large screen, and the smallest one that it is used at. */
const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1180, height: 820 },
];
const plain = 'tthc-overdue';
const derived = 'students-per-class';
const pages = {
  feeds: '/desk/feeds',
  feed: '/desk/feeds/lgsp-tthc',
  'a failing feed': '/desk/feeds/his-hourly',
  indicators: '/desk/indicators',
  'the scorecard': '/desk/scorecard',
  'the service index': '/desk/service-index',
  effectiveness: '/desk/effectiveness',
  'the audit trail': '/desk/audit',
  'messages that were sent': '/desk/alarms?tab=messages',
  'maintenance windows': '/desk/alarms?tab=maintenance',
  'the fleet of displays': '/desk/displays',
  events: '/desk/events',
  playback: '/desk/playback?scene=overview',
  trends: `/desk/trends?indicator=${plain}&areas=62,608&compare=year`,
  'a plain number': `/desk/indicators?why=${plain}~62`,
  'a derived number': `/desk/indicators?why=${derived}~62`,
};

let centre: Centre;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await openBrowser();
  centre = await startCentre(22_540, {}, askedSeldom);
  ({ page, faults } = await openPage(browser, sizes[0]!));
  await eventually(async () => (await centre.get<LatestReading[]>('/api/v1/readings/latest?area=62')).some(({ indicator }) => indicator === derived), 200_000);
  await open(pages.feeds);
  await openWindow('Thay thiết bị đo ở các trạm thủy văn thượng nguồn sông Đăk Bla và sông Pô Kô, kiểm định lại cảm biến mực nước', ['sensors-mqtt']);
  // One feed that fails, one that answers with rubbish in part: the pages must hold their words too.
  await centre.control('lgsp-documents', { mode: 'hang' });
  await centre.control('his-hourly', { mode: 'error' });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

async function openWindow(reason: string, feeds: string[]): Promise<void> {
  const [from, to] = [Date.now(), Date.now() + 3_600_000].map((ms) => new Date(ms).toISOString());
  const answer = await fetch(`${centre.url}/api/v1/maintenance-windows`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ from, to, by: 'Trưởng ca', reason, feeds }) });
  expect(answer.status).toBe(200);
}

async function open(path: string): Promise<void> {
  await page.goto(`${centre.url}${path}`);
  await page.waitForSelector(path.includes('why=') ? '[data-why]' : path.includes('playback') ? '.playback-alarms' : '[data-row]', { timeout: 30_000 });
}

/** Live figures may change between two looks: a fault must stand. */
async function standing(look: () => Promise<string[]>): Promise<string> {
  if ((await look()).length === 0) return '';
  await page.waitForTimeout(800);
  return (await look()).join('\n');
}

/** The two lists are held to harder figures in desk-layout.spec.ts. */
const lists = ['feeds', 'indicators'];

async function openIn(theme: string, path: string): Promise<void> {
  await page.setViewportSize(sizes[0]!);
  await page.evaluate((chosen) => localStorage.setItem('rong.theme', chosen), theme);
  await open(path);
}

it.each(Object.entries(pages))('cuts and covers no text, has no sideways scroll, and shuts nobody out: %s', async (name, path) => {
  await openIn('dark', path);
  expect(await standing(() => accessFaults(page))).toBe('');
  if (lists.includes(name)) return;
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect(await standing(() => deskFaults(page))).toBe('');
  }
});

it('shuts nobody out of the wall that it plays, on dark and on light ground', async () => {
  for (const theme of ['dark', 'light']) {
    await openIn(theme, pages.playback);
    const played = await (await page.waitForSelector('iframe')).contentFrame();
    await played?.waitForSelector('.playback-bar', { timeout: 30_000 });
    expect(await standing(async () => (played ? accessFaults(played) : ['no wall is played']))).toBe('');
  }
});

/** Contrast is another on light ground, and nothing else is. */
describe('on light ground', () => {
  afterAll(() => page.evaluate(() => localStorage.removeItem('rong.theme')));

  it.each(Object.entries(pages))('shuts nobody out: %s', async (_name, path) => {
    await openIn('light', path);
    expect(await standing(() => accessFaults(page))).toBe('');
  });
});

it('shows the points of Decision 766 as the server works them out, and what they would be with another share', async () => {
  await page.setViewportSize(sizes[0]!);
  await open(pages['the service index']);
  const period = await page.getAttribute('[data-period]', 'data-period');
  const index = await centre.get<ServiceIndex>(`/api/v1/service-index?period=${period}`);
  const paid = index.groups.flatMap(({ metrics }) => metrics).find(({ id }) => id === 'payment-dossiers');
  expect(await page.getAttribute('.index-points', 'data-points')).toBe(String(index.points));
  expect(await page.isVisible('text=ƯỚC TÍNH')).toBe(true);
  await page.fill('[data-metric="payment-dossiers"] input', '100');
  // All are paid online: six points instead of those that there are.
  expect(Number(await page.getAttribute('[data-what-if]', 'data-what-if'))).toBeCloseTo((index.points ?? 0) - (paid?.points ?? 0) + 6, 9);
  await page.click('[data-metric="payment-dossiers"] .why-link');
  await page.waitForSelector('[data-why-raw]');
  expect(await page.textContent('dialog[open]')).toContain('PAYMENT_DOSSIERS');
});

it('opens a maintenance window over a feed, and ends it before its time', async () => {
  await open(pages['maintenance windows']);
  await page.click('[data-act="open-window"]');
  await page.fill('dialog [name="reason"]', 'Nâng cấp cổng dịch vụ công');
  await page.check('dialog input[name="feeds"][value="dvcqg-766"]');
  await page.fill('dialog [name="by"]', 'Trực kỹ thuật');
  await page.click('dialog button[type="submit"]');
  const line = '[data-row]:has-text("Nâng cấp cổng dịch vụ công")';
  await page.waitForSelector(`${line}[data-standing="lasts"]`);
  const windows = () => centre.get<MaintenanceAnswer[]>('/api/v1/maintenance-windows?state=all');
  expect(await windows()).toContainEqual(expect.objectContaining({ reason: 'Nâng cấp cổng dịch vụ công', by: 'Trực kỹ thuật', feeds: ['dvcqg-766'], rules: null, areas: null, endedAt: null }));
  await page.click(`${line} [data-act="end-window"]`);
  await page.waitForSelector(`${line}[data-standing="ended"]`);
  expect((await windows()).find(({ reason }) => reason === 'Nâng cấp cổng dịch vụ công')).toMatchObject({ endedBy: 'Trực kỹ thuật' });
});

it('says of every message to whom it went, by which way, and what became of it', async () => {
  await open(pages['messages that were sent']);
  const [newest] = await centre.get<DeliveryAnswer[]>('/api/v1/notifications?state=sent&limit=1');
  await page.click('[data-state-choice="sent"]');
  const row = page.locator(`[data-row="${newest?.id}"][data-state="sent"]`);
  await row.waitFor({ timeout: 10_000 });
  expect(await row.textContent()).toContain(newest?.headline);
});

it('opens a figure of effectiveness to as many records as it counts', async () => {
  await open(pages.effectiveness);
  await page.click('[data-row="report-answer all "] a');
  const records = Number(await page.getAttribute('[data-records]', 'data-records'));
  const period = await page.getAttribute('[data-period]', 'data-period');
  const { rows } = await centre.get<Effectiveness>(`/api/v1/effectiveness?period=${period}`);
  expect(records).toBeGreaterThan(0);
  expect(rows.find(({ figure, by }) => figure === 'report-answer' && by === 'all')?.whole).toBeGreaterThanOrEqual(records);
});

describe('without a mouse', () => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  it('goes from the feeds to a number’s raw record and back', async () => {
    await open(pages.feeds);
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open] .key-list');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.keyboard.press('3');
    await page.waitForSelector('[data-row="tthc-overdue"]');
    await page.keyboard.press('/');
    await page.keyboard.type('ho so qua han');
    // The nearest name stands first.
    await eventually(async () => (await page.getAttribute('tbody tr', 'data-row')) === plain, 5000);
    await eventually(async () => {
      await page.keyboard.press('Tab');
      return (await focused()) === 'Vì sao con số này?';
    }, 10_000, 20);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-why="${plain}"]`);
    expect(await page.getAttribute('[data-why-raw]', 'data-why-raw')).toMatch(/^[0-9a-f]{64}$/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    // Back where it was.
    expect(await focused()).toBe('Vì sao con số này?');
  });

  it('opens a page that has no digit of its own by 0 and the digit that stands before it', async () => {
    await open(pages.feeds);
    await page.keyboard.press('0');
    await page.waitForSelector('dialog[open] .more-places');
    const names = await page.$$eval('.more-places a', (links) => links.map((link) => link.textContent));
    expect(names.slice(0, 3)).toEqual(['1 Phát lại', '2 Sự vụ', '3 Nhiệm vụ']);
    await page.keyboard.press('2');
    await page.waitForSelector('h1:text("Sự vụ")');
    expect(new URL(page.url()).pathname).toBe('/desk/incidents');
    expect(await page.$$('dialog')).toEqual([]);
  });

  it('walks over the rows of the feeds with the arrows and asks one at once', async () => {
    await page.keyboard.press('2');
    await page.waitForSelector('[data-row="lgsp-tthc"]');
    await page.focus('[data-row] a');
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(first);
    await open(pages.feed);
    const before = await runsOf('lgsp-tthc');
    await page.keyboard.press('h');
    await page.waitForSelector('[data-polled]', { timeout: 30_000 });
    expect(await runsOf('lgsp-tthc')).not.toBe(before);
  });

  async function runsOf(feed: string): Promise<string> {
    return (await centre.get<{ runs: { id: string }[] }>(`/api/v1/feeds/${feed}`)).runs[0]?.id ?? '';
  }
});

describe('“Vì sao con số này?”', () => {
  it('leads from a derived number to each operand’s raw record, and back', async () => {
    await open(pages['a derived number']);
    const answer = await centre.get<WhyAnswer>(`/api/v1/readings/${derived}/why?area=62`);
    expect(await page.$$eval('[data-why-operand]', (rows) => rows.map((row) => row.getAttribute('data-why-operand')))).toEqual(answer.operands.map(({ indicator }) => indicator));
    for (const { indicator } of answer.operands) {
      await page.click(`[data-why-operand="${indicator}"] a`);
      await page.waitForSelector(`[data-why="${indicator}"]`);
      expect(await page.getAttribute('[data-why-raw]', 'data-why-raw')).toMatch(/^[0-9a-f]{64}$/);
      await page.click('.why-trail a');
      await page.waitForSelector(`[data-why="${derived}"]`);
    }
  });

  it('says so when there is no value yet', async () => {
    await page.goto(`${centre.url}/desk/indicators?why=${plain}~62~1999-01-01T00:00:00Z`);
    await page.waitForFunction(() => document.querySelector('dialog')?.textContent?.includes('Chưa có số nào'));
  });
});

it('leads from a name to two areas beside the year before, and to a file of the same figures', async () => {
  await page.goto(`${centre.url}/desk/trends`);
  await page.waitForSelector('[role="combobox"]');
  await page.keyboard.press('/');
  await page.keyboard.type('gia tieu dung cpi');
  await page.waitForSelector('[data-found]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-answered="true"]');
  const indicator = new URL(page.url()).searchParams.get('indicator') ?? '';
  await page.goto(`${centre.url}/desk/trends?indicator=${plain}`);
  await page.click('[data-area="608"]');
  await page.click('[data-choice="year"]');
  await page.waitForSelector('[data-answered="true"] [data-row^="608~none"]');
  expect(indicator).not.toBe('');
  const asked = new URL(page.url()).searchParams;
  expect([asked.get('areas'), asked.get('compare')]).toEqual(['62,608', 'year']);
  const [answered, download] = await Promise.all([page.waitForResponse((response) => response.url().includes('/trend/export')), page.waitForEvent('download'), page.keyboard.press('v')]);
  const question = new URL(answered.url()).searchParams;
  const [titles = '', ...rows] = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
  const columns = titles.split(';');
  const cell = (row: string, title: string) => row.split(';')[columns.indexOf(title)] ?? '';
  for (const area of ['62', '608']) {
    const history = await centre.get<HistoryAnswer>(`/api/v1/readings/${plain}/history?${new URLSearchParams({ area, bucket: question.get('bucket') ?? '', from: question.get('from') ?? '', to: question.get('to') ?? '' })}`);
    const written = rows.filter((row) => cell(row, 'Mã địa bàn') === area).map((row) => Number(cell(row, 'Giá trị').replace(',', '.')));
    expect(written.length).toBeGreaterThan(0);
    // The bucket that runs goes on between the two answers.
    expect(written.slice(0, -1)).toEqual(history.points.slice(0, written.length - 1).map(({ value }) => value));
  }
});

it('says that a span has too many points for one answer, and goes on with fewer at one press', async () => {
  const { page: own } = await openPage(browser, sizes[0]!);
  // Twenty thousand points are months of a figure of each five minutes: the server's refusal of them stands here for theirs.
  const refusal = { type: 'about:blank', title: 'Unprocessable Entity', status: 422, detail: 'more than 20000 points', errors: [{ path: 'bucket', message: 'more than 20000 points: take a coarser bucket, a shorter span or fewer areas' }] };
  await own.route('**/trend?*', (route) => (new URL(route.request().url()).searchParams.get('bucket') === 'none' ? route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(refusal) }) : route.continue()));
  await own.goto(`${centre.url}/desk/trends?indicator=${plain}&bucket=none`);
  await own.waitForSelector('[data-refused]');
  expect(await own.textContent('[data-refused]')).toContain('Quá nhiều điểm');
  expect((await deskFaults(own)).join('\n')).toBe('');
  await own.click('[data-refused] button');
  await own.waitForSelector('[data-answered="true"]');
  expect(new URL(own.url()).searchParams.get('bucket')).toBe('hour');
  expect(await own.$('[data-refused]')).toBeNull();
  await own.close();
});

it('says of each feed what the server says of it', async () => {
  await open(pages.feeds);
  const shown = () => page.$$eval('[data-row]', (rows) => rows.map((row) => `${row.getAttribute('data-row')} ${row.getAttribute('data-row-state')}`).sort());
  const known = async () => (await centre.get<FeedState[]>('/api/v1/feeds')).map(({ id, freshness }) => `${id} ${freshness}`).sort();
  // A feed may change its state between the two answers.
  await eventually(async () => JSON.stringify(await shown()) === JSON.stringify(await known()), 20_000, 250);
});

it('changes its language, and keeps it over a reload', async () => {
  await open(pages.feeds);
  await page.click('.desk-preferences [lang="en"]');
  await page.waitForSelector('h1:text("Feeds")');
  await page.reload();
  await page.waitForSelector('h1:text("Feeds")');
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page.keyboard.press('l');
  await page.waitForSelector('h1:text("Nguồn dữ liệu")');
});

it('no script failed, and a wall loads nothing of the desk', async () => {
  expect(faults).toEqual([]);
  const { page: wall } = await openPage(browser, sizes[0]!);
  const loaded: string[] = [];
  wall.on('response', (response) => loaded.push(response.url()));
  await wall.goto(`${centre.url}/wall?scene=overview`);
  await wall.waitForSelector('[data-component]');
  expect(loaded.filter((url) => /\/assets\/desk/.test(url))).toEqual([]);
  await wall.close();
});
