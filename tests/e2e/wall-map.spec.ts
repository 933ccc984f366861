/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
import { openStage, type Stage } from './wall-stage.js';

/* The one map of a screen: through scenes, through the loss of its WebGL context, and without WebGL. */

let stage: Stage;
beforeAll(async () => {
  ensureBuilt(['wall']);
  stage = await openStage({ dwell: 'PT3S' });
  stage.show(0);
});
afterAll(() => stage?.stop());

/** Runs in the page, before all else. Counts the WebGL contexts that are made. */
function countContexts(): void {
  const seen = new WeakSet<object>();
  const real = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, kind: string, ...more: unknown[]) => object | null;
  const counted = window as unknown as { contexts: number };
  counted.contexts = 0;
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      const context = real.call(this, kind, ...more);
      if (context && kind.startsWith('webgl') && !seen.has(context)) {
        seen.add(context);
        counted.contexts++;
      }
      return context;
    },
  });
}

const contexts = (page: Page) => page.evaluate(() => (window as unknown as { contexts: number }).contexts);
const ground = (page: Page) => page.getAttribute('[data-ground]', 'data-ground', { timeout: 1000 }).catch(() => null);

describe('with WebGL', () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    browser = await openBrowser();
    ({ page, faults } = await openPage(browser, { width: 1280, height: 720 }));
    await page.addInitScript(countContexts);
  });
  afterAll(() => browser?.close());

  it('between day and night every grey stands between the two, the map’s too', async () => {
    const greys = async (light: string) => {
      await page.goto(`${stage.url}/wall?scene=overview&light=${light}`);
      await expect.poll(() => ground(page), { timeout: 60_000 }).toBe('maplibre');
      const [token, text] = await page.evaluate(() => {
        const root = getComputedStyle(document.documentElement);
        return [root.getPropertyValue('--map-ground').trim(), getComputedStyle(document.querySelector('.wall-who, header') ?? document.body).color];
      });
      return [parseInt((token ?? '').slice(1, 3), 16), Number(/\d+/.exec(text ?? '')?.[0])];
    };
    const [day, dusk, night] = [await greys('day'), await greys('0.5'), await greys('night')];
    for (const nth of [0, 1]) expect([day[nth], dusk[nth], night[nth]]).toEqual([day[nth], dusk[nth], night[nth]].toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set([day[0], dusk[0], night[0]]).size).toBe(3);
    expect(new Set([day[1], dusk[1], night[1]]).size).toBe(3);
  });

  it('the map goes from scene to scene without another context', async () => {
    await page.goto(`${stage.url}/wall?light=day`);
    const shown = new Map<string, number>();
    const until = Date.now() + 110_000;
    while (shown.size < 3 && Date.now() < until) {
      const scene = await page.getAttribute('.wall', 'data-scene').catch(() => null);
      if (scene && (await ground(page)) === 'maplibre') shown.set(scene, await contexts(page));
      await page.waitForTimeout(200);
    }
    process.stdout.write(`WebGL contexts made by the time of each scene with a map: ${[...shown].map(([scene, count]) => `${scene} ${count}`).join(', ')}\n`);
    expect(shown.size).toBeGreaterThanOrEqual(3);
    // One to ask whether there is WebGL at all, one for the map.
    expect(new Set(shown.values())).toEqual(new Set([2]));
    expect(await page.locator('.gl-element canvas').count()).toBeLessThanOrEqual(1);
    expect(faults).toEqual([]);
  });

  it('a lost context takes no picture away: a drawing stands at once, the map comes back by itself', async () => {
    await page.goto(`${stage.url}/wall?scene=overview&light=day`);
    await page.waitForSelector('[data-ground="maplibre"] canvas', { timeout: 60_000 });
    const lostAt = Date.now();
    await page.evaluate(() => document.querySelector<HTMLCanvasElement>('[data-ground] canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext());
    await page.waitForSelector('.svg-ground .ground-district', { state: 'attached', timeout: 5000 });
    const drawnMs = Date.now() - lostAt;
    await page.waitForSelector('[data-ground="maplibre"] canvas', { timeout: 60_000 });
    process.stdout.write(`context lost: a drawing after ${drawnMs} ms, the map after ${Date.now() - lostAt} ms\n`);
    expect(drawnMs).toBeLessThan(5000);
    expect(await page.locator('.svg-ground').count()).toBe(0);
  });
});

describe('without WebGL', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(['--disable-3d-apis']);
  });
  afterAll(() => browser?.close());

  it('a drawing is the map, with every district in its class and its name', async () => {
    const { page, faults } = await openPage(browser, { width: 1280, height: 720 });
    await page.goto(`${stage.url}/wall?scene=overview&light=day`);
    await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
    expect(await ground(page)).toBe('svg');
    await expect.poll(() => page.locator('.svg-ground .ground-district').count(), { timeout: 10_000 }).toBe(10);
    expect(await page.locator('.district-label').count()).toBe(10);
    const classes = await page.$$eval('.svg-ground .ground-district', (all) => all.map((one) => getComputedStyle(one).fill));
    expect(new Set(classes).size).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });
});
