/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DisplayAnswer } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { accessFaults, deskFaults } from './desk-layout.js';

let centre: Centre;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  centre = await startCentre(24_340);
  ({ page } = await openPage(browser, { width: 1920, height: 1080 }));
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

it('puts camera 7 on the wall by four keys from any page of the desk', async () => {
  await eventually(async () => (await centre.get<{ id: string }[]>('/api/v1/cameras')).length > 0, 60_000);
  await page.goto(`${centre.url}/desk/feeds`);
  await page.waitForSelector('[data-row]', { timeout: 60_000 });
  await page.keyboard.press('w');
  await page.waitForSelector('[data-health]', { timeout: 20_000 });
  for (const key of ['c', '7', 'Enter']) await page.keyboard.press(key);
  await eventually(async () => (await centre.get<DisplayAnswer[]>('/api/v1/displays'))[0]?.order?.content.camera === 'camera-07', 15_000, 100);
  expect((await centre.get<DisplayAnswer[]>('/api/v1/displays'))[0]?.order?.content.scene).toBe('cameras');
});

it.each([{ width: 1920, height: 1080 }, { width: 1180, height: 820 }])('cuts no text and shuts nobody out at $width×$height', async (size) => {
  await page.setViewportSize(size);
  expect((await deskFaults(page)).join('\n')).toBe('');
  expect((await accessFaults(page)).join('\n')).toBe('');
});
