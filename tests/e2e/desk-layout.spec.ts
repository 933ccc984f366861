import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { accessFaults, deskFaults } from './desk-layout.js';
import { openStage, type Stage } from './wall-stage.js';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1180, height: 820 },
];
/** A round in which every third feed failed, and figures are stale, missing, estimated and corrected. */
const round = 2;
const paths = ['/desk/feeds', '/desk/feeds?state=refused&lang=en', '/desk/indicators', '/desk/indicators?component=health&area=610&lang=en', '/desk/directives?id=NV-1', '/desk/directives?id=NV-2&lang=en', '/desk/directives?from=incident~SV-1', '/desk/service-index', '/desk/service-index?lang=en', '/desk/effectiveness', '/desk/effectiveness?lang=en'];

let stage: Stage;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  stage = await openStage({ matters: true });
  stage.show(round);
  browser = await openBrowser();
  ({ page } = await openPage(browser, sizes[0]!));
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function open(path: string): Promise<void> {
  await page.goto(`${stage.url}${path}`);
  if (path.includes('directives')) {
    await page.waitForSelector(path.includes('from=') ? 'dialog[open] form' : '.directive-log li', { timeout: 30_000 });
    return;
  }
  await page.waitForSelector('[data-row]', { timeout: 30_000 });
  await page.waitForSelector(path.includes('indicators') && !path.includes('area') ? '[data-freshness="stale"]' : '[data-row]', { timeout: 30_000 });
}

/** Figures may have moved between two looks: a fault must stand. */
async function standing(): Promise<string> {
  if ((await deskFaults(page)).length === 0) return '';
  await page.waitForTimeout(800);
  return (await deskFaults(page)).join('\n');
}

describe('the desk with long names, long faults and stale figures', () => {
  it.each(paths)('cuts and covers no text, and has no sideways scroll: %s', async (path) => {
    await page.setViewportSize(sizes[0]!);
    await open(path);
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect(await standing()).toBe('');
    }
  });
});

describe.each(['dark', 'light'])('on %s ground', (theme) => {
  it.each(paths.filter((path) => path.includes('directives')))('shuts nobody out: %s', async (path) => {
    await page.setViewportSize(sizes[0]!);
    await page.evaluate((value) => localStorage.setItem('rong.theme', value), theme);
    await open(path);
    expect(await accessFaults(page)).toEqual([]);
  });
  afterAll(() => page.evaluate(() => localStorage.removeItem('rong.theme')));
});

describe('the judge of the desk', () => {
  it.each([
    ['is cut at a side', 'td { white-space: nowrap }'],
    ['lies on', 'td:nth-child(3) { position: relative; left: -8rem }'],
    ['too small', 'td { font-size: 12px !important }'],
    ['holds', '.desk main { overflow-x: auto } table { width: 120% !important }'],
  ])('says what is wrong: %s', async (said, style) => {
    await page.setViewportSize(sizes[2]!);
    await open('/desk/indicators');
    await page.addStyleTag({ content: style });
    expect((await deskFaults(page)).join('\n')).toContain(said);
  });
});
