import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { bezelFaults } from './wall-bezels.js';
import { judge, layoutFaults, type TextLine } from './wall-layout.js';
import { openStage, rounds, type Stage } from './wall-stage.js';

const wall = { width: 1920, height: 1080 };
/** Every length follows the wall's height: the other sizes are seen with the two fullest rounds, and once for each scene. */
const otherSizes = [
  { width: 3840, height: 2160 },
  { width: 1280, height: 720 },
  { width: 1180, height: 820 },
];
const fullest = [1, 8];

let stage: Stage;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
  stage.show(0);
  browser = await openBrowser();
  ({ page } = await openPage(browser, wall));
  await page.goto(`${stage.url}/wall?scene=overview&light=day`);
  await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** A busy machine needs a while to draw eight million pixels anew. */
const mostLooks = 5;

/** Fitted text and the map settle a frame or two after the figures, digits change at most every two seconds: asked again before it is said. */
async function settledFaults(size: { width: number; height: number }): Promise<string> {
  await page.setViewportSize(size);
  await page.waitForTimeout(300);
  for (let looks = 1; ; looks += 1) {
    const faults = await layoutFaults(page);
    if (faults.length === 0 || looks === mostLooks) return faults.join('\n');
    await page.waitForTimeout(1200);
  }
}

describe('the wall with long names, six digits, and stale, missing, estimated and corrected values', () => {
  it.each(rounds)('cuts, covers and shrinks no text, round %i', async (round) => {
    stage.show(round);
    await page.waitForTimeout(2200);
    for (const size of fullest.includes(round) ? [wall, ...otherSizes] : [wall]) expect(await settledFaults(size)).toBe('');
    await page.setViewportSize(wall);
  });
});

describe('the scenes of the components, in the fullest round', () => {
  const scenes = ['socio-economic', 'government-performance', 'health', 'education', 'feedback', 'security-traffic', 'cybersecurity'];
  afterAll(async () => {
    await page.goto(`${stage.url}/wall?scene=overview&light=day`);
    await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
  });
  it.each(scenes)('cut, cover and shrink no text: %s', async (scene) => {
    stage.show(1);
    await page.setViewportSize(wall);
    await page.goto(`${stage.url}/wall?scene=${scene}&light=day`);
    await page.waitForSelector('[data-block="trend"] svg text', { timeout: 60_000 });
    for (const size of [wall, otherSizes[2] as typeof wall]) expect(await settledFaults(size)).toBe('');
    expect(await page.locator('[data-block]').count()).toBeGreaterThanOrEqual(4);
    // An old or missing figure keeps its row: what stands in place of it pushes nothing below.
    const fallen = await page.$$eval('.bar-row, .area-row, .clock-row, .group-open', (rows) => rows.filter((row) => getComputedStyle(row).gridTemplateRows.split(' ').length > 1).map((row) => row.textContent));
    expect(fallen).toEqual([]);
  });
});

describe('the scene of the cameras', () => {
  afterAll(async () => {
    await page.goto(`${stage.url}/wall?scene=overview&light=day`);
    await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
  });
  it.each([
    { which: 'one that is asked for', round: 1, query: '&camera=camera-02&why=theo+d%C3%B5i', enlarged: 'camera-02', reasons: ['asked'], sizes: [wall] },
    { which: 'the one near the worst event', round: 1, query: '', enlarged: 'camera-04', reasons: ['near'], sizes: [wall, ...otherSizes] },
    { which: 'none where nothing is open', round: 0, query: '', enlarged: '', reasons: [], sizes: [wall] },
  ])('enlarges $which, and cuts, covers and shrinks no text', async ({ round, query, enlarged, reasons, sizes }) => {
    stage.show(round);
    await page.setViewportSize(wall);
    await page.goto(`${stage.url}/wall?scene=cameras&light=day${query}`);
    await page.waitForSelector('.city-map [data-camera-mark]', { state: 'attached', timeout: 60_000 });
    await page.waitForSelector('.continuity-bar .stretch-frozen', { state: 'attached' });
    expect(await page.getAttribute('[data-enlarged]', 'data-enlarged')).toBe(enlarged);
    expect(await page.$$eval('[data-reason]', (all) => all.map((one) => one.getAttribute('data-reason')))).toEqual(reasons);
    for (const size of sizes) expect(await settledFaults(size)).toBe('');
    // Four of five hours were seen: the rest of the bar is covered by nothing, and no share is rounded up to a whole day.
    const bar = await page.$eval('[data-continuity="camera-01"] .continuity-bar', (element) => [...element.children].map((one) => [one.className, Math.round(parseFloat((one as HTMLElement).style.width))]));
    expect(bar.map(([, width]) => width).reduce((sum, width) => Number(sum) + Number(width), 0)).toBeLessThan(85);
    expect(await page.innerText('[data-continuity="camera-01"] .continuity-share')).toBe('99,9\u2009%');
    expect(await page.innerText('[data-continuity="camera-12"] .continuity-share')).toBe('chưa rõ');
  });
});

