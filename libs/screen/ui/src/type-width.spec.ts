import { describe, expect, it } from 'vitest';
import { widthRem } from './type-width.js';

/** As Chromium measured them in Plex Sans, em: weight 600 at normal width, weight 450 at 86 %. */
const measured: [text: string, normal: number, narrow: number][] = [
  ['1.234.567,8', 8 * 0.6 + 3 * 0.299, 8 * 0.566 + 3 * 0.266],
  ['↓', 0.876, 0.809],
  ['km/h', 0.562 + 0.888 + 0.31 + 0.588, 0.508 + 0.829 + 0.277 + 0.542],
  ['hằng', 0.588 + 0.559 + 0.588 + 0.549, 0.542 + 0.512 + 0.542 + 0.508],
  ['Đăk Tô', 0.694 + 0.559 + 0.562 + 0.236 + 0.593 + 0.563, 0.644 + 0.512 + 0.508 + 0.223 + 0.559 + 0.529],
];

describe('the width of a text', () => {
  it.each(measured)('%s is at least what it paints, and little more', (text, normal, narrow) => {
    expect(widthRem(text, 1, 1)).toBeGreaterThanOrEqual(normal * 0.995);
    expect(widthRem(text, 1, 1)).toBeLessThan(normal * 1.06);
    expect(widthRem(text, 1, 0.86)).toBeGreaterThanOrEqual(narrow * 0.995);
    expect(widthRem(text, 1, 0.86)).toBeLessThan(narrow * 1.1);
  });
  it('follows the size', () => expect(widthRem('12', 4, 1)).toBeCloseTo(4.8, 9));
});
