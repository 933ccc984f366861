/// <reference lib="dom" />
import type { CDPSession, Frame, Page } from 'playwright-core';
import { openStage, type Stage } from '../e2e/wall-stage.js';
import { openBrowser, openPage } from '../support/browser.js';
import { countPage, loseContexts, watchContexts, type PageCounts } from './page-counts.js';
import { lineOf } from './growth.js';

/*
 * Days of a wall in minutes: every panel is updated as often as in that time, scenes change all the time, and now and then the
 * network goes, a graphics context is lost, and a new version is deployed. The wall's own clock is the real one.
 */

export interface SoakPlan {
  /** Updates of every panel; one in 2 s makes 43,200 a day. */
  updates: number;
  samples: number;
  everyMs: number;
  /** How long a scene stands; short, so that minutes have as many changes as a day. */
  dwell: string;
  /** Scenes that the wall turns through; by default all. */
  turn?: readonly string[];
  say(line: string): void;
}

export interface SoakResult {
  /** On the overview, after a collection of rubbish; those after the deploy, so that all are of one page. */
  samples: PageCounts[];
  /** Messages that came in on the socket. */
  frames: number;
  sceneChanges: number;
  linkLosses: number;
  contextLosses: number;
  deploys: number;
  /** What the page threw. */
  thrown: string[];
}

/** The stretch after which the deploy happens; code is compiled and histories have come by then. */
const deployAfter = 1;

/** Runs one wall through `updates` updates of every panel. */
export async function soak(plan: SoakPlan): Promise<SoakResult> {
  const browser = await openBrowser();
  const { page, faults: thrown } = await openPage(browser, { width: 1280, height: 720 });
  const result: SoakResult = { samples: [], frames: 0, sceneChanges: 0, linkLosses: 0, contextLosses: 0, deploys: 0, thrown };
  const stage = await openStage({ dwell: plan.dwell, gapMs: 1, ...(plan.turn ? { turn: plan.turn } : {}) });
  try {
    const session = await openWall(page, stage, result);
    for (let stretch = 0; stretch < plan.samples; stretch += 1) {
      await updates(stage, stretchOf(plan, stretch));
      await trouble({ page, stage, result }, stretch);
      // As many events are open as at every other count.
      stage.show(0);
      const counts = await settledCounts(page, session, stretchOf(plan, stretch).to);
      if (stretch > deployAfter) result.samples.push(counts);
      plan.say(lineOf(counts));
    }
    return result;
  } finally {
    await browser.close();
    await stage.stop();
  }
}

async function openWall(page: Page, stage: Stage, result: SoakResult): Promise<CDPSession> {
  await watchContexts(page);
  await page.exposeFunction('sceneChanged', () => void (result.sceneChanges += 1));
  await page.addInitScript(() => {
    const sceneNow = () => document.querySelector('.wall')?.getAttribute('data-scene') ?? '';
    let shown = '';
    new MutationObserver(() => {
      const scene = sceneNow();
      if (scene === '' || scene === shown) return;
      shown = scene;
      (window as unknown as { sceneChanged(): void }).sceneChanged();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-scene'] });
  });
  page.on('websocket', (socket) => socket.on('framereceived', () => (result.frames += 1)));
  stage.show(0);
  await page.goto(`${stage.url}/wall`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return session;
}

const stretchOf = ({ updates, samples, everyMs }: SoakPlan, stretch: number) => ({ from: Math.round((updates * stretch) / samples), to: Math.round((updates * (stretch + 1)) / samples), everyMs });

async function updates(stage: Stage, { from, to, everyMs }: { from: number; to: number; everyMs: number }): Promise<void> {
  for (let n = from; n < to; n += 1) {
    stage.update(n);
    if (n % 300 === 0) stage.show((n / 300) % 9);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

interface Soaking {
  page: Page;
  stage: Stage;
  result: SoakResult;
}

/** What happens to a wall in its days: each stretch ends with something else. */
async function trouble({ page, stage, result }: Soaking, stretch: number): Promise<void> {
  if (stretch === deployAfter) {
    stage.deploy('2');
    await page.waitForSelector('.next-shown', { state: 'attached', timeout: 90_000 });
    result.deploys += 1;
  } else if (stretch % 2 === 0) {
    // Scenes without a map have none to lose.
    await screenOf(page).waitForFunction(isOverview, undefined, { timeout: 90_000, polling: 50 });
    result.contextLosses += await loseContexts(screenOf(page));
  } else if (stage.cut() > 0) result.linkLosses += 1;
}

/** Where the wall is: after a deploy the new client stands in a frame of the first page. */
function screenOf(page: Page): Frame {
  return page.frames().at(-1) ?? page.mainFrame();
}

/** In the page. A scene that was just changed to is drawn over several frames: seven panels and the districts' names make it whole. */
const isOverview = () =>
  document.querySelector('.wall[data-scene="overview"][data-link="up"]') !== null && document.querySelectorAll('.wall [data-component]').length >= 7 && document.querySelectorAll('.district-label').length > 9;

/** Counts while the overview stands and the link is up: each time the same picture, or it is counted again. */
async function settledCounts(page: Page, session: CDPSession, at: number): Promise<PageCounts> {
  const screen = screenOf(page);
  for (let tries = 0; tries < 20; tries += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await screen.waitForFunction(isOverview, undefined, { timeout: 90_000, polling: 50 });
    const counts = await countPage(screen, session, at);
    if (await screen.evaluate(isOverview)) return counts;
  }
  throw new Error('the overview never stood for long enough to count what the page holds');
}
