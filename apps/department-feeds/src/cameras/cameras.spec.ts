import { describe, expect, it } from 'vitest';
import { scenes } from './scenes/scenes.js';
import { clockText } from './picture/camera-picture.js';
import { lightAt } from './picture/daylight.js';
import { positionOn, actorsOn } from './picture/traffic.js';
import { pictureHeight, pictureWidth, Studio } from './studio.js';

const at = (time: string): number => Date.parse(`2026-11-23T${time}+07:00`);
const size = pictureWidth * pictureHeight;

function drawn(studio: Studio, from: number, frames = scenes.length + 1): void {
  for (let i = 0; i < frames; i += 1) studio.draw(from + i * 80);
}
const pictureOf = (studio: Studio, camera: number): Uint8Array => studio.luma.slice(camera * size, (camera + 1) * size);

/** Mean of the differences of the lower two thirds, where names and clocks are not. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let i = size / 3; i < size; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / (size * (2 / 3));
}

describe('the twelve cameras', () => {
  it('are numbered in order', () => {
    expect(scenes.map((scene) => scene.id)).toEqual(
      Array.from({ length: 12 }, (_, i) => `camera-${String(i + 1).padStart(2, '0')}`),
    );
  });

  it('show twelve different places, dark at night and moving at all hours', () => {
    const studio = new Studio(scenes);
    drawn(studio, at('10:00:00'));
    const day = scenes.map((_, i) => pictureOf(studio, i));
    for (let i = 0; i < 12; i += 1)
      for (let j = 0; j < i; j += 1) expect(difference(day[i]!, day[j]!)).toBeGreaterThan(8);
    drawn(studio, at('23:30:00'));
    const night = scenes.map((_, i) => pictureOf(studio, i));
    const mean = (picture: Uint8Array) => picture.reduce((sum, tone) => sum + tone, 0) / size;
    night.forEach((picture, i) => expect(mean(picture)).toBeLessThan(mean(day[i]!) * 0.75));
    drawn(studio, at('23:30:06'));
    night.forEach((picture, i) => expect(difference(picture, pictureOf(studio, i))).toBeGreaterThan(0.005));
  }, 60_000);

  it('repaint without leaving traces: after an hour a picture equals one that was painted just now', () => {
    const [lived, fresh] = [new Studio(scenes), new Studio(scenes)];
    drawn(lived, at('09:00:00'), 150);
    drawn(fresh, at('10:00:00') - 2_000);
    lived.draw(at('10:00:00'));
    fresh.draw(at('10:00:00'));
    expect(Buffer.compare(Buffer.from(lived.luma), Buffer.from(fresh.luma))).toBe(0);
  }, 60_000);

  it('stand still with their clock when frozen, while the others go on', () => {
    const studio = new Studio(scenes);
    drawn(studio, at('10:00:00'));
    studio.freeze('camera-05', true);
    const before = scenes.map((_, i) => pictureOf(studio, i));
    drawn(studio, at('10:00:30'));
    scenes.forEach((scene, i) =>
      expect(Buffer.compare(Buffer.from(before[i]!), Buffer.from(pictureOf(studio, i))) === 0).toBe(
        scene.id === 'camera-05',
      ),
    );
  }, 60_000);
});

it('the clock is the province’s', () => {
  expect(clockText(Date.parse('2026-11-23T17:00:09Z'))).toBe('00:00:09 24/11/2026');
});

it('the light goes in an hour of dusk, in steps', () => {
  expect(lightAt(at('12:00:00')).night).toBe(0);
  expect(lightAt(at('17:48:00')).night).toBeCloseTo(0.5, 5);
  expect(lightAt(at('17:48:05'))).toEqual(lightAt(at('17:48:00')));
  expect(lightAt(at('02:00:00')).night).toBe(1);
});

describe('traffic', () => {
  it('keeps to its way: what is far is slow in the picture', () => {
    const way = [
      [0, 0, 0.1],
      [100, 100, 1],
    ] as const;
    expect(positionOn(way, 0)).toEqual([0, 0, 0.1]);
    expect(positionOn(way, 1)[0]).toBeCloseTo(100, 6);
    expect(positionOn(way, 0.5)[0]).toBeLessThan(20);
  });

  it('faces the way it goes', () => {
    const facing = (points: readonly [number, number, number][]) =>
      actorsOn({ points, kinds: ['car-side'], count: 1, periodS: 10, always: true }, 'x', { seconds: 3, density: 1 })[0]
        ?.mirrored;
    expect(
      facing([
        [0, 0, 1],
        [10, 0, 1],
      ]),
    ).toBe(false);
    expect(
      facing([
        [10, 0, 1],
        [0, 0, 1],
      ]),
    ).toBe(true);
  });

  it('thins out with the hour but keeps what is always there', () => {
    const route = {
      points: [
        [0, 0, 1],
        [10, 0, 1],
      ] as const,
      kinds: ['car-side'] as const,
      count: 200,
      periodS: 10,
    };
    const number = (density: number) => actorsOn(route, 'x', { seconds: 5, density }).length;
    expect(number(1)).toBe(200);
    expect(number(0.3)).toBeGreaterThan(30);
    expect(number(0.3)).toBeLessThan(95);
    expect(actorsOn({ ...route, always: true }, 'x', { seconds: 5, density: 0 })).toHaveLength(200);
  });
});
