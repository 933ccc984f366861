/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { componentIds, type FeedState } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { layoutFaults } from './wall-layout.js';

let centre: Centre;
let browser: Browser;
let page: Page;
let faults: string[];
let readyAt: number;

beforeAll(async () => {
  // The browser is warm, the database is not: the clock runs from the server's being ready.
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, { width: 1920, height: 1080 }));
  centre = await startCentre(21_680);
  readyAt = Date.now();
  await page.goto(`${centre.url}/wall?scene=overview`);
  await page.evaluate(() => Object.assign(window, { firstLoad: true }));
});
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

interface Figure {
  component: string;
  indicator: string;
  value: string;
  freshness: string;
  /** "12 giây", "3 giờ 12", "23 ngày"; empty without a value. */
  age: string;
}

function figures(): Promise<Figure[]> {
  return page.$$eval('[data-component] [data-indicator]', (tiles) =>
    tiles.map((tile) => {
      const { indicator = '', value = '', freshness = '' } = (tile as HTMLElement).dataset;
      const component = tile.closest('[data-component]')?.getAttribute('data-component') ?? '';
      return { component, indicator, value, freshness, age: tile.querySelector('.age:not(.age-due)')?.textContent ?? '' };
    }),
  );
}

const feeds = () => centre.get<FeedState[]>('/api/v1/feeds');
const paintedValue = (indicator: string) => page.getAttribute(`[data-component] [data-indicator="${indicator}"]`, 'data-value');
const hasAge = /\d+ (giây|ph|giờ|ngày|tháng|năm)/;

it('shows every figure of all seven panels with its age within 15 s of the server being ready, database cold', async () => {
  let empty: Figure[] = [];
  await eventually(
    async () => {
      const shown = await figures();
      empty = shown.filter(({ value, age }) => value === '' || !hasAge.test(age));
      return shown.length === 35 && empty.length === 0;
    },
    readyAt + 15_000 - Date.now(),
    200,
  ).catch((cause: unknown) => {
    throw new Error(`without a number or its age after 15 s: ${empty.map(({ component, indicator }) => `${component}/${indicator}`).join(', ') || 'the panels'}`, { cause });
  });
  const components = new Set((await figures()).map(({ component }) => component));
  expect([...components].sort()).toEqual([...componentIds].sort());
});

it('says that the data are simulated, and no script failed', async () => {
  expect(await page.isVisible('[data-simulated]')).toBe(true);
  expect(await page.innerText('[data-simulated]')).toMatch(/DỮ LIỆU\s+MÔ PHỎNG/);
  expect(faults).toEqual([]);
});

it('shortens the name of no figure of the pack, and cuts or covers no text', async () => {
  const cut = await page.$$eval('.figure-label[data-short], .panel h2 [data-short], .map-title [data-short]', (labels) => labels.map((label) => label.textContent ?? ''));
  expect(cut).toEqual([]);
  // Digits and events still move: a fault must stand.
  let left = await layoutFaults(page);
  if (left.length > 0) {
    await page.waitForTimeout(2500);
    left = await layoutFaults(page);
  }
  expect(left.join('\n')).toBe('');
});

it('paints a value that is set at the department', async () => {
  expect(await paintedValue('emergency-visits')).not.toBe('321');
  await centre.control('his-hourly', { set: { indicator: 'emergency-visits', area: '62', value: 321 } });
  await eventually(async () => (await paintedValue('emergency-visits')) === '321', 15_000);
  expect(await page.innerText('[data-indicator="emergency-visits"] .figure-value b')).toBe('321');
});

