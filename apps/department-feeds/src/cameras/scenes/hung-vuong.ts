import type { Pen } from '../picture/pen.js';
import { along, at, dashes, hills, sky, strip, tree, type Ground } from './scenery.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 262, y: 60, near: 150, half: 176 };

/** Power poles with cross arms down the left side, their wires sagging from one to the next. */
function wires(pen: Pen): void {
  const poles = [9, 5.6, 3.7, 2.5, 1.7].map((z) => {
    const [x, y] = at(ground, -1.14, 1 / z);
    const top = y - 150 / z;
    pen.line([x, y, x, top], Math.max(0.7, 4 / z), 108);
    pen.rect([x - 16 / z, top + 5 / z, 32 / z, Math.max(0.6, 3 / z)], 108);
    return { x, top: top + 5 / z, reach: 14 / z };
  });
  poles.slice(1).forEach((pole, i) => {
    const before = poles[i] as (typeof poles)[number];
    for (const side of [-1, 0, 1]) {
      const middle = [(pole.x + before.x) / 2, (pole.top + before.top) / 2 + (before.x - pole.x) * 0.08];
      pen.line(
        [
          before.x + side * before.reach,
          before.top,
          middle[0] ?? 0,
          middle[1] ?? 0,
          pole.x + side * pole.reach,
          pole.top,
        ],
        0.55,
        72,
      );
    }
  });
}

function billboard(pen: Pen): void {
  pen.rect([36, 62, 3, 46], 96);
  pen.rect([98, 62, 3, 46], 96);
  pen.rect([22, 22, 94, 42], 64);
  pen.lit([25, 25, 113, 25, 113, 61, 25, 61], { day: 134, night: 120 });
  pen.rect([32, 31, 44, 5], 74);
  pen.rect([32, 41, 58, 4], 92);
  pen.rect([32, 50, 36, 4], 92);
  pen.poly([88, 56, 96, 32, 108, 56], 84);
  pen.glow([69, 62, 56], 0.3);
}

/** The wide avenue at the town's edge: low roofs, power lines, a hoarding. */
export const hungVuong: Scene = {
  id: 'camera-12',
  title: '12 Hùng Vương',
  ground(pen) {
    sky(pen, 66, { top: 124, bottom: 152 });
    hills(pen, 64, { height: 26, tone: 104, key: 'hv-far' });
    pen.gradient({ y: 60, tone: 96 }, { y: 180, tone: 82 });
    for (const [x, y, w] of [
      [118, 64, 34],
      [150, 58, 26],
      [178, 60, 30],
      [212, 56, 24],
      [278, 62, 22],
      [296, 70, 30],
    ] as const) {
      pen.rect([x, y, w, 16], 116);
      pen.poly([x - 3, y + 1, x + w / 2, y - 9, x + w + 3, y + 1], 72);
      pen.lit([x + w * 0.2, y + 5, x + w * 0.4, y + 5, x + w * 0.4, y + 12, x + w * 0.2, y + 12], {
        day: 62,
        night: x % 4 === 0 ? 156 : 50,
      });
    }
    billboard(pen);
    strip(pen, ground, { from: -1.1, to: 1.1, tone: 114, far: 0.03 });
    strip(pen, ground, { from: -1, to: 1, tone: 80, far: 0.03 });
    strip(pen, ground, { from: -0.025, to: 0.025, tone: 150, far: 0.03 });
    dashes(pen, ground, -0.5);
    dashes(pen, ground, 0.5);
    wires(pen);
    for (const z of [7, 4.4, 2.9, 2]) {
      const [x, y] = at(ground, 1.2, 1 / z);
      tree(pen, [x, y], { size: 62 / z, key: `hv-${z}` });
    }
  },
  routes: [
    {
      points: along(ground, -0.28, { from: 0.06, to: 1.4, size: 0.86 }),
      kinds: ['car-front', 'bus-front', 'car-front'],
      count: 3,
      periodS: 20,
    },
    {
      points: along(ground, -0.74, { from: 0.06, to: 1.4, size: 0.86 }),
      kinds: ['bike-front', 'car-front', 'bike-front'],
      count: 4,
      periodS: 27,
    },
    {
      points: along(ground, 0.27, { from: 1.4, to: 0.06, size: 0.86 }),
      kinds: ['car-back', 'truck-back'],
      count: 3,
      periodS: 19,
    },
    {
      points: along(ground, 0.73, { from: 1.4, to: 0.06, size: 0.86 }),
      kinds: ['bike-front', 'truck-back', 'car-back'],
      count: 4,
      periodS: 26,
    },
  ],
};
