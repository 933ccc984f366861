/// <reference lib="dom" />
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventState } from '@ioc/contracts';
import { openBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { xlsxBook } from '../support/xlsx-book.js';
import { scripts, startHostile, type HostileCentre } from './hostile-centre.js';

interface Look {
  name: string;
  text: string;
  pwned: string[];
  violations: string[];
}

let hostile: HostileCentre;
let browser: Browser;
/** Without the policy of the pages: that no text is taken for markup must not hang on it. */
let bare: Page;
/** Where the policy stops what it forbids. */
let guarded: Page;
/** What each page showed and what it had done where the policy forbids nothing and says what it would have. */
let looks: Look[];
/** The same of a page that does break it. */
let proof: { pwned: string[]; violations: string[] };
const dialogs: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  hostile = await startHostile();
  bare = await opened(true);
  guarded = await opened(false);
  const watched = await opened(false);
  await watched.route((address) => !address.pathname.startsWith('/api/v1/'), reportOnly);
  await watched.addInitScript(noteViolations);
  await guarded.addInitScript(noteViolations);
  looks = await walk(watched, [...Object.entries(await pagesOf(hostile)), ['the interface', '/api/docs']]);
  proof = await broken(watched);
  await watched.close();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await hostile?.stop();
});

async function opened(bypassCSP: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', bypassCSP });
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return page;
}

/** What runs is not stopped, and what would have been is said. */
async function reportOnly(route: Route): Promise<void> {
  if (!route.request().isNavigationRequest()) return route.continue();
  const response = await route.fetch();
  const { 'content-security-policy': policy = '', ...headers } = response.headers();
  return route.fulfill({ response, headers: { ...headers, 'content-security-policy-report-only': policy } });
}

function noteViolations(): void {
  const found: string[] = [];
  Object.assign(window, { __violations: found });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => found.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
}

async function pagesOf({ centre, incident }: HostileCentre): Promise<Record<string, string>> {
  const [event] = await centre.get<EventState[]>('events');
  const script = encodeURIComponent(scripts[1]);
  return {
    ...Object.fromEntries(['overview', 'feedback', 'health', 'cameras', 'feeds', 'trends'].map((scene) => [`the wall, ${scene}`, `/wall?scene=${scene}`])),
    ...Object.fromEntries(['alarms', 'incidents', 'directives', 'shifts', 'drills', 'feeds', 'indicators', 'events', 'trends', 'entry', 'scorecard', 'service-index', 'effectiveness', 'wall', 'displays', 'playback'].map((page) => [`the desk, ${page}`, `/desk/${page}`])),
    'a feed that was refused': '/desk/feeds/open311-zalo',
    'a workbook that was refused': '/desk/feeds/monthly-socio-report',
    'windows of maintenance': '/desk/alarms?tab=maintenance',
    'an incident': `/desk/incidents?incident=${incident}`,
    'an event': `/desk/events?event=${encodeURIComponent(event?.id ?? '')}`,
    'an organisation': '/organisation/so-y-te',
    'a figure and why': '/desk/indicators?why=feedback-open~62',
    'the brief': '/brief',
    'the brief, what is wrong': '/brief/wrong',
    'the brief, found': `/brief/find?q=${script}`,
    'the brief of the morning': '/brief/morning',
    'a sheet': '/sheet',
    'an address of scripts': `/wall?display=${script}&scene=${script}&at=${script}`,
    'a desk of scripts': `/desk/trends?indicator=${script}&areas=${script}&tab=${script}&why=${script}`,
    'no page': `/desk/${script}`,
  };
}

