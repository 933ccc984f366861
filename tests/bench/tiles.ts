import { join } from 'node:path';
import { static as files, type Express } from 'express';
import type { CDPSession } from 'playwright-core';
import { loadPack, type ProvincePack, type SeriesChange } from '@ioc/platform';
import { root } from '../../tools/build.mjs';
import { openBrowser } from '../support/browser.js';
import { startLiveServer, type LiveServer } from '../support/live-server.js';

const tiles = 500;
const seconds = 20;

/** Main-thread time of the wall's page of tiles, with 500 figures that change once a second, above the same page at rest. */
export async function tilesBench(): Promise<string[]> {
  const pack = await loadPack(join(root, 'config/kon-tum'), { unset: 'placeholder' });
  const server = await startLiveServer(undefined, (express) => servePage(express, pack));
  change(server, pack, 0);
  const browser = await openBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 3840, height: 2160 } })).newPage();
    await page.goto(`${server.url}/wall/tiles?n=${tiles}`);
    await page.waitForFunction((wanted) => document.querySelectorAll('[data-indicator]').length >= wanted, tiles, { timeout: 60_000 });
    const session = await page.context().newCDPSession(page);
    // Time of the thread itself, not of a machine that others use too.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.waitForTimeout(5000);
    const idle = await busyMs(session, () => page.waitForTimeout(seconds * 1000));
    let round = 0;
    const timer = setInterval(() => change(server, pack, (round += 1)), 1000);
    const changing = await busyMs(session, () => page.waitForTimeout(seconds * 1000));
    clearInterval(timer);
    const above = (changing - idle) / seconds;
    return [
      `tiles: ${tiles} figures changing once a second, main thread of the page, ${seconds} s each`,
      `  at rest:  ${(idle / seconds).toFixed(1)} ms a second (ages go on counting)`,
      `  changing: ${(changing / seconds).toFixed(1)} ms a second`,
      `  above rest: ${above.toFixed(1)} ms a second (goal < 50)`,
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function busyMs(session: CDPSession, during: () => Promise<void>): Promise<number> {
  const taskMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await taskMs();
  await during();
  return (await taskMs()) - before;
}

function servePage(express: Express, pack: ProvincePack): void {
  const dist = join(root, 'apps/wall/dist');
  const { province, components, areas, organisations, scenes, indicators, geometry } = pack;
  express.get('/api/v1/province', (_request, response) => void response.json({ province, components, areas, organisations, scenes, simulated: true, version: '1' }));
  const actor = { kind: 'visitor', id: 'visitor', name: '', grants: [] };
  express.get('/api/v1/session', (_request, response) => void response.json({ demonstration: true, actor, rights: [], roles: [], secondFactor: { has: false, isDue: false } }));
  express.get('/api/v1/indicators', (_request, response) => void response.json(indicators));
  express.get('/api/v1/areas.geojson', (_request, response) => void response.json(geometry));
  express.use('/assets', files(join(dist, 'assets')));
  express.get(['/wall', '/wall/*path'], (_request, response) => response.sendFile(join(dist, 'index.html')));
}

/** Every series gets a new value; all of one topic, so that it is the heaviest case for the page. */
function change({ bus }: LiveServer, pack: ProvincePack, round: number): void {
  const now = Date.now();
  const districts = pack.shownAreas.filter((area) => area.level === 'district');
  const changes = pack.indicators.slice(0, Math.ceil(tiles / districts.length)).flatMap(({ id }, i) =>
    districts.map<SeriesChange>(({ code }, k) => ({
      ...{ indicator: id, area: code, value: 10 + ((round * 7 + i * 3 + k) % 80), period: 'instant', at: now, ageFrom: now, staleAt: now + 60_000 },
      ...{ receivedAt: now, provenance: 'simulated' as const, feed: 'bench' },
    })),
  );
  bus.emit('readings.stored', { feed: 'bench', runId: null, changes, fetchedAt: now, storedAt: now });
}
