/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FeedState, ProvinceInfo } from '@ioc/contracts';
import { root } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
import { asShipped, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

/* Takes the pictures of docs/pictures from a running centre: `node tools/run-built.mjs tests/pictures/main.ts`. */

const folder = join(root, 'docs/pictures');
const size = { width: 1920, height: 1080 };
/** A readme is read over thin lines too. */
const maxBytes = 1_300_000;

async function openWall(browser: Browser, { url }: Centre, query = ''): Promise<Page> {
  const { page } = await openPage(browser, size);
  await page.goto(`${url}/wall?scene=overview${query.replace('?', '&')}`);
  await eventually(() => isWhole(page), 120_000, 500);
  return page;
}

/** Every figure has its value, every camera its picture, the map its districts. */
function isWhole(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const figures = [...document.querySelectorAll<HTMLElement>('[data-component] [data-indicator]')];
    const videos = [...document.querySelectorAll<HTMLVideoElement>('[data-camera] video')];
    const filled = figures.length >= 35 && figures.every(({ dataset }) => dataset['value'] !== '' && dataset['freshness'] !== 'stale');
    return filled && videos.length === 12 && videos.every(({ readyState }) => readyState >= 3) && document.querySelectorAll('.district-label').length >= 10;
  });
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const picture = await page.screenshot({ timeout: 60_000 });
  if (picture.length > maxBytes) throw new Error(`${name} has ${picture.length} bytes, more than ${maxBytes}`);
  await writeFile(join(folder, `${name}.png`), picture);
  process.stdout.write(`docs/pictures/${name}.png ${Math.round((await stat(join(folder, `${name}.png`))).size / 1000)} kB\n`);
}

/** What some pictures show ill; the next ones begin with all of it well. */
const mayBeIll = ['wazuh-alerts', 'his-hourly', 'camera/camera-05', 'camera/camera-08'];

/** The cybersecurity panel after a feed has missed its schedule (alerts are due every half minute), and a camera of each ill state. */
async function makeIll(centre: Centre, page: Page): Promise<void> {
  await centre.control('wazuh-alerts', { mode: 'error' });
  await centre.control('his-hourly', { mode: 'hang' });
  await centre.control('camera/camera-05', { mode: 'freeze' });
  await centre.control('camera/camera-08', { mode: 'kill' });
  await page.waitForSelector('[data-component="cybersecurity"] [data-freshness="stale"]', { timeout: 150_000 });
  await page.waitForSelector('[data-camera="camera-05"][data-state="frozen"]', { timeout: 60_000 });
  await page.waitForSelector('[data-camera="camera-08"][data-state="offline"]', { timeout: 60_000 });
}

async function takeWall(browser: Browser, centre: Centre): Promise<void> {
  const first = await openWall(browser, centre);
  // Trends of live figures, and the change since the last value, need a while.
  await first.waitForTimeout(20_000);
  await first.close();
  for (const [name, query] of [
    ['wall-overview', '?light=day'],
    ['wall-overview-night', '?light=night'],
  ] as const) {
    const page = await openWall(browser, centre, query);
    await page.waitForTimeout(5000);
    await takePicture(page, name);
    await page.close();
  }
  const page = await openWall(browser, centre, '?light=day');
  await makeIll(centre, page);
  await takePicture(page, 'wall-stale');
  await page.close();
}

/** The scene of each component. */
async function takeScenes(browser: Browser, centre: Centre): Promise<void> {
  const { scenes } = await centre.get<ProvinceInfo>('/api/v1/province');
  for (const { id } of scenes.filter(({ layout }) => layout === 'blocks')) {
    const { page } = await openPage(browser, size);
    await page.goto(`${centre.url}/wall?scene=${id}&light=day`);
    await page.waitForSelector('[data-block="trend"] svg text', { timeout: 60_000 });
    await page.waitForTimeout(5000);
    await takePicture(page, `wall-${id}`);
    await page.close();
  }
}

