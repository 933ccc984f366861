/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { overlaps, readLines, type TextLine } from './wall-layout.js';

/* What a leader with a tablet would trip over: text that is small, cut or covered, a page that moves sideways, a target too small for a thumb. */

/** At 0.45 m: design, section 8. */
const floorPx = 15;
const targetPx = 48;
const apartPx = 8;
/** Pixels that rounding may take. */
const slack = 1.5;

interface Target {
  name: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  isButton: boolean;
}

/** Runs in the page. Everything that can be touched, what is out of sight in a scroller left out. */
function readTargets(within: string): Target[] {
  const root = document.querySelector(within) ?? document.body;
  return [...root.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')]
    .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
    .map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { name: `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').slice(0, 30)}"`, left, top, right, bottom, isButton: element.classList.contains('button') };
    });
}

/** Runs in the page. Boxes that hold more than they show: sideways anywhere, upright where nothing scrolls. */
function readOverflows(within: string): string[] {
  const root = document.querySelector(within) ?? document.body;
  return [document.documentElement, root, ...root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element instanceof HTMLElement && element.checkVisibility())
    .filter((element) => {
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline' || element.clientWidth === 0) return false;
      const sideways = element.scrollWidth > element.clientWidth + 1 && (overflowX !== 'visible' || element === document.documentElement);
      const cut = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      return sideways || cut;
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} holds ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}: "${(element.textContent ?? '').slice(0, 40)}"`);
}

/** Runs in the page. What of the first page can be scrolled, which nothing may be on a tablet. */
function readScrollers(): string[] {
  return [document.documentElement, ...document.querySelectorAll<HTMLElement>('.brief, .brief *')]
    .filter((element) => element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0 && (element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowY)))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} scrolls`);
}

/** Everything that is wrong with a page of the brief, or of an organisation, or with the sheet that is open over it, a line each. */
export async function briefFaults(page: Page, { scrolls }: { scrolls: boolean }): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no fixed size');
  const within = (await page.$('dialog[open]')) ? 'dialog[open]' : ((await page.$('.organisation')) ? '.organisation' : '.brief');
  const lines = await page.evaluate(readLines, within);
  if (lines.length < 8) return [`only ${lines.length} lines of text are on the page`];
  const seen = lines.filter(({ top, bottom, clip }) => !scrolls || (top >= (clip?.top ?? -Infinity) - slack && bottom <= (clip?.bottom ?? Infinity) + slack));
  const targets = await page.evaluate(readTargets, within);
  const faults = [...(await page.evaluate(readOverflows, within)), ...(scrolls ? [] : await page.evaluate(readScrollers)), ...seen.flatMap((line) => judgeLine(line, size)), ...overlaps(seen), ...targetFaults(targets)];
  return faults.map((fault) => `${size.width}×${size.height} ${fault}`);
}

function judgeLine(line: TextLine, { width }: { width: number }): string[] {
  const name = `"${line.text}" (${line.where})`;
  const small = line.fontPx < floorPx - 0.05 && !line.inGlyph ? [`${name} too small: ${line.fontPx.toFixed(1)} px, floor ${floorPx}`] : [];
  const { left, right, top, bottom } = line.clip ?? { left: 0, right: width, top: -Infinity, bottom: Infinity };
  const across = cut([line.left, line.right], [Math.max(0, left), Math.min(width, right)]);
  const upright = cut([line.top, line.bottom], [top, bottom]);
  return [...small, ...across.map((said) => `${name} is cut at a side: ${said}`), ...upright.map((said) => `${name} is cut upright: ${said}`)];
}

/** Where a span leaves its bounds. */
function cut([from, to]: [number, number], [low, high]: [number, number]): string[] {
  const isWithin = from >= low - slack && to <= high + slack;
  return isWithin ? [] : [`${from.toFixed(0)}–${to.toFixed(0)} in ${low.toFixed(0)}–${high.toFixed(0)}`];
}

/** Rows and tiles are targets as a whole and may touch; buttons stand apart. */
export function targetFaults(targets: readonly Target[]): string[] {
  const small = targets.filter(({ left, right, top, bottom }) => right - left < targetPx - 0.5 || bottom - top < targetPx - 0.5).map(({ name, left, right, top, bottom }) => `${name} is ${(right - left).toFixed(0)} × ${(bottom - top).toFixed(0)} px, less than ${targetPx}`);
  const buttons = targets.filter(({ isButton }) => isButton);
  const close = buttons.flatMap((a, nth) => buttons.slice(nth + 1).filter((b) => gapOf(a, b) < apartPx - 0.5).map((b) => `${a.name} stands ${gapOf(a, b).toFixed(1)} px from ${b.name}`));
  return [...small, ...close];
}

function gapOf(a: Target, b: Target): number {
  return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}
