/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DisplayAnswer, DisplayState, PastOrder, Problem } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { askedSeldom, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';

/* What the operators put on a wall, on a real server, database and browser. */

declare global {
  interface Window {
    orderChanges: { scene: string; at: number }[];
  }
}

let centre: Centre;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  centre = await startCentre(24_320, {}, askedSeldom);
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

const send = (path: string, init: RequestInit) => fetch(`${centre.url}/api/v1/displays/${path}`, { headers: { 'content-type': 'application/json' }, ...init });
const order = (display: string, content: object, more: object = {}) => send(`${display}/order`, { method: 'POST', body: JSON.stringify({ content, by: 'Bàn 02', ...more }) });
const back = (display: string) => send(`${display}/order?by=B%C3%A0n+02`, { method: 'DELETE' });
const wallOf = async () => (await centre.get<DisplayAnswer[]>('/api/v1/displays')).find(({ id }) => id === 'wall');

async function openWatched(): Promise<Page> {
  const { page } = await openPage(browser, { width: 640, height: 360 });
  await page.goto(`${centre.url}/wall?display=wall`);
  await page.waitForSelector('.wall[data-link="up"]', { timeout: 60_000 });
  await page.evaluate(() => {
    window.orderChanges = [];
    const note = () => window.orderChanges.push({ scene: document.querySelector('[data-scene]')?.getAttribute('data-scene') ?? '', at: Date.now() });
    new MutationObserver(note).observe(document.body, { attributes: true, subtree: true, attributeFilter: ['data-scene', 'data-by'] });
  });
  return page;
}
const shownAt = (page: Page, scene: string) => page.evaluate((asked) => window.orderChanges.find((one) => one.scene === asked)?.at ?? null, scene);

it('an order stands on every wall at once, says who gave it, and ends when it is taken back', async () => {
  const walls = [await openWatched(), await openWatched()];
  // A full, quiet picture first: what is measured is the order's way and not the first painting of a scene.
  for (const wall of walls) await wall.waitForSelector('[data-component], .block', { timeout: 60_000 });
  const sentAt = Date.now();
  // Firm: in the first minute of a centre its critical event has the walls.
  const answer = await order('all', { scene: 'feedback' }, { why: 'thử', firm: true });
  expect(answer.status).toBe(200);
  expect(((await answer.json()) as DisplayState[]).map(({ order: stands }) => stands?.content.scene)).toEqual(['feedback', 'feedback']);
  await expect.poll(async () => (await Promise.all(walls.map((wall) => shownAt(wall, 'feedback')))).every((at) => at !== null), { timeout: 20_000 }).toBe(true);
  const at = (await Promise.all(walls.map((wall) => shownAt(wall, 'feedback')))) as number[];
  process.stdout.write(`an order stood on two walls after ${at.map((one) => one - sentAt).join(' and ')} ms, ${Math.abs((at[0] ?? 0) - (at[1] ?? 0))} ms apart\n`);
  expect(await walls[0]?.getAttribute('.wall', 'data-by')).toBe('order');
  await back('all');
  await eventually(async () => (await walls[0]?.getAttribute('.wall', 'data-by')) !== 'order', 10_000, 50);
  const [last] = await centre.get<PastOrder[]>('/api/v1/displays/wall/orders');
  expect(last).toMatchObject({ by: 'Bàn 02', why: 'thử', endedBy: 'Bàn 02' });
  await Promise.all(walls.map((wall) => wall.close()));
});

it('a wall says how it lives', async () => {
  const page = await openWatched();
  await eventually(async () => (await wallOf())?.health === 'online', 30_000);
  const wall = await wallOf();
  expect(wall?.beat).toMatchObject({ widthPx: 640, heightPx: 360 });
  expect(wall?.beat?.nodes).toBeGreaterThan(50);
  await page.close();
});

it('an order outlives the server, and one of what is not there is refused in clear words', async () => {
  const refused = await order('wall', { scene: 'no-such' });
  expect([refused.status, refused.headers.get('content-type')]).toEqual([400, expect.stringContaining('application/problem+json')]);
  expect(((await refused.json()) as Problem).errors?.[0]).toMatchObject({ path: 'content.scene', message: expect.stringContaining('there is no scene "no-such"') });
  expect(((await (await order('all', { scene: 'feeds' })).json()) as DisplayState[]).map(({ id }) => id)).toEqual(['wall', 'wide-wall']);
  await back('all');
  expect((await order('nowhere', { scene: 'feeds' })).status).toBe(404);
  const unreasoned = await order('wall', { scene: 'cameras', camera: 'camera-07' });
  expect([unreasoned.status, ((await unreasoned.json()) as Problem).errors]).toEqual([400, [expect.objectContaining({ path: 'why', code: 'unreasoned' })]]);
  expect((await order('wall', { scene: 'cameras', camera: 'camera-07' }, { why: 'tắc đường' })).status).toBe(200);
  await centre.server().stop();
  await centre.restart();
  expect((await wallOf())?.order?.content).toEqual({ scene: 'cameras', camera: 'camera-07' });
  await back('wall');
});
