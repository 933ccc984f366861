/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CameraState } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { asShipped, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { readClocks } from './wall-clock.js';

const base = 21_640;
const vietnamMs = 7 * 3_600_000;
let centre: Centre;
let browser: Browser;
let page: Page;
/** Everything that the page received, pictures and all, as Latin-1. */
const received: string[] = [];

beforeAll(async () => {
  centre = await startCentre(base, asShipped);
  browser = await openBrowser();
  ({ page } = await openPage(browser, { width: 1280, height: 720 }));
  page.on('response', (response) => {
    received.push(JSON.stringify(response.headers()));
    response.body().then((body) => received.push(body.toString('latin1')), () => undefined);
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(payload.toString('latin1'))));
  await page.goto(`${centre.url}/wall?scene=overview`);
  // Players come after the first figures.
  await page.waitForFunction(() => document.querySelectorAll('[data-camera] video').length === 12, undefined, { timeout: 60_000 });
});
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

const frames = () =>
  page.$$eval('[data-camera]', (tiles) =>
    tiles.map((tile) => {
      const video = tile.querySelector('video') as HTMLVideoElement;
      return { id: (tile as HTMLElement).dataset['camera'], at: video.currentTime, painted: video.getVideoPlaybackQuality().totalVideoFrames };
    }),
  );

it('plays twelve moving pictures', async () => {
  await eventually(async () => (await frames()).filter(({ painted }) => painted > 0).length === 12, 40_000, 500);
  const before = await frames();
  await page.waitForTimeout(3000);
  const after = await frames();
  const still = after.filter(({ at, painted }, index) => at - (before[index]?.at ?? 0) < 1 || painted - (before[index]?.painted ?? 0) < 5);
  expect(still).toEqual([]);
});

it('shows now: the clock painted in each of the twelve pictures is within 2 s of the wall’s', async () => {
  // The player may still be catching up with the live edge.
  await eventually(async () => (await readClocks(page, vietnamMs)).filter(({ behindS }) => Math.abs(behindS) <= 2).length === 12, 30_000, 500);
  for (let sample = 0; sample < 4; sample += 1) {
    await page.waitForTimeout(1300);
    const clocks = await readClocks(page, vietnamMs);
    expect(clocks).toHaveLength(12);
    expect(clocks.filter(({ behindS }) => Math.abs(behindS) > 2)).toEqual([]);
  }
});

async function untilState(state: CameraState): Promise<void> {
  await page.waitForSelector(`[data-camera="camera-05"][data-state="${state}"]`, { timeout: 10_000 });
}

it('says within 10 s that a camera stands still, that it is gone, and plays it when it is back', async () => {
  await untilState('live');
  await centre.control('camera/camera-05', { mode: 'freeze' });
  await untilState('frozen');
  expect(await page.innerText('[data-camera="camera-05"]')).toMatch(/Đứng \d+ (giây|ph)/);
  const [, , , , stood] = await readClocks(page, vietnamMs);
  expect(stood?.id).toBe('camera-05');
  expect(stood?.behindS).toBeGreaterThan(2);

  await centre.control('camera/camera-05', { mode: 'kill' });
  await untilState('offline');
  expect(await page.innerText('[data-camera="camera-05"]')).toMatch(/Mất \d+ (giây|ph)/);
  expect(await page.locator('[data-camera]:not([data-state="live"])').count()).toBe(1);

  await centre.control('camera/camera-05', { mode: 'ok' });
  await untilState('live');
  await eventually(async () => Math.abs((await readClocks(page, vietnamMs))[4]?.behindS ?? Infinity) <= 2, 20_000, 500);
});

it('enlarges a camera without a second player: its small place is drawn from the large one, and the pictures play on', async () => {
  await page.goto(`${centre.url}/wall?scene=cameras&camera=camera-07`);
  await page.waitForSelector('[data-enlarged="camera-07"] .camera-large [data-camera="camera-07"]', { timeout: 60_000 });
  await eventually(async () => (await frames()).filter(({ painted }) => painted > 0).length === 12, 60_000, 500);
  expect(new Set((await frames()).map(({ id }) => id)).size).toBe(12);
  const inked = () =>
    page.$eval('[data-mirror="camera-07"] canvas', (canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pen = (canvas as HTMLCanvasElement).getContext('2d') as CanvasRenderingContext2D;
      return pen.getImageData(0, 0, width, height).data.filter((value, at) => at % 4 === 3 && value > 0).length === width * height;
    });
  await eventually(inked, 20_000, 500);
  const before = await frames();
  // Another one is put up: no picture begins anew, also not that of the camera that goes back to its small place.
  await page.evaluate(() => document.querySelectorAll('video').forEach((video) => video.addEventListener('emptied', () => (video.dataset['emptied'] = '1'))));
  await page.evaluate(() => {
    history.pushState(null, '', '/wall?scene=cameras&camera=camera-03');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.waitForSelector('[data-enlarged="camera-03"] .camera-large [data-camera="camera-03"]');
  await eventually(async () => (await frames()).every(({ at }, index) => at > (before[index]?.at ?? 0)), 20_000, 500);
  expect(await page.locator('video[data-emptied]').count()).toBe(0);
});

it('hands no camera’s address or login to the page', async () => {
  const all = received.join('\n');
  // Pictures did come, and the API's words did.
  expect(all).toContain('moof');
  expect(all).toContain('camera-05');
  const secrets = [centre.env['CAMERA_USER'], centre.env['CAMERA_PASSWORD'], `:${base + 8}`, 'camera-05.ts'];
  for (const secret of secrets) {
    expect(secret).toBeTruthy();
    expect(all.includes(secret as string), secret).toBe(false);
  }
  expect(all.includes(Buffer.from(`${centre.env['CAMERA_USER']}:${centre.env['CAMERA_PASSWORD']}`).toString('base64'))).toBe(false);
});
