/// <reference lib="dom" />
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { root } from '../../tools/build.mjs';
import { openBrowser } from '../support/browser.js';
import { openLink, type CuttableLink } from '../support/cuttable-link.js';
import { eventually } from '../support/eventually.js';
import { startProduction, type Production } from '../support/production.js';

/*
 * A year of a wall in minutes: a real browser that was paired once, a server in production whose clock (and whose database's) is put forward by half a day at a time.
 * Tokens grow old and are replaced, it gets dark and light, the network goes, new versions are put in place, and the wall's machine is started anew.
 */

export interface YearPlan {
  days: number;
  /** Ports from here on. */
  base: number;
  /** Days between two losses of the network, between two new versions, and between two starts of the wall's machine. */
  lossEvery: number;
  upgradeEvery: number;
  /** Twenty, and not thirty: in a page whose clock was put forward by thirty days timers of a new frame stood still (2^31 ms are 24.8 days). */
  restartEvery: number;
  say(line: string): void;
}

export interface YearResult {
  days: number;
  /** Different tokens that the screen showed. */
  tokens: number;
  /** Times that it got dark, and light. */
  nights: number;
  mornings: number;
  losses: number;
  upgrades: number;
  restarts: number;
  /** Whatever asked a person for something after the pairing: forms, fields, codes. */
  asked: string[];
  /** Longest time from a change to a wall that is live again, milliseconds. */
  longestMs: number;
  thrown: string[];
}

