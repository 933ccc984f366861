/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
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
