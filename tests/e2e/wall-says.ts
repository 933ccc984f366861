/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { heardOutcomes, type ComponentId, type FeedState } from '@ioc/contracts';
import { openBrowser } from '../support/browser.js';
import type { Centre } from '../support/centre.js';

/** A wall that somebody looks at while the centre copes. */
export interface Wall {
  page: Page;
  close(): Promise<void>;
}

/** Without pictures of the cameras: drawing them takes a whole processor, and other things are looked at. */
export async function openWall(centre: Centre): Promise<Wall> {
  const browser = await openBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await page.routeWebSocket(/\/cameras\//, (socket) => socket.close());
  await page.goto(`${centre.url}/wall?scene=overview`);
  await page.waitForSelector('[data-component] [data-indicator]', { timeout: 60_000 });
  return { page, close: () => browser.close() };
}

/** Compares what the wall says of a component's feeds with what the server knows of them. */
export class WallWatch {
  /** Longest time that the wall said otherwise, milliseconds. */
  lagMs = 0;
  private differsSince: number | null = null;
  private known = '';

  constructor(
    private readonly wall: Wall,
    private readonly component: ComponentId,
  ) {}

  /** Whether the wall said at the last look what the server knew. */
  get agrees(): boolean {
    return this.differsSince === null;
  }

  /** One look, after the server was asked. */
  async look(feeds: readonly FeedState[]): Promise<void> {
    const known = inWords(feeds.filter(({ component }) => component === this.component));
    const said = await this.wall.page.$eval(`[data-component="${this.component}"]`, ({ dataset }) => `late ${dataset['late']} stale ${dataset['stale']} refused ${dataset['refused']}`);
    const now = Date.now();
    // The time runs from when the server came to know what it knows now.
    if (said === known) this.differsSince = null;
    else if (this.differsSince === null || known !== this.known) this.differsSince = now;
    this.known = known;
    if (this.differsSince !== null) this.lagMs = Math.max(this.lagMs, now - this.differsSince);
  }
}

function inWords(feeds: readonly FeedState[]): string {
  const on = feeds.filter(({ freshness }) => freshness !== 'off');
  const count = (is: (feed: FeedState) => boolean) => on.filter(is).length;
  const refused = count(({ rejected, outcome, paused }) => outcome !== null && (paused.length > 0 || rejected > 0 || outcome === 'partial' || !heardOutcomes.includes(outcome)));
  return `late ${count(({ freshness }) => freshness === 'late')} stale ${count(({ freshness }) => freshness === 'stale')} refused ${refused}`;
}
