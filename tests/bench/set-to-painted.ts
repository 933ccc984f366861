import { join } from 'node:path';
import { type ComponentFrame, type LiveFrame } from '@ioc/contracts';
import { root } from '../../tools/build.mjs';
import { openBrowser } from '../support/browser.js';
import { asShipped, startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { openLive, subscribe, type LiveClient } from '../support/live.js';
import { percentile } from './figures.js';

const displays = 20;
const changes = 100;
const feed = 'his-hourly';
const indicator = 'emergency-visits';
const topic = 'component/health';

interface Times {
  fetched: number;
  stored: number;
  pushed: number;
  painted: number;
}

/**
 * From the poll that reads a value set at the department, to the pixel: one real browser paints, nineteen more displays
 * follow all topics. Tiles change their digits at most once in two seconds, so changes come every 2.5 s.
 */
export async function setToPainted(): Promise<string[]> {
  const centre = await startCentre(21_300, asShipped);
  const browser = await openBrowser([], join(root, 'tests/bench/display.sh'));
  const others = await Promise.all(Array.from({ length: displays - 1 }, () => follow(centre)));
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
    await page.goto(`${centre.url}/wall?scene=overview`);
    const tile = `[data-indicator="${indicator}"]`;
    await page.waitForSelector(tile, { timeout: 60_000 });
    await page.evaluate(watchTile, tile);
    const times: Times[] = [];
    for (let count = 0; count < changes; count += 1) {
      const value = 1000 + count;
      const frame = frameWith(others[0] as LiveClient, value);
      await centre.control(feed, { set: { indicator, area: '62', value } });
      await fetch(`${centre.url}/api/v1/feeds/${feed}/poll`, { method: 'POST' });
      const { trace, at } = await frame;
      const painted = await eventually(() => page.evaluate((wanted) => (window as unknown as Painted).paintedAt[wanted], String(value)), 10_000, 20);
      times.push({ fetched: trace?.fetchedAt ?? 0, stored: trace?.storedAt ?? 0, pushed: at, painted });
      await page.waitForTimeout(2100);
    }
    return report(times);
  } finally {
    for (const socket of others) socket.close();
    await browser.close();
    await centre.stop();
  }
}

interface Painted {
  paintedAt: Record<string, number>;
}

/** Runs in the page: notes when a value stood in the tile and the frame that shows it was painted. */
function watchTile(selector: string): void {
  const target = window as unknown as Painted;
  target.paintedAt = {};
  const note = () => {
    const value = document.querySelector(selector)?.getAttribute('data-value');
    if (value && target.paintedAt[value] === undefined) {
      // After the next frame was handed to the screen.
      requestAnimationFrame(() => setTimeout(() => (target.paintedAt[value] ??= Date.now()), 0));
    }
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}

async function follow(centre: Centre): Promise<LiveClient> {
  const socket = await openLive(centre.url);
  await subscribe(socket, ['component/socio-economic', 'component/government-performance', topic, 'component/education', 'component/feedback', 'component/security-traffic', 'component/cybersecurity', 'feeds', 'cameras', 'events']);
  return socket;
}

function frameWith(socket: LiveClient, value: number): Promise<ComponentFrame> {
  return new Promise((resolve) => {
    const look = (frame: LiveFrame) => {
      const component = frame as ComponentFrame;
      if (component.topic !== topic || !(component.v?.includes(value) || component.added?.some((series) => series.value === value))) return;
      socket.off('frame', look);
      resolve(component);
    };
    socket.on('frame', look);
  });
}

function report(times: Times[]): string[] {
  const row = (name: string, of: (time: Times) => number) => {
    const spans = times.map(of);
    const [p50, p95, p99] = [50, 95, 99].map((share) => percentile(spans, share).toFixed(0).padStart(5));
    return `  ${name.padEnd(20)} p50 ${p50} ms   p95 ${p95} ms   p99 ${p99} ms`;
  };
  return [
    `set → painted: ${times.length} changes of one value at a department, ${displays} displays connected, one of them a real browser`,
    row('fetched → stored', (time) => time.stored - time.fetched),
    row('stored → pushed', (time) => time.pushed - time.stored),
    row('pushed → painted', (time) => time.painted - time.pushed),
    `${row('fetched → painted', (time) => time.painted - time.fetched)}   (goal: p99 ≤ 500 ms)`,
  ];
}
