import { missesTarget, type CameraStatus, type EventState, type IndicatorInfo } from '@ioc/contracts';
import { createWords, wordsOf } from '@ioc/screen-ui';
import { describe, expect, it } from 'vitest';
import { calloutPlace, leaderTo } from './callout-place.js';
import { cameraMarks, camerasSeeing, conePath } from './camera-marks.js';
import { classOf, legendHint, legendLines } from './choropleth.js';
import { eventMarks, type PlacedEvent } from './event-marks.js';
import { nearestTo } from './events-map.js';
import { labelShifts } from './label-places.js';
import { fitProjection, type Bounds } from './projection.js';

const words = wordsOf('vi', (key, values) => createWords('vi').t(key, values ?? {}));
const bounds: Bounds = [107.3, 13.9, 108.6, 15.45];
const box = { left: 10, top: 20, right: 810, bottom: 1020 };

describe('the projection', () => {
  const projection = fitProjection(bounds, box);
  it('keeps the bounds inside the box, centred, with north up', () => {
    const [west, south] = projection.project([bounds[0], bounds[1]]);
    const [east, north] = projection.project([bounds[2], bounds[3]]);
    expect(west).toBeGreaterThanOrEqual(10 - 1e-6);
    expect(east).toBeLessThanOrEqual(810 + 1e-6);
    expect(west + east).toBeCloseTo(820, 6);
    expect(north + south).toBeCloseTo(1040, 6);
    expect(north).toBeLessThan(south);
  });

  it('gives MapLibre the camera of the same picture', () => {
    const { center, zoom } = projection.view({ width: 820, height: 1540 });
    const [x, y] = projection.project(center);
    expect([x, y]).toEqual([expect.closeTo(410, 6), expect.closeTo(770, 6)]);
    // 512 px are the whole world at zoom 0: the width of the bounds in degrees tells the scale.
    const [east] = projection.project([bounds[2], bounds[1]]);
    const [west] = projection.project([bounds[0], bounds[1]]);
    expect(east - west).toBeCloseTo(((bounds[2] - bounds[0]) / 360) * 512 * 2 ** zoom, 6);
  });
});

const onTime: IndicatorInfo = {
  id: 'feedback-on-time-rate',
  component: 'feedback',
  name: { vi: 'x', en: 'x' },
  unit: '%',
  decimals: 1,
  polarity: 'higher-is-better',
  cadence: { every: 'PT1H', dueAfter: 'PT1H' },
  possible: [0, 100],
  aggregate: 'mean',
  source: 'x',
  target: { min: 95 },
};
const overdue: IndicatorInfo = { ...onTime, polarity: 'lower-is-better', target: { max: 2 } };
const content = { indicator: 'x', title: { vi: 'x', en: 'x' }, bounds: [86, 89, 92, 95] };

describe('the choropleth', () => {
  it.each([
    [80, 5],
    [86, 4],
    [90, 3],
    [94.9, 2],
    [95, 1],
    [100, 1],
  ])('is lighter the further below target: %d is class %d', (value, mapClass) =>
    expect(classOf(value, onTime, content.bounds)).toBe(mapClass),
  );
  it.each([
    [0, 1],
    [2, 2],
    [5, 3],
    [20, 5],
  ])('is lighter the higher where lower is better: %d is class %d', (value, mapClass) =>
    expect(classOf(value, overdue, [1, 3, 6, 9])).toBe(mapClass),
  );
  it('knows who misses the target', () => {
    expect(missesTarget(94.9, onTime)).toBe(true);
    expect(missesTarget(95, onTime)).toBe(false);
    expect(missesTarget(3, overdue)).toBe(true);
    expect(missesTarget(3, { ...onTime, target: undefined })).toBe(false);
  });
  it('explains itself', () => {
    expect(legendLines(onTime, content, words).map(({ text }) => text)).toEqual([
      'dưới 86',
      '86–89',
      '89–92',
      '92–95',
      'đạt từ 95',
    ]);
    expect(legendLines(overdue, { ...content, bounds: [2, 4, 6, 8.5] }, words).map(({ text }) => text)).toEqual([
      'từ 8,5',
      '6–8,5',
      '4–6',
      '2–4',
      'đạt đến 2',
    ]);
    expect(legendHint(onTime, words)).toBe('Càng sáng càng xa mục tiêu 95');
    expect(legendHint({ ...overdue, target: undefined }, words)).toBe('Càng sáng càng cao');
  });
});

const event = (id: string, severity: EventState['severity'], lon: number): EventState => ({
  id,
  feed: 'a',
  component: 'security-traffic',
  kind: 'x',
  title: 't',
  severity,
  status: 'open',
  startedAt: 0,
  receivedAt: 0,
  provenance: 'live',
  lat: 14.5,
  lon,
});
const placing = {
  placeOf: (one: PlacedEvent): [number, number] | null => (one.lon === undefined ? null : [one.lon, one.lat ?? 0]),
  remPx: 5,
};

