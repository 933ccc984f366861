import { describe, expect, it } from 'vitest';
import type { CameraSpan } from '@ioc/contracts';
import { continuityOf } from './continuity.js';

const span = (state: CameraSpan['state'], from: number, to: number): CameraSpan => ({ state, from, to });
const of = (stored: CameraSpan[], current: CameraSpan | null = null) => continuityOf({ id: 'camera-01', stored, current }, { from: 100, to: 200 });

describe('the continuity of a camera', () => {
  it('counts its share over the known time alone: while the server was down nobody knows', () => {
    expect(of([span('live', 50, 120)], span('offline', 170, 200))).toEqual({
      id: 'camera-01',
      spans: [span('live', 100, 120), span('offline', 170, 200)],
      knownMs: 50,
      liveShare: 0.4,
    });
  });
  it('has no share where nothing is known', () => expect(of([])).toEqual({ id: 'camera-01', spans: [], knownMs: 0, liveShare: null }));
  it('knows what stands now as far as now, however far it is stored', () => {
    expect(of([span('live', 150, 160)], span('live', 150, 200)).spans).toEqual([span('live', 150, 200)]);
  });
  it('believes the later one of two servers that saw the same time', () => {
    expect(of([span('live', 100, 150), span('frozen', 140, 160)]).spans).toEqual([span('live', 100, 140), span('frozen', 140, 160)]);
  });
  it('makes one span of neighbours that say the same', () => {
    expect(of([span('live', 100, 150), span('live', 150, 180)]).spans).toEqual([span('live', 100, 180)]);
  });
});
