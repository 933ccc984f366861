/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

/* What a reader at six metres would trip over: text that is cut, laid over other text, painted over or too small. */

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** One line of text as it is painted, or a curve, which no text may touch. */
export interface TextLine extends Box {
  text: string;
  /** Lines of one text have one number. */
  node: number;
  /** Place on the wall and class of the element. */
  where: string;
  fontPx: number;
  /** What cuts it off, and the part of the wall that it belongs to; null: nothing. */
  clip: Box | null;
  home: Box | null;
  /** A numeral in a priority's glyph: a redundant cue, and no text by the design's section 8. */
  inGlyph: boolean;
  /** A district's hatch that is painted later lies over it. */
  covered: boolean;
}

/**
 * Runs in the page. Boxes are of the ink upright (accents and dots included), of the letters' widths across.
 * @param within selector of the part that is looked at
 */
export function readLines(within: string): TextLine[] {
  const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const homes = '[data-component], .panel-events, .wall-header, .banner, .wall-map, .strip-tile';
  const hatches = [...document.querySelectorAll<SVGGeometryElement>('.district-hatch')];
  const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom });
  const clipOf = (element: Element): Box | null => {
    const cutting: Box[] = [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflow !== 'visible') cutting.push(at.getBoundingClientRect());
    }
    const side = (pick: (box: Box) => number): number[] => cutting.map(pick);
    const inner = { left: Math.max(...side((box) => box.left)), top: Math.max(...side((box) => box.top)), right: Math.min(...side((box) => box.right)), bottom: Math.min(...side((box) => box.bottom)) };
    return cutting.length > 0 ? inner : null;
  };
  const inkOf = (element: Element, text: string, { left, top, right, height }: DOMRect): Box => {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent, actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(text);
    // A drawing may be scaled.
    const scale = height / (fontBoundingBoxAscent + fontBoundingBoxDescent);
    const baseline = top + scale * fontBoundingBoxAscent;
    return { left, right, top: baseline - scale * actualBoundingBoxAscent, bottom: baseline + scale * actualBoundingBoxDescent };
  };
  const isCovered = (element: Element, { left, right, top, bottom }: DOMRect): boolean =>
    hatches.some((hatch) => {
      if (!(element.compareDocumentPosition(hatch) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
      const toHatch = hatch.getScreenCTM()?.inverse();
      return [0.1, 0.5, 0.9].some((part) => hatch.isPointInFill(new DOMPoint(left + (right - left) * part, (top + bottom) / 2).matrixTransform(toHatch)));
    });
  const whereOf = (element: Element, home: Element | null): string => {
    const name = home?.getAttribute('data-component') ?? home?.classList[0] ?? 'wall';
    return `${name} ${element.parentElement?.classList[0] ?? ''}>${element.classList[0] ?? element.tagName}`;
  };
  const linesOf = (node: Node, index: number): TextLine[] => {
    const element = node.parentElement as Element;
    const text = node.textContent?.trim() ?? '';
    if (text === '' || !element.checkVisibility({ checkVisibilityCSS: true })) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = element instanceof SVGElement ? [element.getBoundingClientRect()] : [...range.getClientRects()];
    const home = element.closest(homes);
    const shared = { text, node: index, where: whereOf(element, home), fontPx: parseFloat(getComputedStyle(element).fontSize) };
    const around = { clip: clipOf(element), home: home && boxOf(home.getBoundingClientRect()), inGlyph: element.closest('.glyph, [class*="glyph"]') !== null };
    return rects.map((rect) => ({ ...shared, ...around, ...inkOf(element, text, rect), covered: isCovered(element, rect) }));
  };
  const walker = document.createTreeWalker(document.querySelector(within) ?? document.body, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const curves = [...document.querySelectorAll('svg.spark')].map((curve, index): TextLine => {
    const box = boxOf(curve.getBoundingClientRect());
    const where = `${curve.closest('[data-indicator]')?.getAttribute('data-indicator')}`;
    return { ...box, text: '(curve)', node: -1 - index, where, fontPx: Infinity, clip: clipOf(curve), home: null, inGlyph: true, covered: false };
  });
  return [...nodes.flatMap(linesOf), ...curves];
}

/** Runs in the page. Boxes that hold more than they show, but for the frames of the pictures. */
function readOverflows(): string[] {
  const root = document.documentElement;
  // Against burn-in the whole picture moves inside its margins, by H/720 at most.
  const shift = Math.ceil(innerHeight / 720);
  const clipping = [...document.querySelectorAll<HTMLElement>('body, .wall *, .sheet *')].filter((element) => element instanceof HTMLElement && getComputedStyle(element).overflow !== 'visible');
  return [root, ...clipping]
    .filter((element) => {
      const spare = element === root || element === document.body ? shift : 1;
      return element.scrollWidth > element.clientWidth + spare || element.scrollHeight > element.clientHeight + spare;
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} holds ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}: "${(element.textContent ?? '').slice(0, 40)}"`);
}

/** Everything that is wrong with the picture, a line each; nothing: the picture is good. */
export async function layoutFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no fixed size');
  const [lines, overflows] = [await page.evaluate(readLines, 'body'), await page.evaluate(readOverflows)];
  if (lines.length < 50) return [`only ${lines.length} lines of text are on the wall`];
  const at = `${size.width}×${size.height}`;
  return [...overflows, ...judge(lines, size)].map((fault) => `${at} ${fault}`);
}

/** Share of the wall's height below which nobody at six metres reads: design, section 8. */
const floorShare = 0.0185;
/** Pixels that rounding may take. */
const slack = 1.5;

export function judge(lines: readonly TextLine[], { width, height }: { width: number; height: number }): string[] {
  // Narrower than 16:9 the wall's unit follows the width.
  const floor = floorShare * Math.min(height, (width * 9) / 16);
  const screen = { left: 0, top: 0, right: width, bottom: height };
  const alone = lines.flatMap((line) => {
    const small = line.fontPx < floor - 0.05 && !line.inGlyph;
    const faults = [
      ...(small ? [`too small: ${line.fontPx.toFixed(1)} px, floor ${floor.toFixed(1)}`] : []),
      ...beyond('cut', line, line.clip),
      ...beyond('leaves its place', line, line.home),
      ...beyond('off the screen', line, screen),
      ...(line.covered ? ['lies under a hatch'] : []),
    ];
    return faults.map((fault) => `"${line.text}" (${line.where}) ${fault}`);
  });
  return [...alone, ...overlaps(lines)];
}

/** Numerals of one glyph's flood lie in one place by design. */
export function overlaps(lines: readonly TextLine[]): string[] {
  return lines.flatMap((a, index) =>
    lines
      .slice(index + 1)
      .filter((b) => a.node !== b.node && !(a.inGlyph && b.inGlyph) && Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack)
      .map((b) => `"${a.text}" (${a.where}) lies on "${b.text}" (${b.where}) by ${(Math.min(a.right, b.right) - Math.max(a.left, b.left)).toFixed(1)} × ${(Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)).toFixed(1)} px`),
  );
}

/** On which sides a line leaves a box, and by how much; nothing: on none. */
function beyond(what: string, box: Box, around: Box | null): string[] {
  if (!around) return [];
  const sides = { left: around.left - box.left, right: box.right - around.right, top: around.top - box.top, bottom: box.bottom - around.bottom };
  const left = Object.entries(sides).filter(([, px]) => px > slack);
  return left.length > 0 ? [`${what}: ${left.map(([side, px]) => `${side} ${px.toFixed(1)} px`).join(', ')}`] : [];
}
