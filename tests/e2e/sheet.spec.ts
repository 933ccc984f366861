/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { wcagContrast } from 'culori';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../tools/build.mjs';
import { openBrowser, openPage } from '../support/browser.js';
import { sheetPages, startSheet, themes, type SheetServer } from '../support/sheet-pages.js';
import { distance, pairs, seen, visions } from './colour-vision.js';
import { faintTexts, leastContrast, readPaint } from './painted-contrast.js';
import { layoutFaults } from './wall-layout.js';

let sheet: SheetServer;
let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  ensureBuilt(['wall']);
  sheet = await startSheet();
  browser = await openBrowser();
  ({ page, faults } = await openPage(browser, { width: 1920, height: 1080 }));
});
afterAll(async () => {
  await browser?.close();
  await sheet?.stop();
});

async function open(name: string, theme?: string): Promise<void> {
  await page.goto(sheet.url(name, theme));
  await page.waitForSelector(name === 'map' ? '.district-label' : `[data-page="${name}"]`, { state: 'attached', timeout: 60_000 });
  if (name === 'blocks') await page.waitForSelector('[data-block="trend"] svg text', { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

describe.each(sheetPages)('the sheet of %s', (name) => {
  it('cuts, covers and shrinks no text at any size, and nothing fails in it', async () => {
    await open(name);
    for (const size of [{ width: 1920, height: 1080 }, { width: 3840, height: 2160 }, { width: 2560, height: 1080 }, { width: 1180, height: 820 }]) {
      await page.setViewportSize(size);
      await expect.poll(() => layoutFaults(page), { timeout: 5000 }).toEqual([]);
    }
    await page.setViewportSize({ width: 1920, height: 1080 });
    expect(faults).toEqual([]);
  });
  it.each(themes)(`has no text below ${leastContrast}:1, theme %s`, async (theme) => {
    await open(name, theme);
    const texts = await page.evaluate(readPaint);
    expect(texts.length).toBeGreaterThan(20);
    expect(faintTexts(texts)).toEqual([]);
  });
});

it.each(['live', 'day', 'night'])('says by how much the colours of the theme that stands are told apart: %s', async (theme) => {
  // From another theme, as by its link: what was measured before does not stay.
  await open('states', theme === 'live' ? 'day' : 'live');
  await page.click(`a[href*="theme=${theme}"]`);
  const swatches = () => page.$$eval('[data-swatch]:not([data-swatch="hatch"])', (all) => all.map((one) => [one.textContent ?? '', getComputedStyle(one).color, getComputedStyle(one).backgroundColor] as const));
  const said = (all: Awaited<ReturnType<typeof swatches>>) => all.filter(([text, ink, ground]) => !text.endsWith(` ${wcagContrast(ink, ground).toFixed(1).replace('.', ',')}`));
  await expect.poll(async () => said(await swatches()), { timeout: 5000 }).toEqual([]);
  expect(await swatches()).toHaveLength(9);
});

it('says what is too faint', () => {
  expect(faintTexts([{ text: 'a', where: 'x', ink: '#777', ground: '#888' }])).toEqual([expect.stringContaining('"a" (x): #777 on #888 is 1.')]);
});

interface Glyph {
  severity: number;
  /** What fills it, or its outline where nothing does. */
  colour: string;
  /** Which of 40 × 40 points of its box lie inside its outline. */
  inside: boolean[];
}

/** Runs in the page. The glyphs of taken-up alarms, as the browser draws them. */
function readGlyphs(): Glyph[] {
  return [1, 2, 3, 4].map((severity) => {
    const shape = document.querySelector<SVGGeometryElement>(`[data-alarm="${severity}-acked"] .shape`) as SVGGeometryElement;
    const { fill, stroke } = getComputedStyle(shape);
    const inside = Array.from({ length: 1600 }, (_, n) => shape.isPointInFill(new DOMPoint(((n % 40) + 0.5) * 2.5, (Math.floor(n / 40) + 0.5) * 2.5)));
    return { severity, colour: fill === 'none' ? stroke : fill, inside };
  });
}

/** Runs in the page. What paints the age of a figure, and what lies under its value. */
function readFreshness(): { state: string; ink: string; plate: string; texture: boolean; barShare: number }[] {
  return ['fresh', 'ageing', 'stale'].map((state) => {
    const figure = document.querySelector(`[data-datum="${state}"] .cell-figure`) as Element;
    const age = getComputedStyle(figure.querySelector('.age') as Element);
    const value = getComputedStyle(figure.querySelector('.figure-value') as Element);
    const bar = figure.querySelector('.age i')?.getBoundingClientRect().width ?? 0;
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    const plate = age.backgroundColor === 'rgba(0, 0, 0, 0)' ? ground : age.backgroundColor;
    return { state, ink: age.color, plate, texture: value.backgroundImage.includes('repeating-linear-gradient') && value.borderTopStyle === 'dashed', barShare: bar / (figure.querySelector('.age')?.getBoundingClientRect().width ?? 1) };
  });
}

/** Share of two shapes' common ground in what both cover together: 1 is the same shape. */
function likeness(a: readonly boolean[], b: readonly boolean[]): number {
  const count = (both: (x: boolean, y: boolean) => boolean) => a.filter((x, n) => both(x, b[n] ?? false)).length;
  return count((x, y) => x && y) / count((x, y) => x || y);
}

/** At a glance and across a room. */
const leastDistance = 10;
/** A tenth of the larger shape and more is then outside of the other. */
const mostLikeness = 0.9;

describe.each(themes)('for eyes without one kind of cones, and for grey ones, theme %s', (theme) => {
  it('keeps the four priorities apart, by colour where it can and by shape always', async () => {
    await open('states', theme);
    const glyphs = await page.evaluate(readGlyphs);
    expect(glyphs.map(({ inside }) => inside.filter(Boolean).length)).toEqual(glyphs.map(() => expect.toSatisfy((points: number) => points > 300)));
    const lines = pairs(glyphs).map(([a, b]) => {
      const alike = likeness(a.inside, b.inside);
      expect(alike, `shapes ${a.severity} and ${b.severity}`).toBeLessThan(mostLikeness);
      return { of: `${a.severity}–${b.severity}`, alike, far: visions.map((vision) => distance(a.colour, b.colour, vision)) };
    });
    print(`${theme}: priorities, CIEDE2000 as seen by ${visions.join(', ')}; likeness of shapes`, lines.map(({ of, far, alike }) => `${of}: ${far.map((one) => one.toFixed(0)).join(' ')}; ${alike.toFixed(2)}`));
    // Every two priorities also differ in colour for eyes with two kinds of cones; for grey ones shape, numeral and place remain.
    expect(lines.filter(({ far }) => far.slice(0, 4).some((one) => one < leastDistance)).map(({ of }) => of)).toEqual([]);
  });

  it('keeps fresh, ageing and stale apart by light alone', async () => {
    await open('states', theme);
    const states = await page.evaluate(readFreshness);
    const apart = pairs(states).map(([a, b]) => {
      const far = visions.map((vision) => Math.max(distance(a.ink, b.ink, vision), distance(a.plate, b.plate, vision)));
      for (const one of far) expect(one, `${a.state} and ${b.state}`).toBeGreaterThanOrEqual(leastDistance);
      return `${a.state}–${b.state}: ${far.map((one) => one.toFixed(0)).join(' ')}`;
    });
    print(`${theme}: freshness`, apart);
    expect(states.map(({ texture }) => texture)).toEqual([false, false, true]);
    const [fresh = 0, ageing = 0] = states.map(({ barShare }) => barShare);
    expect(ageing).toBeGreaterThan(fresh + 0.2);
  });
});

it('sees red as a dark yellow without the first kind of cones, and as the same grey as its luminance in grey', () => {
  const { r, g, b } = seen('#ff0000', 'protanopia');
  expect([r, g, b].map((one) => Math.round(one * 255))).toEqual([109, 95, 0]);
  const grey = seen('#ff0000', 'grey');
  expect(Math.round(grey.r * 255)).toBe(127);
  expect(distance('#ff0000', '#00ff00', 'grey')).toBeLessThan(distance('#ff0000', '#00ff00', 'common'));
});

function print(title: string, lines: readonly string[]): void {
  process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
