import { describe, expect, it } from 'vitest';
import { loadFont } from './font.js';
import { Frame } from './frame.js';
import { Layer } from './layer.js';
import { Lettering } from './lettering.js';
import { shade } from './pen.js';

describe('a layer', () => {
  it('fills by the non-zero rule: a ring turned the other way leaves a hole', () => {
    const layer = new Layer(10, 10);
    layer.fill(
      [
        [0, 0, 10, 0, 10, 10, 0, 10],
        [3, 3, 3, 7, 7, 7, 7, 3],
      ],
      200,
    );
    expect(layer.alpha[0]).toBe(255);
    expect(layer.alpha[5 * 10 + 5]).toBe(0);
  });

  it('softens edges when it is reduced', () => {
    const layer = new Layer(4, 2);
    layer.fill([[0, 0, 1, 0, 1, 2, 0, 2]], 100);
    expect([...layer.reduced(2).alpha]).toEqual([128, 0]);
    expect(layer.reduced(2).tone[0]).toBe(100);
  });
});

describe('a frame', () => {
  it('clips what reaches over its edge', () => {
    const luma = new Uint8Array(16);
    const patch = new Layer(3, 3);
    patch.fill([[0, 0, 3, 0, 3, 3, 0, 3]], 50);
    new Frame(luma, 4, 4).lay(patch, { x: 2, y: -1 });
    expect([...luma]).toEqual([0, 0, 50, 50, 0, 0, 50, 50, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the bundled font', () => {
  it('has every letter of the cameras’ names and of the clock, marks included', () => {
    const glyphOf = loadFont();
    for (const character of '0123456789:/ CầuĐăkBlaNguyễnHệPhanĐìùngQảtrườTChợàiTíDxếtKKlorV') {
      expect(glyphOf(character).advance).toBeCloseTo(0.6, 2);
    }
    expect(glyphOf('ễ').contours.length).toBeGreaterThan(glyphOf('e').contours.length);
  });

  it('refuses what it cannot draw', () => {
    expect(() => loadFont()('語')).toThrow(/No bundled font/);
  });

  it('paints a legible digit: ink in the middle, none at the cell’s corner', () => {
    const cell = new Lettering(26).cell('8');
    expect(Math.max(...cell.alpha)).toBe(255);
    expect(cell.alpha[0]).toBe(0);
  });
});

it('the night darkens a surface, and never to black', () => {
  expect(shade(140, { night: 0 })).toBe(140);
  expect(shade(140, { night: 1 })).toBeLessThan(100);
  expect(shade(16, { night: 1 })).toBeGreaterThanOrEqual(16);
});