describe('the scene of the feeds', () => {
  afterAll(async () => {
    await page.goto(`${stage.url}/wall?scene=overview&light=day`);
    await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
  });
  it.each([
    { round: 1, sizes: [wall, ...otherSizes] },
    { round: 3, sizes: [wall] },
  ])('cuts, covers and shrinks no text, in each component the worst stand first, round $round', async ({ round, sizes }) => {
    stage.show(round);
    await page.setViewportSize(wall);
    await page.goto(`${stage.url}/wall?scene=feeds&light=day`);
    await page.waitForSelector('[data-score] b', { timeout: 60_000 });
    for (const size of sizes) expect(await settledFaults(size)).toBe('');
    const groups = await page.$$eval('[data-block="feeds"]', (blocks) =>
      blocks.map((block) => [...block.querySelectorAll('[data-feed]')].map((row) => ({ id: row.getAttribute('data-feed') ?? '', freshness: row.getAttribute('data-freshness') ?? '' }))),
    );
    const order = ['stale', 'missing', 'late', 'fresh'];
    for (const rows of groups) {
      const worst = rows.filter(({ freshness }) => freshness === 'stale' || freshness === 'missing').map(({ freshness }) => order.indexOf(freshness));
      expect(rows.slice(0, worst.length).map(({ freshness }) => order.indexOf(freshness))).toEqual(worst.toSorted());
    }
    const seen = groups.flat().map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    // What has no row is counted: nothing vanishes.
    const more = await page.$$eval('.feeds-more', (all) => all.reduce((sum, one) => sum + Number(/\d+/.exec(one.textContent ?? '')?.[0] ?? 0), 0));
    expect(seen.length + more).toBe(stage.feeds);
    expect(await page.$$eval('[data-score]', ([row]) => [...(row as Element).children].slice(1).map((cell) => cell.textContent))).toEqual(['100,0', 'chưa rõ', '99,9', '0,0']);
  });
});

describe('the scene of trends', () => {
  afterAll(async () => {
    await page.goto(`${stage.url}/wall?scene=overview&light=day`);
    await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
  });
  it.each([
    { round: 1, query: '&indicator=attendance-rate', areas: 'true', sizes: [wall, ...otherSizes] },
    { round: 8, query: '&indicator=state-budget-revenue-vs-plan&area=62', areas: 'false', sizes: [wall] },
    { round: 2, query: '', areas: undefined, sizes: [wall] },
  ])('cuts, covers and shrinks no text, and shows the year before as a second line, round $round', async ({ round, query, areas, sizes }) => {
    stage.show(round);
    await page.setViewportSize(wall);
    await page.goto(`${stage.url}/wall?scene=trends&light=day${query}`);
    await page.waitForSelector('[data-block="trend"] svg text', { timeout: 60_000 });
    await page.waitForSelector('.trend-name-1');
    for (const size of sizes) expect(await settledFaults(size)).toBe('');
    if (areas) expect(await page.getAttribute('[data-trend]', 'data-has-areas')).toBe(areas);
    expect(await page.$$eval('.trend-name', (names) => names.map((name) => name.textContent))).toEqual(['kỳ này', 'cùng kỳ năm trước']);
    expect(await page.locator('[data-fact]').count()).toBe(7);
  });
  it('shows one indicator after the other in its turns, in one chart for all of them', async () => {
    stage.show(1);
    await page.goto(`${stage.url}/wall?scene=trends&light=day`);
    await page.waitForSelector('[data-block="trend"] svg text', { timeout: 60_000 });
    const chart = await page.$('.trend-chart');
    const first = await page.getAttribute('[data-trend]', 'data-trend');
    await expect.poll(() => page.getAttribute('[data-trend]', 'data-trend'), { timeout: 40_000 }).not.toBe(first);
    await page.waitForSelector('.year-chart[data-empty="false"] svg text', { timeout: 60_000 });
    expect(await chart?.evaluate((element) => element.isConnected)).toBe(true);
  });
});

