import { along, at, dashes, hills, house, lamp, palm, sky, strip, type Ground } from './scenery.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 168, y: 66, near: 160, half: 186 };

/** The boulevard with palms on its median and shop houses on both sides. */
export const phanDinhPhung: Scene = {
  id: 'camera-03',
  title: '03 Phan Đình Phùng',
  ground(pen) {
    sky(pen, 70, { top: 120, bottom: 146 });
    hills(pen, 68, { height: 18, tone: 98, key: 'pdp' });
    pen.rect([0, 66, 320, 114], 94);
    const rows = [
      [0, 18, 52, 86, 90],
      [52, 34, 40, 60, 80],
      [92, 46, 30, 40, 92],
      [122, 54, 22, 24, 82],
      [196, 55, 20, 22, 86],
      [216, 46, 28, 40, 78],
      [244, 30, 38, 62, 92],
      [282, 10, 40, 92, 82],
    ] as const;
    rows.forEach(([x, y, w, h, tone], i) =>
      house(pen, [x, y, w, h], { tone, columns: w > 35 ? 4 : 3, rows: h > 50 ? 4 : 3, key: `pdp-${i}` }),
    );
    strip(pen, ground, { from: -1.18, to: 1.18, tone: 112 });
    strip(pen, ground, { from: -1, to: 1, tone: 80 });
    strip(pen, ground, { from: -0.12, to: 0.12, tone: 104 });
    dashes(pen, ground, -0.55);
    dashes(pen, ground, 0.55);
    for (const z of [13, 8, 5, 3.3, 2.2, 1.5]) {
      const [x, y] = at(ground, 0, 1 / z);
      palm(pen, [x, y], 74 / z);
      const [lx, ly] = at(ground, -1.1, 1 / (z * 0.92));
      lamp(pen, [lx, ly], { height: 78 / z, reach: 20 / z });
    }
  },
  routes: [
    {
      points: along(ground, -0.34, { from: 0.06, to: 1.4, size: 1 }),
      kinds: ['car-front', 'car-front', 'bike-front'],
      count: 4,
      periodS: 23,
    },
    {
      points: along(ground, -0.76, { from: 0.06, to: 1.4, size: 1 }),
      kinds: ['bike-front', 'bike-front', 'truck-back'],
      count: 5,
      periodS: 29,
    },
    {
      points: along(ground, 0.36, { from: 1.4, to: 0.06, size: 1 }),
      kinds: ['car-back', 'bike-front'],
      count: 4,
      periodS: 25,
    },
    {
      points: along(ground, 0.78, { from: 1.4, to: 0.06, size: 1 }),
      kinds: ['bike-front', 'car-back'],
      count: 4,
      periodS: 33,
    },
  ],
};
