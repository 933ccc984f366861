/// <reference lib="dom" />
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserFlags } from '../support/browser.js';
import { freePort, run, startCentre, type Centre, type Running } from '../support/centre.js';
import { openLink, type CuttableLink } from '../support/cuttable-link.js';
import { devtoolsAt, type Devtools } from '../support/devtools.js';
import { eventually } from '../support/eventually.js';
import { dishonest, settledAfterS, watchWall, type Sample, type Watch } from './outages.js';

/* A wall that nobody touches, shown by `npm run kiosk`: what happens to its picture when one thing after the other dies. */

/** What the wall promises. */
const backWithinMs = 15_000;
const onOverview = 35;

let centre: Centre;
let link: CuttableLink;
let profile: string;
let kiosk: Running;
let devtools: Devtools;
let watch: Watch;
beforeAll(async () => {
  centre = await startCentre(24_700);
  link = await openLink(centre.url);
  profile = await mkdtemp(join(tmpdir(), 'rong-kiosk-'));
  const port = await freePort();
  const flags = ['--headless=new', '--window-size=1280,720', `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, ...browserFlags];
  kiosk = run('tools/kiosk.mjs', {}, [`${link.url}/wall?scene=overview&light=day`, ...flags]);
  devtools = devtoolsAt(port);
  watch = watchWall(devtools);
});
afterAll(async () => {
  await watch?.stop();
  await kiosk?.stop();
  await link?.stop();
  await centre?.stop();
  if (profile) await rm(profile, { recursive: true, force: true });
});

const isWhole = ({ figures }: Sample) => figures.length === onOverview && figures.every(({ value, age }) => value !== '' && age !== '');
const isLive = (sample: Sample) => sample.link === 'up' && isWhole(sample);
const isLast = (sample: Sample) => sample.link === 'down' && isWhole(sample);

const isSettled = (sample: Sample) => isLast(sample) && sample.lostS !== null && sample.lostS >= settledAfterS;

/** Runs in the page. When the server was last heard by the picture that is kept; 0 where page or picture are not kept. */
const keptAt = `(async () => {
  const kept = await (await caches.open('rong-wall-kept')).match('/wall/kept');
  return kept && (await navigator.serviceWorker.getRegistration('/wall'))?.active ? (await kept.json()).kept.held.at : 0;
})()`;

/** Waits for a picture after its cause. @returns it, and says how long it took */
async function back(what: string, isSo: (sample: Sample) => boolean): Promise<Sample> {
  const causedAtMs = performance.now();
  const sample = await watch.until((one) => one.atMs > causedAtMs && isSo(one), 60_000);
  const tookMs = sample.atMs - causedAtMs;
  process.stdout.write(`${what}: ${(tookMs / 1000).toFixed(1)} s\n`);
  expect(tookMs, kiosk.output()).toBeLessThan(backWithinMs);
  return sample;
}

it('stands, and keeps its page and its picture', async () => {
  await watch.until(isLive, 60_000);
  await eventually(() => devtools.look<number>(keptAt), 60_000, 300);
});

it('is back after its renderer was killed', async () => {
  const before = await watch.until(isLive, 30_000);
  for (const pid of await devtools.renderers()) process.kill(pid, 'SIGKILL');
  const after = await back('renderer killed, live again after', (sample) => sample.openedAt !== before.openedAt && isLive(sample));
  expect(after.figures.map(({ id }) => id)).toEqual(before.figures.map(({ id }) => id));
  expect(kiosk.output()).toContain('the page is opened again: its process crashed');
});

it('keeps its picture while the server is dead, and is live again by itself', async () => {
  const { openedAt } = await watch.until(isLive, 30_000);
  await centre.server().stop('SIGKILL');
  await back('server killed, last picture with its lost link after', isLast);
  await watch.until(isSettled, 30_000);
  await centre.restart();
  expect((await back('server there again, live after', isLive)).openedAt).toBe(openedAt);
});

it.each([
  ['cut', () => link.cut()],
  ['silent', () => link.silence()],
])('keeps its picture while the network is %s, and is live again by itself', async (how, lose) => {
  const { openedAt } = await watch.until(isLive, 30_000);
  await lose();
  await back(`network ${how}, last picture with its lost link after`, isLast);
  await watch.until(isSettled, 30_000);
  await link.mend();
  expect((await back('network there again, live after', isLive)).openedAt).toBe(openedAt);
});

it('starts with the last picture where there is no server, and is live again by itself', async () => {
  const before = await watch.until(isLive, 30_000);
  const keptBefore = (await devtools.look<number>(keptAt)) ?? 0;
  await link.cut();
  await watch.until(isSettled, 30_000);
  // The lost link is a moment at which the picture is kept.
  await eventually(async () => ((await devtools.look<number>(keptAt)) ?? 0) > keptBefore, 30_000, 200);
  process.kill(await devtools.browser(), 'SIGKILL');
  const { openedAt, cameras } = await back('browser killed without a server, last picture after', (sample) => sample.openedAt !== before.openedAt && isLast(sample));
  expect(new Set(cameras)).toEqual(new Set(['unknown']));
  expect(kiosk.output()).toContain('the browser is given up: it ended: SIGKILL');
  await link.mend();
  expect((await back('server there, live after', isLive)).openedAt).toBe(openedAt);
});

it('said nothing in all that time that it could not know', () => {
  expect(watch.samples.filter(({ link: state }) => state === 'down').length).toBeGreaterThan(20);
  expect(dishonest(watch.samples)).toEqual([]);
});

it('ends its browser when it is ended', async () => {
  await watch.stop();
  const pid = await devtools.browser();
  await kiosk.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
