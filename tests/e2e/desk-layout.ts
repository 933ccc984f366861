/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { overlaps, readLines, type TextLine } from './wall-layout.js';

/* What a person at a desk would trip over. Pages scroll downwards, never sideways; an open sheet is looked at alone. */

/** On a screen 1920 wide; type grows with wider ones. */
const floorPx = 15;
/** Pixels that rounding may take. */
const slack = 1.5;

/** Runs in the page. Boxes that are wider inside than outside, and text that a box cuts upright. */
function readOverflows(within: string): string[] {
  const root = document.querySelector(within) ?? document.body;
  return [document.documentElement, root, ...root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element instanceof HTMLElement && element.checkVisibility() && !['INPUT', 'SELECT', 'OPTION', 'TEXTAREA'].includes(element.tagName))
    .filter((element) => {
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline' || element.clientWidth === 0) return false;
      const sideways = element.scrollWidth > element.clientWidth + 1 && overflowX !== 'visible';
      const cut = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      return sideways || cut;
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} holds ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}: "${(element.textContent ?? '').slice(0, 40)}"`);
}

/** Everything that is wrong with the page, or with the sheet that is open over it, a line each. */
export async function deskFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no fixed size');
  const within = (await page.$('dialog[open]')) ? 'dialog[open]' : '.desk';
  // Under a title that stays while the rows scroll, rows are covered by design.
  await page.evaluate(() => document.querySelectorAll('.desk > main, .drawer-body').forEach((scroller) => scroller.scrollTo(0, 0)));
  const lines = (await page.evaluate(readLines, within)).filter(({ where }) => !where.includes('OPTION'));
  if (lines.length < 10) return [`only ${lines.length} lines of text are on the page`];
  const floor = floorPx * Math.max(1, size.width / 1920);
  const faults = [...(await page.evaluate(readOverflows, within)), ...lines.flatMap((line) => judgeLine(line, size.width, floor)), ...overlaps(inSight(lines, size.height))];
  return faults.map((fault) => `${size.width}×${size.height} ${fault}`);
}

function judgeLine(line: TextLine, width: number, floor: number): string[] {
  const name = `"${line.text}" (${line.where})`;
  const left = Math.max(0, line.clip?.left ?? 0);
  const right = Math.min(width, line.clip?.right ?? width);
  return [
    ...(line.fontPx < floor - 0.05 ? [`${name} too small: ${line.fontPx.toFixed(1)} px, floor ${floor.toFixed(1)}`] : []),
    ...(line.left < left - slack || line.right > right + slack ? [`${name} is cut at a side: ${line.left.toFixed(0)}–${line.right.toFixed(0)} in ${left.toFixed(0)}–${right.toFixed(0)}`] : []),
  ];
}

/** What a scroller has out of sight lies on nothing. */
function inSight(lines: readonly TextLine[], height: number): TextLine[] {
  return lines.filter(({ top, bottom, clip }) => top >= Math.max(0, clip?.top ?? 0) - slack && bottom <= Math.min(height, clip?.bottom ?? height) + slack);
}

/** Findings of axe that shut somebody out, a line each. A frame of the page is looked at for itself. @param rules those that are asked; all when absent */
export async function accessFaults(page: Page | Frame, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'], iframes: false, ...(asked && { runOnly: asked }) });
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, at: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`) }));
  }, rules);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help, at }) => `${id}: ${help}: ${at.join(' | ')}`);
}
