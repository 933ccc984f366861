import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { deskFaults } from './desk-layout.js';
import { openStage, type Stage } from './wall-stage.js';

const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1180, height: 820 },
];
/** A round in which every third feed failed, and figures are stale, missing, estimated and corrected. */
const round = 2;
const paths = ['/desk/feeds', '/desk/feeds?state=refused&lang=en', '/desk/indicators', '/desk/indicators?component=health&area=610&lang=en'];

let stage: Stage;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
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
  await page.waitForSelector('[data-row]', { timeout: 30_000 });
  await page.waitForSelector(path.includes('indicators') && !path.includes('area') ? '[data-freshness="stale"]' : '[data-row]', { timeout: 30_000 });
}

describe.each(sizes)('the desk at $width×$height, with long names, long faults and stale figures', (size) => {
  it.each(paths)('cuts and covers no text, and has no sideways scroll: %s', async (path) => {
    await page.setViewportSize(size);
    await open(path);
    if ((await deskFaults(page)).length === 0) return;
    // Figures may have moved between two looks: a fault must stand.
    await page.waitForTimeout(800);
    expect((await deskFaults(page)).join('\n')).toBe('');
  });
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
