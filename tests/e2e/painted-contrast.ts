/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { wcagContrast } from 'culori';

/** One text as it is painted: its colour and what lies behind it. */
export interface PaintedText {
  text: string;
  where: string;
  ink: string;
  ground: string;
}

/** Runs in the page. Numerals in glyphs lie on their shape; all other text on the nearest box that has a colour. */
export function readPaint(): PaintedText[] {
  const clear = (colour: string) => colour === 'none' || colour === 'transparent' || /,\s*0\)$/.test(colour);
  const groundOf = (element: Element): string => {
    const shape = element.closest('.glyph')?.querySelector('.shape');
    const fill = shape ? getComputedStyle(shape).fill : 'none';
    if (!clear(fill)) return fill;
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!clear(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: PaintedText[] = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement as Element;
    const text = `${walker.currentNode.textContent}`.trim();
    // Names on the map lie on WebGL's picture, whose five classes the swatches stand for.
    if (text === '' || !element.checkVisibility({ checkVisibilityCSS: true }) || element.closest('.map-layer, script, style')) continue;
    const style = getComputedStyle(element);
    found.push({ text, where: [element.parentElement, element].map((one) => one?.getAttribute('class')).join('>'), ink: element instanceof SVGElement ? style.fill : style.color, ground: groundOf(element) });
  }
  return found;
}

/** WCAG 2: text of the wall stands on its ground with at least this. */
export const leastContrast = 4.5;

/** Texts whose contrast is too low, a line each. */
export function faintTexts(texts: readonly PaintedText[]): string[] {
  const faint = texts.flatMap(({ text, where, ink, ground }) => {
    const contrast = wcagContrast(ink, ground);
    return contrast < leastContrast - 0.05 ? [`"${text}" (${where}): ${ink} on ${ground} is ${contrast.toFixed(2)}`] : [];
  });
  return [...new Set(faint)];
}
