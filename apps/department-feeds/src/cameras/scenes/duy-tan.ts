import { along, at, clouds, dashes, hills, lamp, sky, strip, tree, type Ground } from './scenery.js';
import type { Pen } from '../picture/pen.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 58, y: 70, near: 96, half: 104 };

/** A row of shop houses on the right that runs away to the left. */
function row(pen: Pen): void {
  const tones = [112, 88, 104, 80, 98, 116, 86, 100];
  [9, 6.4, 4.6, 3.4, 2.6, 2, 1.55, 1.2, 0.96, 0.76].forEach((z, i) => {
    const [near, far] = [1 / (z * 0.8), 1 / z];
    const storeys = 78 + ((i * 37) % 40);
    const [x0, y0] = at(ground, 1.3, far);
    const [x1, y1] = at(ground, 1.3, near);
    pen.poly([x0, y0, x0, y0 - storeys * far, x1, y1 - storeys * near, x1, y1], tones[i] ?? 96);
    const point = (share: number, up: number): [number, number] => [
      x0 + (x1 - x0) * share,
      y0 + (y1 - y0) * share - (far + (near - far) * share) * up,
    ];
    pen.lit([...point(0.12, 3), ...point(0.88, 3), ...point(0.88, 24), ...point(0.12, 24)], {
      day: 52,
      night: i % 3 === 0 ? 168 : 70,
    });
    pen.poly([...point(0, 27), ...point(1, 27), ...point(1, 36), ...point(0, 36)], i % 2 ? 140 : 68);
    for (const up of [44, 64])
      pen.lit([...point(0.2, up), ...point(0.8, up), ...point(0.8, up + 12), ...point(0.2, up + 12)], {
        day: 56,
        night: (i + up) % 5 === 0 ? 146 : 34,
      });
  });
}

/** A street of shop houses, seen from its left pavement. */
export const duyTan: Scene = {
  id: 'camera-09',
  title: '09 Duy Tân',
  ground(pen) {
    sky(pen, 74, { top: 116, bottom: 146 });
    hills(pen, 73, { height: 24, tone: 94, key: 'dt' });
    pen.rect([0, 70, 320, 110], 84);
    row(pen);
    strip(pen, ground, { from: 0.9, to: 1.34, tone: 114 });
    strip(pen, ground, { from: -1.4, to: -0.9, tone: 108 });
    strip(pen, ground, { from: -1, to: 1, tone: 78 });
    dashes(pen, ground, 0);
    for (const z of [8, 5, 3.2, 2.1]) {
      const [x, y] = at(ground, -1.3, 1 / z);
      tree(pen, [x, y], { size: 84 / z, key: `dt-${z}` });
    }
    for (const z of [6, 3.6, 2.3, 1.5]) {
      const [x, y] = at(ground, 1.06, 1 / z);
      lamp(pen, [x, y], { height: 88 / z, reach: -22 / z });
    }
  },
  routes: [
    clouds(44, 0.8),
    {
      points: along(ground, -0.45, { from: 0.07, to: 1.5, size: 0.9 }),
      kinds: ['car-front', 'bike-front', 'bike-front'],
      count: 5,
      periodS: 27,
    },
    {
      points: along(ground, 0.42, { from: 1.5, to: 0.07, size: 0.9 }),
      kinds: ['car-back', 'bike-front', 'truck-back'],
      count: 5,
      periodS: 25,
    },
    { points: along(ground, 1.14, { from: 1.2, to: 0.1, size: 0.95 }), kinds: ['person'], count: 4, periodS: 105 },
  ],
};
