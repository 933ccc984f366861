/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisplayAnswer, EventCounts, EventState, WallOrder } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { accessFaults, deskFaults } from './desk-layout.js';

let centre: Centre;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  centre = await startCentre(24_340, {}, askedSeldom);
  ({ page } = await openPage(browser, { width: 1920, height: 1080 }));
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

/** The wall that hangs beside the desk. */
let wall: Page;

async function untilOrdered(camera: string): Promise<DisplayAnswer['order']> {
  const order = async () => (await centre.get<DisplayAnswer[]>('/api/v1/displays'))[0]?.order ?? null;
  await eventually(async () => (await order())?.content.camera === camera, 15_000, 100);
  return order();
}

it('puts camera 7 and the map of the worst incident on the wall by four keys from any page of the desk', async () => {
  await eventually(async () => (await centre.get<{ id: string }[]>('/api/v1/cameras')).length > 0, 60_000);
  // The warnings are asked for now, not at their hour.
  await eventually(async () => {
    await fetch(`${centre.url}/api/v1/feeds/disaster-alerts/poll`, { method: 'POST' });
    return (await centre.get<EventState[]>('/api/v1/events?status=open')).some(({ severity }) => severity === 1);
  }, 60_000, 1000);
  const [worst] = await centre.get<EventState[]>('/api/v1/events?status=open&limit=1');
  ({ page: wall } = await openPage(browser, { width: 1920, height: 1080 }));
  await wall.goto(`${centre.url}/wall`);
  await wall.waitForSelector('[data-scene]', { timeout: 60_000 });
  await page.goto(`${centre.url}/desk/feeds`);
  await page.waitForSelector('[data-row]', { timeout: 60_000 });
  const keys = ['w', 'c', '7', 'Enter'];
  expect(keys.length).toBeLessThanOrEqual(4);
  for (const key of keys) {
    await page.keyboard.press(key);
    if (key === 'w') await page.waitForSelector('[data-health]', { timeout: 20_000 });
  }
  const ordered = await untilOrdered('camera-07');
  expect(ordered?.content).toEqual({ scene: 'cameras', camera: 'camera-07', event: worst?.id });
  // The event in hand is the reason: it costs no key.
  expect(ordered?.why).toBe(worst?.title);
  // Its picture large and moving, and beside it the incident, marked, on a map that holds it: also in the minute for which that event has the walls.
  await wall.waitForSelector('[data-enlarged="camera-07"] .camera-large [data-camera="camera-07"]', { timeout: 20_000 });
  await eventually(() => wall.$eval('.camera-large video', (video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames > 5), 40_000, 250);
  await marked(worst);
});

it('writes over the large picture whose it is and when, where it is neither clicked away nor opened by itself', async () => {
  const mark = wall.locator('.camera-large canvas.camera-mark');
  expect(await mark.getAttribute('data-mark')).toMatch(/^Tường chính · \d\d:\d\d:\d\d \d\d\/\d\d\/\d{4}\nTrung tâm điều hành · Tỉnh Kon Tum$/);
  const seen = await mark.evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const inked = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data.filter((value, at) => at % 4 === 3 && value > 0).length ?? 0;
    const { left, top, width: across, height: down } = canvas.getBoundingClientRect();
    return { part: inked / (width * height), over: document.elementFromPoint(left + across / 2, top + down / 2) === canvas };
  });
  expect(seen.over).toBe(true);
  expect(seen.part).toBeGreaterThan(0.01);
  expect(seen.part).toBeLessThan(0.25);
  await wall.mouse.click(300, 300);
  await wall.waitForTimeout(300);
  expect(await mark.isVisible()).toBe(true);
});

it('asks for a reason where no event is one, takes a digit for it, and keeps it for the next camera', async () => {
  await page.goto(`${centre.url}/desk/wall?event=none`);
  await page.waitForSelector('[data-health]', { timeout: 20_000 });
  for (const key of ['c', '5', 'Enter']) await page.keyboard.press(key);
  await page.waitForSelector('[role="alert"]');
  expect(await page.textContent('[role="alert"]')).toContain('phải có lý do');
  for (const key of ['l', '2', 'Enter']) await page.keyboard.press(key);
  expect((await untilOrdered('camera-05'))?.why).toBe('điều tiết giao thông');
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLInputElement>('.order-fields input')].every(({ value }) => value === ''));
  for (const key of ['c', '6', 'Enter']) await page.keyboard.press(key);
  expect((await untilOrdered('camera-06'))?.why).toBe('điều tiết giao thông');
});

