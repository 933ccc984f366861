/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { buildCameraPage } from '../support/camera-page.js';
import { packCamera, startCameraRelay, type RelayProcess } from '../support/camera-relay.js';
import { startRtspSource, type RtspSource } from '../support/rtsp-source.js';

const ids = Array.from({ length: 12 }, (_, index) => `cam-${String(index + 1).padStart(2, '0')}`);
const login = { user: 'canary-viewer', password: 'canary-7f3a-password' };

let source: RtspSource;
let relay: RelayProcess;
let browser: Browser;
let page: Page;
/** Everything that the browser got, but for pictures. */
let received = '';

beforeAll(async () => {
  source = await startRtspSource({ mounts: ids.length, ...login, auth: 'digest' });
  const order = {
    file: { cameras: ids.map((id) => packCamera(id, source.url(id))) },
    secrets: { CAMERA_USER: login.user, CAMERA_PASSWORD: login.password },
  };
  relay = await startCameraRelay({ ...order, page: await buildCameraPage() });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  page.on(
    'response',
    (response) =>
      void response.text().then(
        (text) => (received += text),
        () => undefined,
      ),
  );
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => (received += payload.toString('latin1'))),
  );
  await page.goto(relay.origin);
});
afterAll(async () => {
  await browser?.close();
  await relay?.kill('SIGKILL');
  await source?.stop();
});

interface Tile {
  id: string;
  frames: number;
  behindS: number;
  text: string;
  shown: boolean;
}

/** Runs in the page. */
function readTiles(): Tile[] {
  return [...document.querySelectorAll<HTMLElement>('.camera-video')].map((tile) => {
    const video = tile.querySelector('video') as HTMLVideoElement;
    const { buffered } = video;
    return {
      id: tile.dataset['camera'] ?? '',
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
      behindS: buffered.length > 0 ? buffered.end(buffered.length - 1) - video.currentTime : Infinity,
      text: tile.textContent ?? '',
      shown: getComputedStyle(video).visibility === 'visible',
    };
  });
}

const tiles = (): Promise<Tile[]> => page.evaluate(readTiles);
const tile = async (id: string): Promise<Tile | undefined> => (await tiles()).find((one) => one.id === id);

async function framesWithin(ms: number): Promise<number[]> {
  const before = await tiles();
  await page.waitForTimeout(ms);
  const after = await tiles();
  return ids.map(
    (id) => (after.find((one) => one.id === id)?.frames ?? 0) - (before.find((one) => one.id === id)?.frames ?? 0),
  );
}

it('plays twelve cameras at once, each near its live edge', async () => {
  await expect.poll(async () => (await tiles()).filter(({ shown }) => shown).length, { timeout: 20_000 }).toBe(12);
  const frames = await framesWithin(6_000);
  // 15 pictures a second come; a third of them must be painted even on a busy machine.
  expect(Math.min(...frames), frames.join(' ')).toBeGreaterThan(30);
  expect((await relay.statuses()).map(({ state }) => state)).toEqual(ids.map(() => 'live'));
  const behind = (await tiles()).map(({ behindS }) => behindS);
  expect(Math.max(...behind), behind.join(' ')).toBeLessThan(1.5);
});

it('says on the tile that a camera stands still or is away, and plays it again when it is back', async () => {
  await source.order('freeze', 'cam-05');
  await expect.poll(async () => (await tile('cam-05'))?.text, { timeout: 12_000 }).toMatch(/^Đứng \d+ giây$/);
  await source.order('kill', 'cam-05');
  await expect.poll(async () => (await tile('cam-05'))?.text, { timeout: 12_000 }).toMatch(/Mất \d+ giây$/);
  expect(await tile('cam-05')).toMatchObject({ shown: false });
  await source.order('ok', 'cam-05');
  await expect.poll(async () => (await tile('cam-05'))?.shown, { timeout: 12_000 }).toBe(true);
  const frames = await framesWithin(2_000);
  expect(Math.min(...frames), frames.join(' ')).toBeGreaterThan(5);
});

it('holds no connection while the page is hidden, and plays from the live edge when it is seen again', async () => {
  const hide = (hidden: boolean): Promise<void> =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const viewers = async (): Promise<number> =>
    (await relay.metrics()).cameras.reduce((sum, camera) => sum + camera.viewers, 0);
  await hide(true);
  await expect.poll(viewers, { timeout: 5_000 }).toBe(0);
  await hide(false);
  await expect
    .poll(async () => (await tiles()).filter(({ shown, behindS }) => shown && behindS < 1.5).length, {
      timeout: 10_000,
    })
    .toBe(12);
});

it('gets neither a camera address nor a login', () => {
  expect(received.includes('moof')).toBe(true);
  for (const secret of [login.user, login.password, new URL(source.url('')).host])
    expect(received.includes(secret), secret).toBe(false);
});