describe('on other walls', () => {
  const show = async (query: string, size: { width: number; height: number }) => {
    await page.setViewportSize(size);
    await page.goto(`${stage.url}/wall?light=day&${query}`);
    await page.waitForSelector('.wall', { timeout: 60_000 });
  };
  const wide = { width: 7680, height: 2160 };
  const drawn: Record<string, string> = { overview: '.district-label', cameras: '.city-map [data-camera-mark]', feeds: '[data-score] b' };
  afterAll(() => show('scene=overview', wall));

  /** Every length follows the wall's height: the fullest scenes are seen at its full size, the others at half of it. */
  const full = ['overview', 'cameras'];
  const scenes = [...full, 'health', 'socio-economic', 'feedback', 'security-traffic', 'cybersecurity', 'feeds', 'trends'];
  it.each(scenes)('of 4 × 2 screens no text is cut and nothing lies on a bezel: %s', async (scene) => {
    stage.show(1);
    const size = full.includes(scene) ? wide : { width: wide.width / 2, height: wide.height / 2 };
    await show(`display=wide-wall&scene=${scene}`, size);
    await page.waitForSelector(drawn[scene] ?? '[data-block] svg text', { state: 'attached', timeout: 60_000 });
    await expect.poll(async () => [...(await layoutFaults(page)), ...(await bezelFaults(page, { columns: 4, rows: 2 }))], { timeout: 20_000, interval: 1000 }).toEqual([]);
    // The same picture on other screens would not do.
    expect(await bezelFaults(page, { columns: 3, rows: 1 })).toEqual(expect.arrayContaining([expect.stringContaining(` px to ${size.width / 3}`)]));
  });

  it('a scene that would lie on bezels is not shown: the wall says which block, and where', async () => {
    await show('display=nine&scene=overview', wall);
    expect(await page.locator('[data-refused="header"]').innerText()).toContain('33 %');
    expect(await page.locator('.panel').count()).toBe(0);
  });

  it.each([
    { which: '21:9', query: 'scene=overview', size: { width: 2560, height: 1080 }, figures: 28 },
    { which: '2,9 heights away', query: 'display=far&scene=overview', size: wall, figures: 14 },
    { which: '4,4 heights away', query: 'display=farther&scene=overview', size: wall, figures: 0 },
  ])('$which shows what can be read from there, and cuts nothing', async ({ query, size, figures }) => {
    stage.show(1);
    await show(query, size);
    await page.waitForSelector('.district-label', { state: 'attached', timeout: 60_000 });
    await expect.poll(() => layoutFaults(page), { timeout: 20_000, interval: 1000 }).toEqual([]);
    expect(await page.locator('[data-component] .head-figure').count()).toBe(7);
    expect(await page.locator('[data-component] .cell-figure').count()).toBe(figures);
  });
});

it('shows each state at its figure', async () => {
  stage.show(0);
  const states = () => page.$$eval('[data-component] [data-indicator]', (figures) => figures.map((figure) => figure.getAttribute('data-freshness') ?? ''));
  await expect.poll(async () => new Set(await states()), { timeout: 8000 }).toEqual(new Set(['fresh', 'late', 'stale', 'missing']));
  for (const mark of ['.figure-revised', '[data-estimated]', '.age-plate', '.figure-missing']) expect(await page.locator(mark).count(), mark).toBeGreaterThan(0);
});

describe('the judge of the layout', () => {
  const line = (more: Partial<TextLine>): TextLine => ({
    ...{ text: 'Y tế', node: 1, where: 'health', fontPx: 20, clip: null, home: null, inGlyph: false, covered: false },
    ...{ left: 10, right: 50, top: 10, bottom: 30, ...more },
  });
  const size = { width: 1920, height: 1080 };
  it.each([
    ['too small', [line({ fontPx: 19 })]],
    ['cut: right 10.0 px', [line({ clip: { left: 0, top: 0, right: 40, bottom: 40 } })]],
    ['leaves its place: bottom 5.0 px', [line({ home: { left: 0, top: 0, right: 90, bottom: 25 } })]],
    ['off the screen', [line({ left: -4 })]],
    ['lies under a hatch', [line({ covered: true })]],
    ['lies on', [line({}), line({ node: 2, left: 48 })]],
  ])('says %s', (said, lines) => {
    expect(judge(lines, size)).toEqual([expect.stringContaining(said)]);
  });
  it('lets two lines of one text and neighbours be', () => {
    expect(judge([line({}), line({ top: 28, bottom: 48 }), line({ node: 2, left: 50, right: 90 })], size)).toEqual([]);
  });
});