/** With a camera of each ill state, and one that somebody put up. */
async function takeCameras(browser: Browser, centre: Centre): Promise<void> {
  await centre.control('camera/camera-05', { mode: 'freeze' });
  await centre.control('camera/camera-08', { mode: 'kill' });
  const { page } = await openPage(browser, size);
  await page.goto(`${centre.url}/wall?scene=cameras&camera=camera-11&light=day`);
  await page.waitForSelector('.city-map [data-camera-mark="camera-08"][data-state="offline"]', { state: 'attached', timeout: 60_000 });
  await eventually(() => page.$$eval('[data-camera][data-state="live"] video', (videos) => videos.length === 10 && videos.every((video) => (video as HTMLVideoElement).readyState >= 3)), 120_000, 500);
  await page.waitForTimeout(5000);
  await takePicture(page, 'wall-cameras');
  await page.close();
}

/** With one feed that does not answer and one that refuses. */
async function takeFeeds(browser: Browser, centre: Centre): Promise<void> {
  await centre.control('his-hourly', { mode: 'hang' });
  await centre.control('wazuh-alerts', { mode: 'error' });
  const { page } = await openPage(browser, size);
  await page.goto(`${centre.url}/wall?scene=feeds&light=day`);
  for (const feed of ['his-hourly', 'wazuh-alerts']) await page.waitForSelector(`[data-feed="${feed}"][data-freshness="stale"]`, { timeout: 150_000 });
  await page.waitForSelector('[data-score] b', { timeout: 60_000 });
  await takePicture(page, 'wall-feeds');
  await page.close();
}

/** A wall of eight screens: four by two, with a camera that somebody put up. */
async function takeWide(browser: Browser, centre: Centre): Promise<void> {
  const { page } = await openPage(browser, { width: 3840, height: 1080 });
  for (const [name, scene, whole] of [
    ['wide-overview', 'overview', '.district-label'],
    ['wide-cameras', 'cameras&camera=camera-11', '.city-map [data-camera-mark]'],
  ] as const) {
    await page.goto(`${centre.url}/wall?display=wide-wall&scene=${scene}&light=day`);
    await page.waitForSelector(whole, { state: 'attached', timeout: 60_000 });
    await eventually(() => page.$$eval('[data-camera] video', (videos) => videos.length >= 12 && videos.every((video) => (video as HTMLVideoElement).readyState >= 3)), 120_000, 500);
    await page.waitForTimeout(5000);
    await takePicture(page, name);
  }
  await page.close();
}

async function takeTrends(browser: Browser, centre: Centre): Promise<void> {
  const { page } = await openPage(browser, size);
  await page.goto(`${centre.url}/wall?scene=trends&indicator=tthc-on-time-rate&light=day`);
  await page.waitForSelector('[data-block="trend"] svg text', { timeout: 60_000 });
  await page.waitForTimeout(5000);
  await takePicture(page, 'wall-trends');
  await page.close();
}

const drawAWall: readonly string[] = ['desk-wall', 'desk-displays', 'desk-playback'];

