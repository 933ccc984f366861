/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';
import { readLines } from './wall-layout.js';

/** Something with an edge: a text, a marker on the map, a block. */
interface Thing {
  what: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Runs in the page. */
function readThings(): Thing[] {
  const found = [...document.querySelectorAll('.event-mark, .panel, .plate, .side-line, .banner, .strip-tile, .wall-status, .wall-who')];
  return found.map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { what: element.className, left, top, right, bottom };
  });
}

/** 24 px of a wall 2160 high, less the burn-in shift. */
const clearShare = 24 / 2160 - 1 / 720;

/**
 * What lies on, or too near to, the lines between the screens of a wall; nothing: all is well. The ground of a map may cross them.
 * @param grid how many screens the page stands for
 */
export async function bezelFaults(page: Page, grid: { columns: number; rows: number }): Promise<string[]> {
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no fixed size');
  const lines = await page.evaluate(readLines, '.wall');
  const things = [...(await page.evaluate(readThings)), ...lines.map((line): Thing => ({ ...line, what: `"${line.text}"` }))];
  if (things.length < 100) return [`only ${things.length} things are on the wall`];
  const clear = clearShare * size.height;
  const across = (count: number, length: number) => Array.from({ length: count - 1 }, (_, nth) => ((nth + 1) * length) / count);
  return [
    ...across(grid.columns, size.width).flatMap((x) => things.filter(({ left, right }) => left < x + clear && right > x - clear).map(({ what, left, right }) => `${what} at x ${left.toFixed(0)}–${right.toFixed(0)} is nearer than ${clear.toFixed(0)} px to ${x}`)),
    ...across(grid.rows, size.height).flatMap((y) => things.filter(({ top, bottom }) => top < y + clear && bottom > y - clear).map(({ what, top, bottom }) => `${what} at y ${top.toFixed(0)}–${bottom.toFixed(0)} is nearer than ${clear.toFixed(0)} px to ${y}`)),
  ];
}
