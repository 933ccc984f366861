/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { openLink, type CuttableLink } from '../support/cuttable-link.js';
import { eventually } from '../support/eventually.js';
import { openStage, type Stage } from './wall-stage.js';

/* A tablet on the road: the brief opens without a network, says of when it is, and comes back by itself. One story, in the order of a day. */

let stage: Stage;
let link: CuttableLink;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  stage = await openStage();
  stage.show(1);
  link = await openLink(stage.url);
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, { width: 1180, height: 820 }));
});
afterAll(async () => {
  await browser?.close();
  await link?.stop();
  await stage?.stop();
});

const text = (selector: string) => page.textContent(selector, { timeout: 20_000 });
const figures = () => page.$$eval('.brief-tile', (tiles) => tiles.map((tile) => ({ ...(tile as HTMLElement).dataset })));
const linked = (status: string) => page.waitForSelector(`.brief[data-link="${status}"]`, { timeout: 30_000 });

it('is installable, and keeps itself and what it shows', async () => {
  await page.goto(`${link.url}/brief`);
  await linked('up');
  await page.waitForSelector('.brief-tile[data-freshness="fresh"]');
  expect(await page.$('.brief-kept')).toBeNull();
  const manifest = (await (await fetch(`${link.url}${await page.getAttribute('link[rel="manifest"]', 'href')}`)).json()) as { start_url: string; scope: string; display: string; icons: { src: string; sizes: string }[] };
  expect(manifest).toMatchObject({ start_url: '/brief', scope: '/brief', display: 'standalone' });
  for (const { src, sizes } of manifest.icons) {
    const drawn = await page.evaluate(async (url) => {
      const picture = await createImageBitmap(await (await fetch(url)).blob());
      return `${picture.width}x${picture.height}`;
    }, src);
    expect(drawn, src).toBe(sizes);
  }
  await eventually(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/brief'))?.active?.state === 'activated' && Boolean(await (await caches.open('rong-brief-kept')).match('/brief/kept'))), 60_000, 500);
});

it('keeps no answer of the server but as what it was', async () => {
  const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat());
  expect(kept).toContain('/brief');
  expect(kept.filter((path) => path.startsWith('/api') || path.startsWith('/socket.io'))).toEqual([]);
});

it('opens without a network three hours later, says of when it is, and lets its figures grow old', async () => {
  const before = await figures();
  await link.cut();
  await linked('down');
  await page.clock.install({ time: Date.now() + (3 * 60 + 12) * 60_000 });
  await page.reload();
  await page.waitForSelector('.brief-tile');
  await eventually(async () => /^Bản lúc \d\d:\d\d( \d\d\/\d\d)?, 3 giờ 12 trước, không nối được$/u.test((await text('.brief-kept')) ?? '') || (await page.clock.runFor(1000), false), 30_000, 200);
  const after = await figures();
  expect(after.map(({ indicator, value }) => [indicator, value])).toEqual(before.map(({ indicator, value }) => [indicator, value]));
  const went = after.filter(({ freshness }, nth) => freshness === 'stale' && before[nth]?.freshness !== 'stale');
  expect(went.length).toBeGreaterThan(0);
  expect(await text('.brief-feeds')).not.toContain('trực tiếp');
  expect(await text('[data-part="waiting"]')).toContain('chỉ có khi nối được');
  expect(await page.$$('[data-part="changed"] [data-change]')).not.toHaveLength(0);
});

it('opens its other pages without a network, and says what it cannot know', async () => {
  await page.goto(`${link.url}/brief/morning`);
  await page.waitForSelector('.brief-sentence', { timeout: 20_000 });
  expect(await page.$$('.brief-sentence')).toHaveLength(10);
});

it('is live again by itself when the network is back', async () => {
  await page.goto(`${link.url}/brief`);
  await page.waitForSelector('.brief-kept');
  stage.show(2);
  await link.mend();
  await eventually(async () => (await page.$('.brief[data-link="up"]')) !== null || (await page.clock.runFor(1000), false), 60_000, 200);
  await eventually(async () => (await page.$('.brief-kept')) === null || (await page.clock.runFor(1000), false), 20_000, 200);
  expect(await text('.brief-feeds')).toContain('trực tiếp');
});

it('leaves wall and desk alone', async () => {
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname))).toEqual(['/brief']);
  for (const path of ['/wall?scene=overview', '/desk/feeds']) {
    await page.goto(`${link.url}${path}`);
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? '')).not.toContain('brief-worker');
  }
  expect(faults).toEqual([]);
});

it('opens once after a deploy, though what it kept is of the build before', async () => {
  const { page: tablet } = await openPage(browser, { width: 1180, height: 820 });
  await tablet.goto(`${stage.url}/brief`);
  await eventually(() => tablet.evaluate(async () => Boolean(await (await caches.open('rong-brief-kept')).match('/brief/kept'))), 60_000, 500);
  stage.deploy('2');
  let opened = 0;
  tablet.on('domcontentloaded', () => (opened += 1));
  await tablet.goto(`${stage.url}/brief`);
  await tablet.waitForSelector('.brief[data-link="up"]', { timeout: 30_000 });
  // Longer than the page takes to keep itself for the first time.
  await tablet.waitForTimeout(5000);
  expect(opened).toBe(1);
});
