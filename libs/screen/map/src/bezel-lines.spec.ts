import { describe, expect, it } from 'vitest';
import { clearOfLines, lineObstacles } from './bezel-lines.js';
import type { EventMark } from './event-marks.js';
import { labelShifts } from './label-places.js';

const mark = (severity: EventMark['severity'], y: number): EventMark => ({ id: 'a', severity, x: 50, y, count: 1 });
const size = { width: 1000, height: 2000, remPx: 10 };

describe('a map across the line between two screens', () => {
  it('keeps glyphs that are clear of it, and sets others beside it, on their own side, with a leader to their place', () => {
    const lines = { x: [], y: [1000] };
    // Half a glyph of 70 px and 24 px of space.
    expect(clearOfLines([mark(2, 930)], lines, 10)).toEqual([mark(2, 930)]);
    expect(clearOfLines([mark(2, 990)], lines, 10)).toEqual([{ ...mark(2, 941), from: [50, 990] }]);
    expect(clearOfLines([mark(1, 1001)], lines, 10)).toEqual([{ ...mark(1, 1082), from: [50, 1001] }]);
  });
  it('moves labels off it', () => {
    const [[dx = 0, dy = 0] = []] = labelShifts([{ x: 500, y: 995, halfWidth: 80, halfHeight: 50 }], lineObstacles({ x: [], y: [1000] }, size), size);
    expect(dx).toBe(0);
    expect(Math.abs(995 + dy - 1000)).toBeGreaterThanOrEqual(74);
  });
});