/** What ran, and what stands in the page that could run. */
const pwned = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ran = (window as unknown as { __pwned?: unknown }).__pwned;
    const markup = [...document.querySelectorAll('img[src="x"], [onerror], [onload], iframe[srcdoc], body script:not([src])')].map((element) => element.outerHTML.slice(0, 120));
    const links = [...document.querySelectorAll<HTMLElement>('[href], [src], [action]')].map((element) => ['href', 'src', 'action'].map((name) => element.getAttribute(name) ?? '').join(' ')).filter((text) => /javascript:/i.test(text));
    return [...(ran === undefined ? [] : [`ran: ${String(ran)}`]), ...markup, ...links];
  });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${hostile.centre.url}${path}`);
  await page.waitForFunction(() => (document.querySelector('#root, .opblock')?.textContent ?? '').length > 40);
  await page.waitForTimeout(250);
}

async function broken(page: Page): Promise<typeof proof> {
  await open(page, '/desk/feeds');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="window.__pwned = 'img'">`));
  await eventually(async () => (await pwned(page)).includes('ran: img'), 20_000);
  return { pwned: await pwned(page), violations: await violationsIn(page) };
}

async function walk(page: Page, listed: [string, string][]): Promise<Look[]> {
  const seen: Look[] = [];
  for (const [name, path] of listed) {
    await open(page, path);
    const text = await page.evaluate(() => document.body.innerText);
    seen.push({ name, text, pwned: await pwned(page), violations: await violationsIn(page) });
  }
  return seen;
}

const violationsIn = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { __violations?: string[] }).__violations ?? []);

describe('stored and reflected XSS', () => {
  it('no text of a source, a person or a name runs on any page, even where no policy would stop it', async () => {
    for (const { name, pwned: found } of looks) expect([name, found]).toEqual([name, []]);
    const shown = looks.map(({ text }) => text).join('\n');
    // As text they are there: a page that showed none of them would prove nothing.
    for (const text of ['onerror=', '<script>', '<svg', 'javascript:', '<iframe']) expect(shown).toContain(text);
    expect(shown.split('__pwned').length).toBeGreaterThan(60);
    expect(dialogs).toEqual([]);
  });

  it('nor what a person opens: a sample file by its sheet, its headings and its name', async () => {
    await open(bare, '/desk/feeds/new');
    const rows = [scripts.map((script, nth) => `${nth} ${script}`), ['608', '1', '2', '3', '4']];
    await bare.locator('input[type=file]').setInputFiles({ name: `<img src=x onerror=__pwned=1>.xlsx`, mimeType: 'application/octet-stream', buffer: Buffer.from(xlsxBook([{ name: '<svg onload=__pwned=1>', rows }])) });
    await bare.waitForFunction(() => document.body.innerText.includes('onload=__pwned') || document.body.innerText.includes('onerror='));
    await bare.waitForTimeout(500);
    expect(await pwned(bare)).toEqual([]);
  }, 60_000);

  it('the marks that are looked for are found where a text does run', async () => {
    await bare.setContent(`<div id="root">${scripts.join(' ')}</div>`);
    await bare.waitForTimeout(300);
    expect((await pwned(bare)).length).toBeGreaterThan(3);
  });
});

describe('the policy of the pages', () => {
  it('is broken by no page of ours', () => {
    for (const { name, violations } of looks) expect([name, violations]).toEqual([name, []]);
    expect(proof.violations.join()).toContain('script-src-attr');
  });

  it('stops what a page would run, were it there', async () => {
    await open(guarded, '/desk/feeds');
    await guarded.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="window.__pwned = 'img'"><b style="color: red">x</b><a href="javascript:window.__pwned='link'">x</a>`);
      document.querySelector<HTMLElement>('a[href^="javascript"]')?.click();
    });
    await expect.poll(() => violationsIn(guarded).then((all) => all.map((text) => text.split(' ')[0]).sort())).toEqual(['script-src-attr', 'script-src-elem', 'style-src-attr']);
    expect(await guarded.evaluate(() => (window as unknown as { __pwned?: unknown }).__pwned)).toBeUndefined();
    expect(await guarded.evaluate(() => fetch('http://127.0.0.2:9/').then(() => 'reached', () => 'stopped'))).toBe('stopped');
  }, 30_000);
});
