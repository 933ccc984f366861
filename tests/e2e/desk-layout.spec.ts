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
/** Pages of the operations room, each with what has to stand there before it is looked at. */
const operations: Readonly<Record<string, string>> = {
  '/desk/alarms?alarm=disaster-severe/62': '.alarm-facts',
  '/desk/alarms?tab=messages': '[data-state="failed"]',
  '/desk/incidents?id=SV-123456': '.incident-timeline li',
  '/desk/incidents?id=SV-123456&lang=en': '.incident-timeline li',
  '/desk/incidents?tab=over&id=SV-4': '.incident-timeline li',
  '/desk/incidents?tab=runs': '[data-step-state="now"]',
  '/desk/shifts': '.log-value',
  '/desk/shifts?lang=en': '.log-value',
  '/desk/drills': '.drill-log li',
  '/desk/drills?lang=en': '.drill-log li',
  '/desk/playback': '.playback-alarms li',
  '/desk/playback?lang=en': '.playback-alarms li',
};
const directives = ['/desk/directives?id=NV-1', '/desk/directives?id=NV-2&lang=en', '/desk/directives?from=incident~SV-1'];
const paths = ['/desk/feeds', '/desk/feeds?state=refused&lang=en', '/desk/indicators', '/desk/indicators?component=health&area=610&lang=en', ...directives, '/desk/service-index', '/desk/service-index?lang=en', '/desk/effectiveness', '/desk/effectiveness?lang=en', ...Object.keys(operations)];

let stage: Stage;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  stage = await openStage({ matters: true, operations: true });
  stage.show(round);
  browser = await openBrowser();
  ({ page } = await openPage(browser, sizes[0]!));
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function open(path: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const address = new URL(path, stage.url);
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value);
  await page.goto(address.href);
  const whole = operations[path];
  if (whole) {
    await page.waitForSelector(whole, { timeout: 30_000 });
    return;
  }
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

async function setTheme(theme: 'dark' | 'light'): Promise<void> {
  await page.setViewportSize(sizes[0]!);
  await open('/desk/feeds');
  await page.evaluate((value) => localStorage.setItem('rong.theme', value), theme);
}

const inOperations = [...directives, ...Object.keys(operations)];

describe('the desk with long names, long faults and stale figures', () => {
  beforeAll(() => setTheme('dark'));
  it.each(paths)('cuts and covers no text, has no sideways scroll, and the pages of the operations room shut nobody out: %s', async (path) => {
    await page.setViewportSize(sizes[0]!);
    // By day, so that the hour of the run decides nothing.
    await open(path, { light: 'day' });
    if (inOperations.includes(path)) expect(await accessFaults(page)).toEqual([]);
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect(await standing()).toBe('');
    }
  });
});

/** Other colours, and nothing else. */
describe.each([['light', 'day'], ['dark', 'night']] as const)('on %s ground by %s', (theme, light) => {
  beforeAll(() => setTheme(theme));
  it.each(inOperations)('can be read: %s', async (path) => {
    await open(path, { light });
    expect(await accessFaults(page, ['color-contrast'])).toEqual([]);
  });
  afterAll(() => page.evaluate(() => localStorage.removeItem('rong.theme')));
});

it('stays readable on light ground while the others grow dark', async () => {
  await setTheme('light');
  for (const light of ['0.25', '0.5', '0.75']) {
    await open('/desk/feeds', { light });
    expect(await page.getAttribute('html', 'data-light')).toBe(`dusk-${light}`);
    expect(await accessFaults(page, ['color-contrast'])).toEqual([]);
  }
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--s0').trim());
  const light = await ground();
  await setTheme('dark');
  await open('/desk/feeds', { light: '0.5' });
  const dusk = await ground();
  await open('/desk/feeds', { light: 'day' });
  // On dark ground it does grow dark.
  expect(new Set([light, dusk, await ground()]).size).toBe(3);
  await page.evaluate(() => localStorage.removeItem('rong.theme'));
});

describe('an incident on its page', () => {
  it('names its alarms as their rules are called, and leads to those that stand still', async () => {
    await page.setViewportSize(sizes[0]!);
    await open('/desk/incidents?id=SV-123456');
    const said = await page.$$eval('.incident-alarms li', (lines) => lines.map((line) => line.textContent));
    expect(said.at(-1)).toBe('Mực nước sông đạt báo động 3, Đăk Glei, tram-thuy-van-dak-mot bình thường');
    await page.click('.incident-alarms a');
    await page.waitForSelector('.alarm-facts');
    expect(new URL(page.url()).searchParams.get('alarm')).toBe('disaster-severe/62');
  });

  it('counts on its map what stands there by its area alone, and says how many have no place', async () => {
    await open('/desk/incidents?id=SV-123456');
    await page.waitForSelector('.events-ground [data-event]');
    expect(await page.getAttribute('.events-ground [role="img"]', 'aria-label')).toContain('6 ');
    expect(await page.textContent('.events-ground figcaption')).toContain('3 việc');
  });
});

/** As a browser has it that lets nothing sound before somebody has touched the page. */
const silent = () => {
  Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
};

describe.each(['vi', 'en'])('the header while nothing may sound, in %s', (language) => {
  it.each(sizes)('has one row beside the names of the pages: $width × $height', async (size) => {
    const { page: own } = await openPage(browser, size);
    await own.addInitScript(silent);
    await own.goto(`${stage.url}/desk/feeds?lang=${language}`);
    await own.waitForSelector('[data-sound="blocked"]', { timeout: 30_000 });
    const middles = await own.$$eval('.desk-header > :not(nav)', (parts) => parts.map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ top, bottom }) => (top + bottom) / 2));
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(10);
    expect(await deskFaults(own)).toEqual([]);
    await own.close();
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
