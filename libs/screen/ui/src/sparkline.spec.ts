import { describe, expect, it } from 'vitest';
import { sparkShape } from './sparkline.js';

describe('the shape of a sparkline', () => {
  it('runs from the left margin to the right one, high values high', () => {
    expect(sparkShape([0, 10])).toEqual({ path: 'M7 39L103 7', targetY: null, last: { x: 103, y: 7 } });
  });
  it('is a level line in the middle when nothing changes', () => expect(sparkShape([5, 5]).path).toBe('M7 23L103 23'));
  it('breaks at a missing value', () => expect(sparkShape([0, null, 10]).path).toBe('M7 39M103 7'));
  it('ends its dot at the last known value', () => expect(sparkShape([0, 10, null]).last).toEqual({ x: 55, y: 7 }));
  it('shows a near target and leaves a far one out', () => {
    expect(sparkShape([0, 10], 20).targetY).toBe(7);
    expect(sparkShape([0, 10], 100).targetY).toBeNull();
  });
  it('draws nothing of nothing', () =>
    expect(sparkShape([null, null])).toEqual({ path: '', targetY: null, last: null }));
});
