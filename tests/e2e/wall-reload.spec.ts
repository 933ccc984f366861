/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
import { openLink } from '../support/cuttable-link.js';
import { heldContexts, watchContexts } from '../soak/page-counts.js';
import { openStage, type Stage } from './wall-stage.js';

/* A new client takes the place of the old one on a wall that nobody touches. */

let stage: Stage;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  ensureBuilt(['wall']);
  stage = await openStage();
  stage.show(1);
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, { width: 1280, height: 720 }));
  await watchContexts(page);
  await page.goto(`${stage.url}/wall?scene=overview&light=day`);
  await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** Runs in the page. Looks at each animation frame whether figures stand on the screen that is to be seen, this page's own or a frame's. */
function watch(): void {
  const seen = window as unknown as { dark: number; looks: number };
  Object.assign(seen, { dark: 0, looks: 0 });
  const look = () => {
    const shown = document.querySelector<HTMLIFrameElement>('.next-shown')?.contentDocument ?? document;
    seen.looks++;
    if (shown.querySelectorAll('.wall .head-figure[data-value]:not([data-value=""])').length === 0) seen.dark++;
    requestAnimationFrame(look);
  };
  look();
}

async function deployed(version: string, before: string | null): Promise<string> {
  stage.deploy(version);
  // The frame that is shown is another one than before, and it is the only one.
  const isOther = () => page.evaluate(() => [...document.querySelectorAll<HTMLIFrameElement>('.next-shown')].map((frame) => String(frame.contentWindow?.performance.timeOrigin)));
  await expect.poll(async () => (await isOther()).filter((origin) => origin !== before).length, { timeout: 90_000 }).toBe(1);
  await expect.poll(() => page.locator('iframe').count(), { timeout: 10_000 }).toBe(1);
  return (await isOther())[0] ?? '';
}

it('opens behind the old one, stands in its place when it has painted, and no moment is without figures', async () => {
  await page.evaluate(watch);
  const first = await deployed('2', null);
  // The first document is a shell now: its own screen, its socket and its map are gone.
  await expect.poll(() => page.locator('#root > *').count(), { timeout: 10_000 }).toBe(0);
  const session = await page.context().newCDPSession(page);
  const held = () => session.send('HeapProfiler.collectGarbage').then(() => heldContexts(page.mainFrame()));
  await expect.poll(held, { timeout: 15_000 }).toBe(0);
  const second = await deployed('3', first);
  expect(second).not.toBe(first);
  await page.frameLocator('.next-shown').locator('.district-label').first().waitFor({ state: 'attached', timeout: 30_000 });
  const { dark, looks } = await page.evaluate(() => {
    const seen = window as unknown as { dark: number; looks: number };
    return { dark: seen.dark, looks: seen.looks };
  });
  process.stdout.write(`two deploys: ${looks} frames looked at, ${dark} without figures\n`);
  expect(looks).toBeGreaterThan(20);
  expect(dark).toBe(0);
  expect(faults).toEqual([]);
});

/** Runs in the page: which build the browser would open without a server, once its worker has nothing left to do. */
async function keptBuild(): Promise<string | undefined> {
  const registration = await navigator.serviceWorker.getRegistration('/wall');
  if (!registration?.active || registration.installing || registration.waiting) return undefined;
  const stores = (await caches.keys()).filter((name) => name.startsWith('rong-wall-shell-'));
  const kept = await Promise.all(stores.map(async (name) => (await (await caches.open(name)).match('/wall'))?.text()));
  return /data-build="([^"]*)"/u.exec(kept.join(''))?.[1];
}

it('opens the kept build with the last picture without a server, and goes over to the newest as soon as there is one', async () => {
  const link = await openLink(stage.url);
  const { page: wall, faults: thrown } = await openPage(browser, { width: 1280, height: 720 });
  try {
    await wall.goto(`${link.url}/wall?scene=overview&light=day`);
    // A deploy reaches the kept page though nobody chooses it.
    for (const version of ['4', '5']) {
      stage.deploy(version);
      await expect.poll(() => wall.evaluate(keptBuild), { timeout: 60_000 }).toBe(version);
    }
    await expect.poll(() => wall.evaluate(async () => Boolean(await (await caches.open('rong-wall-kept')).match('/wall/kept'))), { timeout: 30_000 }).toBe(true);
    await link.cut();
    stage.deploy('6');
    await wall.reload();
    await wall.waitForSelector('.wall[data-link="down"] .head-figure[data-value]:not([data-value=""])', { timeout: 30_000 });
    await wall.waitForSelector('.district-label', { state: 'attached', timeout: 30_000 });
    expect(await wall.getAttribute('html', 'data-build')).toBe('5');
    expect(await wall.$$eval('.camera-video', (cameras) => cameras.map((camera) => camera.getAttribute('data-state')))).toEqual(Array(12).fill('unknown'));
    await link.mend();
    const shown = wall.frameLocator('.next-shown');
    await shown.locator('.wall[data-link="up"]').waitFor({ timeout: 90_000 });
    expect(await shown.locator('html').getAttribute('data-build')).toBe('6');
    expect(await wall.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname))).toEqual(['/wall']);
    expect(thrown).toEqual([]);
  } finally {
    await wall.context().close();
    await link.stop();
  }
}, 180_000);
