/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { asShipped, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { median, percentile } from './figures.js';

const orders = 30;
const scenes = ['health', 'education'] as const;
/** So that a scene stands whole before the next one is asked for. */
const restMs = 3000;

interface Seen {
  answered: number;
  /** Of each wall, from the order until the frame that shows its scene was painted. */
  painted: number[];
}

/** From an order of the desk to the frames that two walls paint, and how far these lie apart; beside the time that the order itself takes to be answered. */
export async function orderToWalls(): Promise<string[]> {
  const centre = await startCentre(24_970, asShipped);
  const browser = await openBrowser();
  try {
    const walls = [await openWall(browser, centre), await openWall(browser, centre)];
    const seen: Seen[] = [];
    for (let nth = 0; nth < orders; nth += 1) {
      seen.push(await order(centre, walls, scenes[nth % scenes.length] as string));
      await walls[0]?.waitForTimeout(restMs);
    }
    return report(seen);
  } finally {
    await browser.close();
    await centre.stop();
  }
}

async function openWall(browser: Browser, { url }: Centre): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  const page = await context.newPage();
  // Drawing the cameras takes a whole processor of this machine, on a wall it is the graphics card's.
  await page.routeWebSocket(/\/cameras\//u, (socket) => socket.close());
  await page.goto(`${url}/wall?display=wall`);
  await page.waitForSelector('.wall[data-scene]', { timeout: 60_000 });
  await page.waitForTimeout(10_000);
  await page.evaluate(watchScene);
  return page;
}

interface Watched {
  sceneAt: Record<string, number>;
}

/** Runs in the page: notes when a scene stood there and the frame that shows it was painted. */
function watchScene(): void {
  const target = window as unknown as Watched;
  target.sceneAt = {};
  const note = () => {
    const scene = document.querySelector('.wall')?.getAttribute('data-scene') ?? '';
    if (target.sceneAt[scene] === undefined) requestAnimationFrame(() => setTimeout(() => (target.sceneAt[scene] ??= Date.now()), 0));
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-scene'] });
}

async function order({ url }: Centre, walls: readonly Page[], scene: string): Promise<Seen> {
  for (const wall of walls) await wall.evaluate(() => void ((window as unknown as Watched).sceneAt = {}));
  const began = Date.now();
  const answer = await fetch(`${url}/api/v1/displays/all/order`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ content: { scene }, by: 'bench', firm: true }),
  });
  if (!answer.ok) throw new Error(`the order was answered ${answer.status}: ${await answer.text()}`);
  const answered = Date.now() - began;
  const at = await Promise.all(walls.map((wall) => eventually(() => wall.evaluate((wanted) => (window as unknown as Watched).sceneAt[wanted], scene), 15_000, 20)));
  return { answered, painted: at.map((ms) => ms - began) };
}

function report(seen: readonly Seen[]): string[] {
  const line = (values: readonly number[]) => `p50 ${median(values).toFixed(0)}, p95 ${percentile(values, 95).toFixed(0)}, most ${Math.max(...values).toFixed(0)} ms`;
  return [
    `an order to two walls in one browser on this machine, ${seen.length} orders`,
    `  answered:        ${line(seen.map(({ answered }) => answered))}`,
    `  both painted:    ${line(seen.map(({ painted }) => Math.max(...painted)))} (goal ≤ 300)`,
    `  between the two: ${line(seen.map(({ painted }) => Math.max(...painted) - Math.min(...painted)))} (goal ≤ 100)`,
  ];
}