describe('event glyphs', () => {
  const projection = fitProjection(bounds, box);
  it('merge into the worst of those that lie too close, and leave far ones alone', () => {
    const marks = eventMarks([event('a', 3, 107.8), event('b', 2, 107.801), event('c', 3, 108.4)], projection, placing);
    expect(marks).toHaveLength(2);
    expect(marks).toContainEqual(expect.objectContaining({ id: 'b', severity: 2, count: 2 }));
  });
  it('never swallow a critical one beside another, and draw the worst last', () => {
    const marks = eventMarks([event('a', 1, 107.8), event('b', 1, 107.84), event('c', 4, 108.4)], projection, placing);
    expect(marks.map(({ severity }) => severity)).toEqual([4, 1, 1]);
  });
  it('are one glyph with a count where many critical ones are at one place', () => {
    const many = Array.from({ length: 30 }, (_, index) => event(`a${index}`, 1, 107.8 + index / 1e5));
    expect(eventMarks(many, projection, placing)).toEqual([expect.objectContaining({ id: 'a0', severity: 1, count: 30 })]);
  });
  it('draw the one that was asked for by itself, on top, also where a worse one would swallow it', () => {
    const asked = event('b', 3, 107.8);
    const marks = eventMarks([event('a', 1, 107.8), asked, event('c', 3, 107.8)], projection, { ...placing, selected: asked });
    expect(marks.at(-1)).toEqual(expect.objectContaining({ id: 'b', selected: true, count: 1 }));
    expect(marks.filter(({ id }) => id === 'b')).toHaveLength(1);
  });
  it('leave out what has no place', () => {
    expect(eventMarks([{ ...event('a', 2, 0), lon: undefined }], projection, placing)).toEqual([]);
  });
});

describe('the words of a marked event', () => {
  const glyph = { x: 400, y: 300, halfWidth: 30, halfHeight: 30 };
  const half = { halfWidth: 100, halfHeight: 30 };
  const ground = { width: 800, height: 600, remPx: 5, taken: [] };
  it('stand beside its glyph, with a leader between', () => {
    const box = calloutPlace(glyph, half, ground);
    expect(box).toEqual({ ...half, x: 537, y: 300 });
    expect(leaderTo(box, glyph)).toEqual([[437, 300], [430, 300]]);
  });
  it('stand elsewhere where something is in the way, and never over the glyph', () => {
    expect(calloutPlace(glyph, half, { ...ground, taken: [{ x: 560, y: 300, halfWidth: 80, halfHeight: 80 }] }).x).toBeLessThan(400);
    const small = calloutPlace({ ...glyph, x: 60, y: 60 }, half, { ...ground, width: 260, height: 200 });
    expect(small.y - small.halfHeight).toBeGreaterThanOrEqual(90);
  });
  it('stay inside the map at its edges', () => {
    for (const [x, y] of [[5, 5], [795, 5], [5, 595], [795, 595]] as const) {
      const box = calloutPlace({ ...glyph, x, y }, half, ground);
      expect([box.x - 100 >= 0, box.x + 100 <= 800, box.y - 30 >= 0, box.y + 30 <= 600]).toEqual([true, true, true, true]);
    }
  });
});

describe('labels', () => {
  const label = { x: 100, y: 100, halfWidth: 20, halfHeight: 10 };
  const room = { remPx: 5, width: 800 };
  it('stay where they are when nothing is in the way', () => expect(labelShifts([label], [], room)).toEqual([[0, 0]]));
  it('move off a glyph, which stays', () => {
    const [shift] = labelShifts([label], [{ x: 100, y: 105, halfWidth: 5, halfHeight: 5 }], room);
    expect(shift).toEqual([0, -15]);
  });
  it('stay inside the map', () => {
    expect(labelShifts([{ ...label, x: 15 }], [], room)).toEqual([[10, 0]]);
    expect(labelShifts([{ ...label, x: 790 }], [], room)).toEqual([[-15, 0]]);
  });
  it('move off each other', () => {
    const [first, second] = labelShifts([label, { ...label, y: 104 }], [], room);
    expect(first).toEqual([0, 0]);
    expect(Math.abs((second?.[1] ?? 0) + 4)).toBeGreaterThanOrEqual(20);
  });
});

describe('cameras', () => {
  const camera: CameraStatus = {
    id: 'a',
    number: 1,
    name: 'x',
    shortName: 'x',
    area: '608',
    lat: 14.5,
    lon: 107.9,
    heading: 0,
    fieldOfView: 90,
    state: 'live',
    since: 0,
    provenance: 'live',
  };
  it('have a cone that opens where they look', () => {
    // North is up: a view of 90° spans from north-west to north-east.
    expect(conePath({ x: 0, y: 0 }, camera, 10)).toBe('M0.0 0.0L-7.1 -7.1A10.0 10.0 0 0 1 7.1 -7.1Z');
  });
  it('see what lies near in the direction in which they look, unless they are blind', () => {
    const near = 14.502;
    expect([...camerasSeeing([camera], [107.9, near])]).toEqual(['a']);
    expect(camerasSeeing([camera], [107.9, 14.498]).size).toBe(0);
    expect(camerasSeeing([camera], [107.9, 14.52]).size).toBe(0);
    expect(camerasSeeing([{ ...camera, heading: 350 }], [107.9005, near]).size).toBe(1);
    expect(camerasSeeing([{ ...camera, state: 'frozen' }], [107.9, near]).size).toBe(0);
  });
  it('have their number behind them unless another camera stands there', () => {
    const projection = fitProjection(bounds, box);
    const [mark] = cameraMarks([camera], projection, { reachPx: 50 });
    expect(mark && mark.label.y > mark.y).toBe(true);
  });
});

describe('a press on the map of a list', () => {
  const marks = eventMarks([event('a', 2, 107.8)], fitProjection(bounds, box), placing);
  const [x, y] = [marks[0]?.x ?? 0, marks[0]?.y ?? 0];
  const dots = [{ id: 'dot', x: x + 40, y }];
  it.each([
    ['a glyph', 5, 'a'],
    ['the nearer of two', 30, 'dot'],
    ['nothing where nothing stands', 200, undefined],
  ])('finds %s', (_what, dx, found) => expect(nearestTo([x + dx, y], marks, { dots, remPx: 5 })).toBe(found));
});
