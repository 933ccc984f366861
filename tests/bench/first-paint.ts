/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { asShipped, startCentre } from '../support/centre.js';
import { median } from './figures.js';

const rounds = 9;
/** The largest thing stands long before; later ones would count as well. */
const watchedMs = 4000;
const pages = [
  { path: '/brief', width: 1180, height: 820 },
  { path: '/wall', width: 1920, height: 1080 },
];

interface Paint {
  first: number;
  largest: number;
  scriptKb: number;
}

/** When a screen's first and its largest content stand, each time in a browser profile that has nothing yet, beside a page of one line that asks for nothing. */
export async function firstPaint(): Promise<string[]> {
  const centre = await startCentre(24_960, asShipped);
  const browser = await openBrowser();
  try {
    const url = (path: string) => `${centre.url}${path}`;
    // The first page of a new browser process pays for the process.
    await paintOf(browser, url('/brief'), { width: 1180, height: 820 });
    const lines = [`first paint on loopback, cold cache, median (most) of ${rounds}, ms`];
    lines.push(`  one line of text: ${said(await paints(browser, url('/plain'), { width: 1180, height: 820 }))}`);
    for (const { path, ...size } of pages) lines.push(`  ${path}: ${said(await paints(browser, url(path), size))} (goal: largest < 1,500)`);
    return lines;
  } finally {
    await browser.close();
    await centre.stop();
  }
}

async function paints(browser: Browser, url: string, size: { width: number; height: number }): Promise<Paint[]> {
  const all: Paint[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await paintOf(browser, url, size));
  return all;
}

async function paintOf(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Paint> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  try {
    const page = await context.newPage();
    await page.route('**/plain', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>r</title><h1>Không có sự việc nào</h1>' }));
    await page.goto(url);
    await page.waitForTimeout(watchedMs);
    return await page.evaluate(async () => {
      const largest = await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({ type: 'largest-contentful-paint', buffered: true });
      });
      const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name, startTime }) => /\.m?js$/.test(name) && startTime < largest);
      return {
        first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        largest,
        scriptKb: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1024,
      };
    });
  } finally {
    await context.close();
  }
}

function said(all: readonly Paint[]): string {
  const figure = (of: (paint: Paint) => number) => `${median(all.map(of)).toFixed(0)} (${Math.max(...all.map(of)).toFixed(0)})`;
  return `first ${figure(({ first }) => first)}, largest ${figure(({ largest }) => largest)}, script before it ${median(all.map(({ scriptKb }) => scriptKb)).toFixed(0)} KB`;
}
