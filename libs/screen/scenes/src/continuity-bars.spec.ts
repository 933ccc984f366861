import { describe, expect, it } from 'vitest';
import type { CameraSpan } from '@ioc/contracts';
import { knownFrom, roundHours, stretchesOf } from './continuity-bars.js';

const hour = 3_600_000;
const camera = (...spans: CameraSpan[]) => ({ id: 'camera-01', spans, knownMs: 0, liveShare: null });

describe('bars of continuity', () => {
  it('hold each state where it was, and nothing where nobody looked', () => {
    expect(stretchesOf(camera({ state: 'live', from: 0, to: 50 }, { state: 'offline', from: 75, to: 100 }), { from: 0, to: 100 })).toEqual([
      { state: 'live', left: 0, width: 50 },
      { state: 'offline', left: 75, width: 25 },
    ]);
  });
  it('say the round hours of the province, clear of both ends', () => {
    const to = Date.parse('2024-10-16T14:26:00+07:00');
    expect(roundHours({ from: to - 24 * hour, to }, 7 * hour).map(({ at }) => new Date(at + 7 * hour).toISOString().slice(11, 16))).toEqual(['18:00', '00:00', '06:00']);
  });
  it('know since when anything is known', () => {
    expect(knownFrom([camera(), camera({ state: 'live', from: 7, to: 9 })])).toBe(7);
    expect(knownFrom([camera()])).toBeNull();
  });
});