/** The incident lies marked inside of the picture of the map, and its words stand there whole. */
async function marked(event: EventState | undefined): Promise<void> {
  const glyph = wall.locator(`.cameras-map .event-mark[data-selected="true"][data-event="${event?.id}"]`);
  await glyph.waitFor({ timeout: 20_000 });
  const boxes = [await glyph.boundingBox(), await wall.locator(`[data-callout="${event?.id}"]`).boundingBox()];
  const map = await wall.locator('.cameras-map').boundingBox();
  for (const box of boxes) {
    expect(box && map && box.x >= map.x && box.y >= map.y && box.x + box.width <= map.x + map.width && box.y + box.height <= map.y + map.height, JSON.stringify({ box, map })).toBe(true);
  }
  expect(await wall.locator('[data-callout] .callout-title').textContent()).toBe(event?.title);
}

it('puts another incident beside the camera where one is chosen, and inside the city the map stays the city’s', async () => {
  const inCity = ({ lat = 0, lon = 0, severity }: EventState) => severity < 4 && lon > 107.978 && lon < 108.038 && lat > 14.332 && lat < 14.3716;
  const chosen = (await centre.get<EventState[]>('/api/v1/events?status=open')).find(inCity);
  expect(chosen).toBeDefined();
  await page.goto(`${centre.url}/desk/wall?event=${encodeURIComponent(chosen?.id ?? '')}`);
  await page.waitForSelector('[data-health]', { timeout: 20_000 });
  for (const key of ['k', 'c', '3', 'Enter']) await page.keyboard.press(key);
  expect((await untilOrdered('camera-03'))?.content.event).toBe(chosen?.id);
  // Firm: an order for another event would wait until the critical one has had its minute.
  await wall.waitForSelector('[data-enlarged="camera-03"]', { timeout: 20_000 });
  await marked(chosen);
  expect(await wall.locator('[data-region]').count()).toBe(0);
});

describe('with a wall that lives', () => {
  const standing = async () => (await centre.get<DisplayAnswer[]>('/api/v1/displays')).find(({ id }) => id === 'wall');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Another display is another remote: its keys are there once it stands. */
  const nextDisplay = async (name: string) => {
    await press('Escape', 'd');
    await page.waitForSelector(`.choices [aria-pressed="true"]:has-text("${name}")`);
    await page.waitForTimeout(300);
  };
  it('shows in small what the wall says that it shows, and that it follows the order', async () => {
    // To the main wall alone; firm, for in the first minute of a centre its critical event has the walls.
    await nextDisplay('Tường chính');
    await press('k', 's');
    await page.keyboard.type('phan anh');
    await page.waitForSelector('[data-found="feedback"]');
    await press('Enter');
    await wall.waitForSelector('.wall[data-scene="feedback"]', { timeout: 20_000 });
    await page.waitForSelector('.on-the-wall[data-health="online"][data-shows="feedback"] [data-order="shown"]', { timeout: 20_000 });
    await page.frameLocator('.on-the-wall iframe').locator('.wall[data-scene="feedback"][data-by="order"]').waitFor({ timeout: 60_000 });
    // A picture of a wall is no wall: it says nothing of itself.
    expect((await standing())?.beat?.widthPx).toBe(1920);
  });

  it('holds what stands there for ten minutes, and gives it back', async () => {
    await press('b');
    await eventually(async () => (await standing())?.order === null, 10_000, 100);
    await eventually(async () => (await standing())?.beat?.standing?.by === 'turns', 90_000, 250);
    await press('g');
    await eventually(async () => (await standing())?.order !== null, 10_000, 100);
    const { order, beat } = (await standing()) as DisplayAnswer;
    expect(order).toMatchObject({ content: beat?.standing?.content, firm: true, until: (order as WallOrder).at + 600_000 });
    await press('b');
  });

  it('says in plain words why a wall that nobody hears cannot be held', async () => {
    await nextDisplay('Tường rộng');
    await press('g');
    await page.waitForSelector('[role="alert"]');
    expect(await page.textContent('[role="alert"]')).toContain('Không nghe thấy Tường rộng');
    expect(await page.$('.on-the-wall iframe')).toBeNull();
    await press('d');
  });
});

