import type { Pen } from '../picture/pen.js';
import { along, at, clouds, dashes, hills, lamp, sky, strip, type Ground } from './scenery.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 150, y: 74, near: 172, half: 132 };

function railing(pen: Pen, side: -1 | 1): void {
  const edge = side * 1.16;
  const top = (scale: number): [number, number] => {
    const [x, y] = at(ground, edge, scale);
    return [x, y - 17 * scale];
  };
  pen.poly(
    [
      ...at(ground, edge, 0.04),
      ...at(ground, edge, 1.25),
      top(1.25)[0],
      top(1.25)[1] + 14,
      top(0.04)[0],
      top(0.04)[1] + 0.4,
    ],
    118,
  );
  pen.line([...top(0.04), ...top(1.25)], 2.2, 150);
  for (let z = 0.85; z < 22; z += 0.55) {
    const scale = 1 / z;
    const [x, y] = at(ground, edge, scale);
    pen.line([x, y, x, y - 17 * scale], Math.max(0.35, 1.8 * scale), 112);
  }
  for (let z = 1.35; z < 16; z += 2.1) {
    const [x, y] = at(ground, edge, 1 / z);
    lamp(pen, [x, y], { height: 92 / z, reach: (-side * 22) / z });
  }
}

/** The long road bridge over the river, seen along its deck. */
export const cauDakBla: Scene = {
  id: 'camera-01',
  title: '01 Cầu Đăk Bla',
  ground(pen) {
    sky(pen, 76, { top: 112, bottom: 142 });
    hills(pen, 76, { height: 30, tone: 92, key: 'dak-bla-far' });
    hills(pen, 77, { height: 14, tone: 72, key: 'dak-bla-near' });
    pen.gradient({ y: 75, tone: 122 }, { y: 180, tone: 90 });
    for (let i = 0; i < 26; i += 1) pen.rect([(i * 67) % 320, 84 + ((i * 37) % 92), 14 + (i % 5) * 6, 0.9], 136);
    pen.poly([0, 79, 60, 77, 44, 84, 0, 92], 66);
    pen.poly([320, 80, 250, 77, 268, 83, 320, 90], 62);
    strip(pen, ground, { from: -1.2, to: 1.2, tone: 98 });
    strip(pen, ground, { from: -1, to: 1, tone: 78 });
    dashes(pen, ground, 0);
    railing(pen, -1);
    railing(pen, 1);
  },
  routes: [
    clouds(44, 0.8),
    {
      points: along(ground, -0.32, { from: 0.07, to: 1.35, size: 1.05 }),
      kinds: ['car-front', 'bike-front', 'bus-front', 'car-front'],
      count: 5,
      periodS: 26,
    },
    { points: along(ground, -0.75, { from: 0.07, to: 1.4, size: 0.95 }), kinds: ['bike-front'], count: 4, periodS: 31 },
    {
      points: along(ground, 0.34, { from: 1.4, to: 0.06, size: 1.05 }),
      kinds: ['car-back', 'truck-back', 'bike-front'],
      count: 4,
      periodS: 28,
    },
    { points: along(ground, 0.95, { from: 0.9, to: 0.1, size: 0.8 }), kinds: ['person'], count: 2, periodS: 110 },
  ],
};
