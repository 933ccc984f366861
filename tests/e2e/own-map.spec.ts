/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeatureCollection } from 'geojson';
import { startCopiedCentre, type CopiedCentre } from '../support/config-copy.js';
import { openBrowser, openPage } from '../support/browser.js';
import { pmtilesFile } from '../support/pmtiles-file.js';

/* A province's own map by configuration alone: boundaries as they were published, tiles under them, and the archipelagos. */

const bounds = [107, 13.5, 109, 16] as const;
const [west, south, east, north] = bounds;
/** A lake over the whole province, so that it is seen wherever the map is looked at. */
const lake: FeatureCollection = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind: 'lake' }, geometry: { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] } }] };

/** The districts with the properties that an office would publish them with. */
function publish(pack: string): void {
  const drawn = JSON.parse(readFileSync(join(pack, 'geometry.geojson'), 'utf8')) as FeatureCollection;
  const districts = drawn.features.filter(({ properties }) => properties?.['layer'] === 'district');
  const features = districts.map(({ properties, ...shape }) => ({ ...shape, properties: { MA_HUYEN: Number(properties?.['code']), TEN_HUYEN: properties?.['name'], NGUOI_VE: 'Phòng Đo đạc' } }));
  writeFileSync(join(pack, 'huyen.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  writeFileSync(join(pack, 'nen.pmtiles'), pmtilesFile({ layers: { water: lake }, bounds, zooms: [6, 9] }));
  change(join(pack, 'province.yaml'), (text) =>
    text
      .replace('  geometry: geometry.geojson', '  geometry:\n    - { file: huyen.geojson, layer: district, code: MA_HUYEN, name: TEN_HUYEN }\n  basemap: { file: nen.pmtiles, attribution: © Sở Xây dựng }')
      .replace('  schematic: true', '  schematic: false'),
  );
  change(join(pack, 'scenes.yaml'), (text) => text.replace(/(kind: map,)/, '$1 archipelagos: true,'));
}

function change(file: string, by: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  const changed = by(text);
  if (changed === text) throw new Error(`${file} has not what this test changes`);
  writeFileSync(file, changed);
}

let centre: CopiedCentre;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  browser = await openBrowser();
  centre = await startCopiedCentre({}, publish);
  ({ page, faults } = await openPage(browser, { width: 1920, height: 1080 }));
}, 200_000);
afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

it('takes published boundaries by the properties that hold code and name, and hands on no others', async () => {
  const { features } = await centre.get<FeatureCollection>('areas.geojson');
  expect(features).toHaveLength(10);
  expect(features[0]?.properties).toEqual({ layer: 'district', code: '610', name: 'Đăk Glei' });
});

it('hands out the tiles in ranges', async () => {
  const answer = await fetch(`${centre.url}/api/v1/basemap.pmtiles`, { headers: { range: 'bytes=0-6' } });
  expect([answer.status, await answer.text()]).toEqual([206, 'PMTiles']);
});

it('draws the tiles’ water over the districts, names their source, and shows Hoàng Sa and Trường Sa where a scene wants them', async () => {
  await page.goto(`${centre.url}/wall?scene=overview&light=day`);
  await page.waitForSelector('[data-ground="maplibre"]', { timeout: 60_000 });
  await expect.poll(() => mostSeen(page), { timeout: 20_000 }).toBe('#33434b');
  expect(await page.innerText('.ground-mark')).toBe('© Sở Xây dựng');
  expect(await page.locator('.archipelagos').count()).toBe(0);
  await page.goto(`${centre.url}/wall?scene=${sceneWithMap()}&light=day`);
  await page.waitForSelector('.archipelagos', { timeout: 60_000 });
  expect(await page.innerText('.archipelagos')).toMatch(/Hoàng Sa[^]+Trường Sa/);
  expect(faults).toEqual([]);
});

/** The first scene whose map block the test changed. */
function sceneWithMap(): string {
  const text = readFileSync(join(centre.pack, 'scenes.yaml'), 'utf8');
  const before = text.slice(0, text.indexOf('archipelagos: true'));
  return [...before.matchAll(/- id: ([\w-]+)/g)].at(-1)?.[1] ?? '';
}

/** The colour that most of the map has, as the screen shows it: "#rrggbb". */
async function mostSeen(shown: Page): Promise<string> {
  const png = (await shown.locator('.gl-ground').screenshot()).toString('base64');
  return shown.evaluate(async (encoded) => {
    const image = new Image();
    image.src = `data:image/png;base64,${encoded}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4 * 97) {
      const colour = `#${[...data.slice(at, at + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  }, png);
}