it.each([{ width: 1920, height: 1080 }, { width: 1180, height: 820 }])('cuts no text and shuts nobody out at $width×$height', async (size) => {
  await page.setViewportSize(size);
  expect((await deskFaults(page)).join('\n')).toBe('');
  expect((await accessFaults(page)).join('\n')).toBe('');
});

describe('the list of events', () => {
  const rows = () => page.$$eval('[data-row]', (all) => all.map((row) => (row as HTMLElement).dataset['row'] ?? ''));
  const chosen = () => page.getAttribute('[data-row-state="selected"]', 'data-row');

  it('is as long as the server counts, worst first', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`${centre.url}/desk/events`);
    await page.waitForSelector('[data-row]', { timeout: 30_000 });
    await eventually(async () => {
      const { total } = await centre.get<EventCounts>('/api/v1/events/counts?status=open');
      return Number(await page.getAttribute('[data-total]', 'data-total')) === total && (await rows()).length === Math.min(total, 300);
    }, 20_000, 500);
    const [worst] = await centre.get<EventState[]>('/api/v1/events?status=open&limit=1');
    expect((await rows())[0]).toBe(worst?.id);
  });

  it('chooses on the map what it chooses, and the other way round', async () => {
    await page.focus('[data-row] button');
    const [first = ''] = await rows();
    await page.waitForSelector(`.events-map .event-mark[data-selected="true"][data-event="${first}"]`);
    await page.waitForSelector(`[data-event-pane="${first}"]`);
    expect(new URL(page.url()).searchParams.get('event')).toBe(first);
    await page.keyboard.press('ArrowDown');
    await eventually(async () => (await chosen()) === (await rows())[1], 5000, 50);
    // Which of those that lie close stands for the others is the map's to say.
    const other = await page.locator('.events-map .event-mark:not([data-selected="true"], [data-closed="true"])').first().getAttribute('data-event');
    await page.locator(`.events-map .event-mark[data-event="${other}"]`).click({ force: true });
    await eventually(async () => (await chosen()) === other, 5000, 50);
    await page.waitForSelector(`[data-event-pane="${other}"] .events-record`);
  });

  it('finds by words without accents, tells how the event came, and puts it on the wall by one key', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('sat lo duong ho chi minh');
    await eventually(async () => (await rows()).length === 1, 15_000, 100);
    const [found = ''] = await rows();
    expect(await page.textContent('[data-row] button')).toContain('Sạt lở');
    await page.focus('[data-row] button');
    await page.waitForSelector(`[data-event-pane="${found}"]`);
    await page.click('.events-record summary');
    expect(await page.textContent('[data-record]')).toContain('Sạt lở');
    expect((await accessFaults(page)).join('\n')).toBe('');
    await page.keyboard.press('t');
    await page.waitForSelector('[data-sent="sent"]', { timeout: 15_000 });
    const [display] = await centre.get<DisplayAnswer[]>('/api/v1/displays');
    expect(display?.order?.content).toEqual({ scene: 'overview', event: found });
    await wall.waitForSelector(`.province-map .event-mark[data-selected="true"][data-event="${found}"]`, { timeout: 30_000 });
  });

  it('says what to do where nothing fits, and keeps its question in the address', async () => {
    await page.goto(`${centre.url}/desk/events?status=closed&severity=4&area=617&q=khongcogi`);
    await page.waitForFunction(() => document.querySelector('.events-list')?.textContent?.includes('Bỏ bớt điều kiện lọc'), undefined, { timeout: 20_000 });
    expect(await page.inputValue('input[type="search"]')).toBe('khongcogi');
  });
});
