import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { openStage, type Stage } from './wall-stage.js';

/* Scenes that follow each other, on displays that stand side by side. */

declare global {
  interface Window {
    changes: { scene: string; at: number }[];
  }
}

const dwellMs = 5000;

let stage: Stage;
let browser: Browser;
beforeAll(async () => {
  stage = await openStage({ dwell: `PT${dwellMs / 1000}S` });
  stage.show(0);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** Notes when the wall shows another scene. */
async function openWatched(query = ''): Promise<Page> {
  const { page } = await openPage(browser, { width: 640, height: 360 });
  await page.goto(`${stage.url}/wall${query}`);
  await page.waitForSelector('[data-scene]');
  await page.evaluate(() => {
    window.changes = [];
    const wall = document.querySelector('[data-scene]') as Element;
    const note = () => window.changes.push({ scene: wall.getAttribute('data-scene') ?? '', at: Date.now() });
    new MutationObserver(note).observe(wall, { attributes: true, attributeFilter: ['data-scene'] });
  });
  return page;
}
const changesOf = (page: Page) => page.evaluate(() => window.changes);

it('change on all displays at once, each in its turn', async () => {
  const pages = [await openWatched(), await openWatched()];
  await expect.poll(async () => Math.min(...(await Promise.all(pages.map(changesOf))).map(({ length }) => length)), { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
  const [one = [], other = []] = await Promise.all(pages.map(changesOf));
  const order = ['overview', 'socio-economic', 'government-performance', 'health', 'education', 'feedback', 'security-traffic', 'cybersecurity', 'cameras', 'feeds', 'trends'];
  const follows = (before: string) => order[(order.indexOf(before) + 1) % order.length];
  const seen = one.map(({ scene }) => scene);
  expect(seen.slice(1)).toEqual(seen.slice(0, -1).map(follows));
  const apart = one.flatMap(({ scene, at }) => other.filter((two) => two.scene === scene && Math.abs(two.at - at) < dwellMs).map((two) => Math.abs(two.at - at)));
  expect(apart.length).toBeGreaterThanOrEqual(3);
  process.stdout.write(`scenes changed on two displays ${apart.join(', ')} ms apart\n`);
  // Both change at the same moment of the server's clock; here one machine draws both, one after the other, and is late by its own work.
  for (const { at } of [...one, ...other]) expect(at % dwellMs).toBeLessThan(dwellMs / 2);
  await Promise.all(pages.map((page) => page.close()));
});

it('are held by their address', async () => {
  const page = await openWatched('?scene=health');
  await page.waitForTimeout(5000);
  expect(await changesOf(page)).toEqual([]);
  expect(await page.getAttribute('[data-scene]', 'data-scene')).toBe('health');
  await page.close();
});