const screen = { viewport: { width: 1280, height: 720 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' };
const halfDayMs = 12 * 3_600_000;
const fakeClock = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** Walks a wall through so many days. */
export async function year(plan: YearPlan): Promise<YearResult> {
  const folder = join(root, '.data', `year-${process.pid}`);
  const clock = openClock(folder);
  const production = await startProduction(plan.base, clock.env);
  const browser = await openBrowser();
  const link = await openLink(production.centre.url);
  const result: YearResult = { days: 0, tokens: 0, nights: 0, mornings: 0, losses: 0, upgrades: 0, restarts: 0, asked: [], longestMs: 0, thrown: [] };
  try {
    const context = await browser.newContext(screen);
    const page = await pairedWall(context, { production, link, result });
    clock.pass(untilAfternoon());
    const walk: Walk = { plan, production, link, result, browser, context, page, clock, folder, tokens: new Set<string>() };
    for (let day = 1; day <= plan.days; day += 1) await oneDay(walk, day);
    return result;
  } finally {
    await browser.close();
    await link.stop();
    await production.centre.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Walk {
  plan: YearPlan;
  production: Production;
  link: CuttableLink;
  result: YearResult;
  browser: Browser;
  context: BrowserContext;
  page: Page;
  clock: Clock;
  folder: string;
  tokens: Set<string>;
}

interface Clock {
  env: Record<string, string>;
  now(): number;
  /** Puts it forward. */
  pass(ms: number): void;
}

/** A clock for the server and all that it starts; how long things take is measured by the true one. */
function openClock(folder: string): Clock {
  mkdirSync(folder, { recursive: true });
  // The database's own user reads it too.
  chmodSync(folder, 0o755);
  const file = join(folder, 'clock');
  let aheadMs = 0;
  const write = () => writeFileSync(file, `+${Math.round(aheadMs / 1000)}`, { mode: 0o644 });
  write();
  return {
    env: { LD_PRELOAD: fakeClock, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_CACHE_DURATION: '1' },
    now: () => Date.now() + aheadMs,
    pass: (ms) => {
      aheadMs += ms;
      write();
    },
  };
}

/** To the next 15:40 of the province: half a day later it is night, in the hour in which walls begin anew. */
function untilAfternoon(): number {
  const dayMs = 2 * halfDayMs;
  const intoDay = (Date.now() + 7 * 3_600_000) % dayMs;
  return (15 * 3_600_000 + 40 * 60_000 - intoDay + dayMs) % dayMs;
}

async function pairedWall(context: BrowserContext, { production, link, result }: Pick<Walk, 'production' | 'link' | 'result'>): Promise<Page> {
  const page = await watchedPage(context, result);
  await page.goto(`${link.url}/wall`);
  const code = await eventually(() => page.getAttribute('[data-pairing]', 'data-pairing').then((text) => text || false), 60_000, 300);
  const display = (await production.administrator.get<{ id: string }[]>('/api/v1/displays'))[0]?.id ?? '';
  await production.administrator.post('/api/v1/displays/pairing/approve', { code, display });
  await page.waitForSelector('.wall[data-link="up"]', { timeout: 60_000 });
  await recordQuestions(context, result);
  await page.clock.install();
  await page.goto(`${link.url}/wall`);
  await screenUp(page);
  return page;
}

async function watchedPage(context: BrowserContext, result: YearResult): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => result.thrown.push(String(error)));
  return page;
}

/** From here on nobody is asked for anything, in any frame of a page. */
async function recordQuestions(context: BrowserContext, result: YearResult): Promise<void> {
  await context.exposeFunction('askedSomebody', (what: string) => void result.asked.push(what));
  await context.addInitScript(() => {
    const look = () => {
      const found = document.querySelector('form, input, [data-pairing]');
      if (found) (window as unknown as { askedSomebody(what: string): void }).askedSomebody(found.outerHTML.slice(0, 200));
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
  });
}

/** The machine beside the wall is started: its browser has what it kept, the token of that day. */
async function restart(walk: Walk): Promise<void> {
  const { browser, context, link, clock, result } = walk;
  const storageState = await context.storageState();
  await context.close();
  walk.context = await browser.newContext({ ...screen, storageState });
  await recordQuestions(walk.context, result);
  walk.page = await watchedPage(walk.context, result);
  await walk.page.clock.install({ time: clock.now() });
  await timed(result, async () => {
    await walk.page.goto(`${link.url}/wall`);
    await screenUp(walk.page);
  });
  result.restarts += 1;
}

/** Where the wall is: after a new beginning it stands in a frame of the first page. */
const screenOf = (page: Page): Frame => page.frames().at(-1) ?? page.mainFrame();
/** Each scene has the header with its sources, not each has figures. */
const isUp = (page: Page) => screenOf(page).evaluate(() => document.querySelector('.wall[data-link="up"] .feeds .ticks i') !== null).catch(() => false);
const isComing = async (page: Page) => (await page.locator('iframe.next-screen:not(.next-shown)').count()) > 0;

/** Live, and no other page is being painted behind it. */
async function screenUp(page: Page): Promise<void> {
  await eventually(async () => !(await isComing(page)) && (await isUp(page)), 90_000);
}

async function oneDay(walk: Walk, day: number): Promise<void> {
  const { plan, result } = walk;
  await halfDay(walk, 'night');
  if (day % plan.lossEvery === 0) await lose(walk, day);
  await halfDay(walk, 'day');
  if (day % plan.upgradeEvery === 0) await upgrade(walk, day);
  if (day % plan.restartEvery === 0) await restart(walk);
  // The picture may stand before the answer that brings the next token; one that never comes is told by their number.
  const next = await eventually(async () => {
    const token = await tokenOf(walk);
    return token !== '' && !walk.tokens.has(token) && token;
  }, 10_000).catch(() => null);
  if (next !== null) walk.tokens.add(next);
  Object.assign(result, { days: day, tokens: walk.tokens.size });
  if (day % 30 === 0) plan.say(`${day} days: ${JSON.stringify({ ...result, thrown: result.thrown.length })}`);
}

async function tokenOf({ context, link }: Walk): Promise<string> {
  return (await context.cookies(link.url)).find(({ name }) => name === 'rong_display')?.value ?? '';
}

async function halfDay({ clock, page, result, production }: Walk, light: 'day' | 'night'): Promise<void> {
  clock.pass(halfDayMs);
  await eventually(async () => Math.abs((await serverTime(production)) - clock.now()) < 60_000, 10_000);
  await timed(result, async () => {
    await page.clock.fastForward(halfDayMs);
    await screenUp(page);
    await eventually(() => screenOf(page).evaluate(() => document.documentElement.dataset['light'] ?? 'day').then((seen) => seen === light).catch(() => false), 60_000);
  });
  // At night the wall begins anew; half a day must not pass while the new page is being painted, as it never does.
  await screenUp(page);
  result[light === 'day' ? 'mornings' : 'nights'] += 1;
}

async function serverTime({ nobody }: Production): Promise<number> {
  return Date.parse((await nobody.ask('/health/live')).headers.get('date') ?? '');
}

async function timed(result: YearResult, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  result.longestMs = Math.max(result.longestMs, Math.round(performance.now() - began));
}

/** In turn: every connection ends, nothing is handed on for a while. */
async function lose({ link, page, result, plan }: Walk, day: number): Promise<void> {
  if ((day / plan.lossEvery) % 2 === 0) link.silence();
  else await link.cut();
  await page.clock.runFor(60_000);
  await eventually(async () => !(await isUp(page)), 60_000);
  await link.mend();
  await timed(result, () => screenUp(page));
  result.losses += 1;
}

/** The same programs with another name of their client, in place of those before: a version is taken away when the next one runs. */
async function upgrade({ plan, folder, production, page, result }: Walk, day: number): Promise<void> {
  const folderOf = (version: number) => join(folder, `version-${version}`);
  const apps = join(folderOf(day), 'apps');
  for (const app of ['api', 'wall']) cpSync(join(root, 'apps', app, 'dist'), join(apps, app, 'dist'), { recursive: true });
  const build = `upgrade-${day}`;
  for (const name of ['index.html', 'brief.html']) {
    const file = join(apps, 'wall/dist', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/data-build="[^"]+"/u, `data-build="${build}"`));
  }
  await production.centre.server().stop();
  await timed(result, async () => {
    await production.centre.restart(join(apps, 'api/dist/main.js'));
    await eventually(() => screenOf(page).evaluate((own) => document.documentElement.dataset['build'] === own, build).catch(() => false), 120_000, 200);
    await screenUp(page);
  });
  rmSync(folderOf(day - plan.upgradeEvery), { recursive: true, force: true });
  result.upgrades += 1;
}
