import type { ZoneBox, ZonePoint } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { boxesOf, maskFilter } from './privacy-mask.js';

const rounding = 1e-9;
const covers = (boxes: readonly ZoneBox[], [x, y]: ZonePoint) => boxes.some(([left, top, right, bottom]) => x >= left - rounding && x <= right + rounding && y >= top - rounding && y <= bottom + rounding);

describe('the boxes that cover zones', () => {
  it('are a box as it was drawn', () => {
    expect(boxesOf([{ box: [0.1, 0.2, 0.3, 0.4] }])).toEqual([[0.1, 0.2, 0.3, 0.4]]);
  });

  it.each<[string, ZonePoint[]]>([
    ['a triangle', [[0.5, 0.1], [0.9, 0.8], [0.2, 0.6]]],
    ['one that is thinner than a band', [[0.3, 0.501], [0.6, 0.502], [0.6, 0.506]]],
    ['one with level and upright edges', [[0, 0], [1, 0], [1, 0.3], [0, 0.3]]],
    ['one that is drawn in', [[0.1, 0.1], [0.9, 0.1], [0.5, 0.4], [0.9, 0.9], [0.1, 0.9]]],
  ])('cover every point of %s', (_what, points) => {
    const boxes = boxesOf([{ points }]);
    // A band reaches from its leftmost edge to its rightmost one: what lies between edges is covered with them.
    const edge = points.flatMap(([x, y], at) => {
      const [nextX, nextY] = points[(at + 1) % points.length] as ZonePoint;
      return Array.from({ length: 21 }, (_, nth): ZonePoint => [x + ((nextX - x) * nth) / 20, y + ((nextY - y) * nth) / 20]);
    });
    expect(edge.filter((point) => !covers(boxes, point))).toEqual([]);
  });

  it('go beyond a shape of points by no more than a band', () => {
    const boxes = boxesOf([{ points: [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]] }]);
    expect([[0.35, 0.5], [0.65, 0.5], [0.5, 0.37], [0.5, 0.63]].filter((point) => covers(boxes, point as ZonePoint))).toEqual([]);
  });
});

it('is drawn opaque and outwards to whole pixels', () => {
  expect(maskFilter([[0.1, 0.2, 0.3, 0.4]])).toBe('drawbox=x=floor(iw*0.1):y=floor(ih*0.2):w=max(1\\,ceil(iw*0.3)-floor(iw*0.1)):h=max(1\\,ceil(ih*0.4)-floor(ih*0.2)):color=0x3a434d:t=fill');
});