/** Two feeds that fail, a wall that lives, and where one number comes from. */
async function takeDesk(browser: Browser, centre: Centre): Promise<void> {
  await eventually(async () => (await centre.get<FeedState[]>('/api/v1/feeds')).every(({ freshness, fault }) => freshness === 'fresh' && !fault), 200_000, 1000);
  const { page: wall } = await openPage(browser, size);
  await wall.goto(`${centre.url}/wall?display=wall`);
  await centre.control('his-hourly', { mode: 'hang' });
  await centre.control('wazuh-alerts', { mode: 'error' });
  const began = new Date().toISOString();
  for (const [name, path, whole, pressed] of [
    ['desk-alarms', '/desk/alarms', '[data-alarm]', '[data-alarm]'],
    ['desk-incidents', '/desk/incidents', '[data-incident]', '[data-incident]'],
    ['desk-shifts', '/desk/shifts', '.week-table'],
    ['desk-effectiveness', '/desk/effectiveness', '[data-row]'],
    ['desk-feeds', '/desk/feeds?light=day', '[data-row="wazuh-alerts"]:not([data-row-state="fresh"])'],
    ['desk-events', '/desk/events?light=day', '[data-row]:nth-child(5)'],
    ['desk-trends', '/desk/trends?light=day&indicator=tthc-on-time-rate&areas=62,608', '.trend-stage svg, .trend-stage canvas'],
    ['desk-wall', '/desk/wall?light=day', '[data-health="online"] iframe'],
    ['desk-displays', '/desk/displays?light=day', '[data-health="online"] iframe'],
    ['desk-why', '/desk/indicators?light=day&component=government-performance&why=tthc-overdue~62', '[data-why="tthc-overdue"]'],
    // What was kept while the others were taken.
    ['desk-playback', `/desk/playback?scene=overview&at=${began}`, '.playback-alarms li'],
  ] as const) {
    const { page } = await openPage(browser, size);
    await page.goto(`${centre.url}${path}`);
    await page.waitForSelector(whole, { timeout: 150_000 });
    if (pressed) await page.click(pressed);
    // A small wall draws itself anew.
    await page.waitForTimeout(drawAWall.includes(name) ? 15_000 : 4000);
    await takePicture(page, name);
    await page.close();
  }
  await wall.close();
}

const tablet = { width: 1180, height: 820 };
const briefs = [
  { name: 'brief-landscape', path: '/brief', whole: '[data-change]', size: tablet, colorScheme: 'light' },
  { name: 'brief-landscape-dark', path: '/brief', whole: '[data-change]', size: tablet, colorScheme: 'dark' },
  { name: 'brief-portrait', path: '/brief', whole: '[data-change]', size: { width: 820, height: 1180 }, colorScheme: 'light' },
  { name: 'brief-indicator', path: '/brief/indicator/feedback-overdue', whole: '[data-why] + *, .trend-chart svg', size: tablet, colorScheme: 'light' },
  { name: 'brief-morning', path: '/brief/morning', whole: '.brief-sentence', size: tablet, colorScheme: 'light' },
] as const;

/** The leaders' tablet on a day with a landslide, a hospital that answers with faults and a figure that waits for a second person. */
async function takeBrief(browser: Browser, centre: Centre): Promise<void> {
  await centre.control('his-hourly', { mode: 'error' });
  const draft = { entries: [{ indicator: 'dropouts', period: '2026-11-20', value: '9' }], note: '', author: 'Nguyễn Thị Hoa' };
  const answer = await fetch(`${centre.url}/api/v1/manual-entries`, { method: 'POST', headers: { 'content-type': 'application/json', origin: centre.url }, body: JSON.stringify(draft) });
  if (!answer.ok) throw new Error(`the draft was answered ${answer.status}: ${await answer.text()}`);
  for (const { name, path, whole, size: viewport, colorScheme } of briefs) {
    const context = await browser.newContext({ viewport, colorScheme, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
    const page = await context.newPage();
    await page.goto(`${centre.url}${path}`);
    await page.waitForSelector(whole, { timeout: 120_000 });
    if (path === '/brief') await page.waitForSelector('.brief-tile-data[data-component="health"]', { timeout: 60_000 });
    await page.waitForTimeout(2000);
    await takePicture(page, name);
    await context.close();
  }
}

/** All of them, or those of the screens that are named: `… tests/pictures/main.ts desk`. */
const screens = { wall: takeWall, scenes: takeScenes, cameras: takeCameras, wide: takeWide, feeds: takeFeeds, trends: takeTrends, desk: takeDesk, brief: takeBrief };
const named = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await openBrowser();
const centre = await startCentre(21_720, asShipped);
try {
  for (const [screen, take] of Object.entries(screens)) {
    if (named.length > 0 && !named.includes(screen)) continue;
    await take(browser, centre);
    for (const ill of mayBeIll) await centre.control(ill, { mode: 'ok' });
  }
} finally {
  await browser.close();
  await centre.stop();
}
