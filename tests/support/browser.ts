import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/**
 * What any browser of a test needs on a machine without a screen and a graphics card. Maps are drawn by WebGL in software; putting the page together
 * by WebGL too would cost a third of a run's time at these sizes.
 */
export const browserFlags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

const usual = join(import.meta.dirname, 'chromium.sh');

/**
 * Debian's Chromium, headless. The test runner installs it; without it a test fails, it is not skipped.
 * @param more further flags of the browser
 * @param launcher a program that starts it, by IOC_CHROMIUM's name or Debian's
 */
export function openBrowser(more: readonly string[] = [], launcher?: string): Promise<Browser> {
  const program = process.env['IOC_CHROMIUM'] || '/usr/bin/chromium';
  if (!existsSync(program)) throw new Error(`no browser at ${program}: run npm test, which installs Debian's chromium`);
  return chromium.launch({ executablePath: launcher ?? usual, headless: true, args: [...browserFlags, ...more] });
}

/** A page of a given size, with what went wrong in it. */
export async function openPage(browser: Browser, size: { width: number; height: number }): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: size, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return { page, faults };
}