it('says within 2 s on the panel and in the header that a feed is ill, keeps its figures, and forgets it when it heals', async () => {
  const panel = page.locator('[data-component="health"]');
  const header = page.locator('.wall-header .feeds');
  const trouble = async () => [(await panel.getAttribute('data-trouble')) ?? '', Number(await panel.getAttribute('data-refused')), Number(await header.getAttribute('data-refused'))] as const;
  await eventually(async () => (await feeds()).every(({ fault }) => fault === null) && (await trouble())[2] === 0, 60_000, 200);
  const before = await figures();
  await centre.control('his-hourly', { mode: 'error' });
  await eventually(async () => (await feeds()).some(({ id, fault }) => id === 'his-hourly' && fault !== null), 20_000, 50);
  await eventually(async () => {
    const [kind, refused, inHeader] = await trouble();
    return kind === 'feedFault' && refused === 1 && inHeader >= 1;
  }, 2000, 50);
  expect(await panel.innerText()).toContain('Nguồn lỗi 1');
  expect(await header.innerText()).toMatch(/\d+ lỗi/);
  const after = await figures();
  expect(after.filter(({ value }) => value === '')).toEqual([]);
  expect(after.map(({ indicator }) => indicator)).toEqual(before.map(({ indicator }) => indicator));
  await centre.control('his-hourly', { mode: 'ok' });
  // A breaker that has opened waits before it asks again.
  await eventually(async () => (await trouble())[1] === 0 && (await feeds()).every(({ id, fault }) => id !== 'his-hourly' || fault === null), 90_000, 200);
});

/** Ages of a minute and more in minutes, of less in seconds: comparable numbers. */
function ageSeconds(age: string): number {
  const amount = Number(/\d+/.exec(age)?.[0] ?? Number.NaN);
  return age.includes('giây') ? amount : age.includes('ph') ? amount * 60 : Infinity;
}

it('keeps every figure and counts its age on while the server is gone, says so, and heals without a reload', async () => {
  const before = await figures();
  await centre.server().stop('SIGKILL');
  await page.waitForSelector('.wall[data-link="down"]', { timeout: 10_000 });
  expect(await page.innerText('.wall-header .link')).toMatch(/Mất nối \d\d:\d\d/);
  const opacities = await page.$$eval('.wall > *', (parts) => parts.map((part) => Number(getComputedStyle(part).opacity)));
  expect(opacities).toEqual([1, 0.6, 0.6, 0.6]);
  expect(new Set(await page.$$eval('.camera-video', (cameras) => cameras.map((camera) => camera.getAttribute('data-state'))))).toEqual(new Set(['unknown']));

  const lost = await figures();
  await page.waitForTimeout(4000);
  const later = await figures();
  const content = (list: Figure[]) => list.map(({ indicator, value }) => `${indicator} ${value === '' ? 'gone' : 'kept'}`);
  expect(content(later)).toEqual(content(before));
  expect(later.map(({ value }) => value)).toEqual(lost.map(({ value }) => value));
  expect((await layoutFaults(page)).join('\n')).toBe('');
  const counting = lost.map(({ age }, index) => [ageSeconds(age), ageSeconds(later[index]?.age ?? '')] as const).filter(([was]) => was < 56);
  expect(counting.length).toBeGreaterThan(5);
  expect(counting.filter(([was, is]) => is - was < 3)).toEqual([]);

  await centre.restart();
  await page.waitForSelector('.wall[data-link="up"]', { timeout: 15_000 });
  await centre.control('his-hourly', { set: { indicator: 'emergency-visits', area: '62', value: 123 } });
  await eventually(async () => (await paintedValue('emergency-visits')) === '123', 20_000);
  expect((await figures()).filter(({ value }) => value === '')).toEqual([]);
  expect(await page.evaluate(() => 'firstLoad' in window)).toBe(true);
  expect(faults).toEqual([]);
});

describe('“Vì sao con số này?” at the desk', () => {
  /** From the press to the whole answer, milliseconds by the page's clock. */
  async function opened(indicator: string): Promise<number> {
    await page.goto(`${centre.url}/desk/indicators?q=${indicator}`);
    const row = `[data-row="${indicator}"]`;
    await page.waitForSelector(`${row} [data-value]`);
    return page.evaluate(
      ({ link, answer }) =>
        new Promise<number>((resolve) => {
          const press = () => {
            const startedAt = performance.now();
            const seen = new MutationObserver(() => {
              if (!document.querySelector(answer)) return;
              seen.disconnect();
              requestAnimationFrame(() => resolve(performance.now() - startedAt));
            });
            seen.observe(document.body, { childList: true, subtree: true });
            document.querySelector<HTMLElement>(link)?.click();
          };
          // Nobody presses before the page stands: what loading it takes is measured by the bench of first paint.
          requestIdleCallback(press);
        }),
      { link: `${row} .why-link`, answer: `[data-why="${indicator}"]` },
    );
  }

  it.each(['tthc-overdue', 'students-per-class'])('opens for %s within a second', async (indicator) => {
    expect(await opened(indicator)).toBeLessThan(1000);
  });
});
