import type { CameraState } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { judge, type Sighting } from './liveness.js';
import { lookBytes, StillnessWatch } from './stillness.js';

const s = 1_000;
const none = { changedAt: null, stillLooks: 0, lookedAt: null };

describe('judge', () => {
  it.each<[string, Omit<Sighting, 'startedAt'>, [nowMs: number, state: CameraState]]>([
    ['nothing yet, 7.9 s in', { ...none, pictureAt: null }, [7.9 * s, 'unknown']],
    ['nothing yet, 8 s in', { ...none, pictureAt: null }, [8 * s, 'offline']],
    ['pictures, no look yet', { ...none, pictureAt: 1 * s }, [2 * s, 'live']],
    ['the last picture 3.9 s ago', { ...none, pictureAt: 1 * s }, [4.9 * s, 'live']],
    ['the last picture 4 s ago', { ...none, pictureAt: 1 * s }, [5 * s, 'offline']],
    [
      'the same picture for 2 s',
      { pictureAt: 20 * s, changedAt: 18 * s, lookedAt: 20 * s, stillLooks: 2 },
      [20 * s, 'live'],
    ],
    [
      'the same picture for 3 s',
      { pictureAt: 21 * s, changedAt: 18 * s, lookedAt: 21 * s, stillLooks: 3 },
      [21 * s, 'frozen'],
    ],
    [
      'one equal look after a long group',
      { pictureAt: 30 * s, changedAt: 20 * s, lookedAt: 30 * s, stillLooks: 1 },
      [30 * s, 'live'],
    ],
    [
      'no looks for long, pictures still coming',
      { pictureAt: 60 * s, changedAt: 20 * s, lookedAt: 21 * s, stillLooks: 1 },
      [60 * s, 'live'],
    ],
    [
      'frozen, then silent',
      { pictureAt: 21 * s, changedAt: 10 * s, lookedAt: 21 * s, stillLooks: 9 },
      [25 * s, 'offline'],
    ],
  ])('%s', (_name, sighting, [nowMs, state]) => {
    expect(judge({ startedAt: 0, ...sighting }, nowMs)).toBe(state);
  });
});

describe('StillnessWatch', () => {
  const picture = (grey: number, cell = 0, cellGrey = grey): Buffer =>
    Buffer.alloc(lookBytes, grey).fill(cellGrey, cell, cell + 1);

  it('counts a picture that only its encoding moves as the same', () => {
    const watch = new StillnessWatch();
    [picture(100), picture(102), picture(99), picture(100)].forEach((look, index) => watch.look(look, index * s));
    expect(watch.stillness).toEqual({ changedAt: 0, stillLooks: 3, lookedAt: 3 * s });
  });

  it('sees one cell of a running clock', () => {
    const watch = new StillnessWatch();
    watch.look(picture(100), 0);
    watch.look(picture(100), 1 * s);
    watch.look(picture(100, 7_000, 130), 2 * s);
    expect(watch.stillness).toEqual({ changedAt: 2 * s, stillLooks: 0, lookedAt: 2 * s });
  });

  it('keeps its own copy of a look', () => {
    const watch = new StillnessWatch();
    const reused = picture(100);
    watch.look(reused, 0);
    reused.fill(200);
    watch.look(reused, 1 * s);
    expect(watch.stillness.changedAt).toBe(1 * s);
  });
});
