import type { Pen } from '../picture/pen.js';
import { along, at, hills, sky, strip, tree, type Ground } from './scenery.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 196, y: 84, near: 196, half: 84 };

/** The communal house: a roof like an axe blade on a low floor. */
function rong(pen: Pen): void {
  pen.poly([34, 98, 44, 58, 54, 24, 62, 18, 70, 24, 80, 58, 90, 98], 66);
  pen.poly([62, 18, 70, 24, 80, 58, 90, 98, 62, 98], 56);
  pen.poly([58, 20, 62, 10, 66, 20], 78);
  pen.rect([42, 98, 40, 10], 92);
  pen.lit([56, 100, 66, 100, 66, 108, 56, 108], { day: 44, night: 160 });
  for (const x of [44, 54, 68, 78]) pen.rect([x, 108, 2, 10], 60);
}

function tower(pen: Pen, scale: number): void {
  for (const side of [-1.18, 1.18]) {
    const [x, y] = at(ground, side, scale);
    const w = 13 * scale;
    pen.rect([x - w / 2, y - 132 * scale, w, 132 * scale], 142);
    pen.rect([x, y - 132 * scale, w / 2, 132 * scale], 122);
  }
  const [left, foot] = at(ground, -1.3, scale);
  const [right] = at(ground, 1.3, scale);
  for (const up of [128, 74]) pen.rect([left, foot - up * scale, right - left, 8 * scale], 136);
}

/** Main cable and hangers of one side between two towers, and the stay towards the camera. */
function cable(pen: Pen, side: -1 | 1): void {
  const points: number[] = [];
  for (let i = 0; i <= 24; i += 1) {
    const z = 1.3 + (i / 24) * 4.7;
    const sag = 1 - ((i - 12) / 12) ** 2;
    const [x, y] = at(ground, side * 1.18, 1 / z);
    const up = (128 - 96 * sag) / z;
    points.push(x, y - up);
    if (i % 2 === 0) pen.line([x, y - up, x, y - 4 / z], Math.max(0.35, 1 / z), 112);
  }
  pen.line(points, 1.7, 150);
  const [x, y] = at(ground, side * 1.18, 1 / 1.3);
  pen.line([x, y - 128 / 1.3, x + side * 150, y + 30], 2.6, 146);
}

/** The suspension bridge of Kon Klor and the communal house beside it. */
export const konKlor: Scene = {
  id: 'camera-11',
  title: '11 Kon Klor',
  ground(pen) {
    sky(pen, 86, { top: 110, bottom: 144 });
    hills(pen, 86, { height: 38, tone: 92, key: 'kk-far' });
    hills(pen, 88, { height: 16, tone: 76, key: 'kk-near' });
    pen.rect([0, 86, 320, 94], 80);
    pen.poly([100, 88, 320, 88, 320, 124, 120, 108], 112);
    rong(pen);
    for (const [x, size] of [
      [12, 40],
      [104, 34],
      [118, 26],
      [300, 30],
    ] as const)
      tree(pen, [x, 112], { size, key: `kk-${x}` });
    strip(pen, ground, { from: -1.25, to: 1.25, tone: 104 });
    strip(pen, ground, { from: -1, to: 1, tone: 82 });
    for (let z = 0.9; z < 14; z += 0.5)
      pen.line([...at(ground, -1, 1 / z), ...at(ground, 1, 1 / z)], Math.max(0.25, 0.7 / z), 94);
    tower(pen, 1 / 6);
    cable(pen, -1);
    cable(pen, 1);
  },
  front(pen) {
    tower(pen, 1 / 1.3);
  },
  routes: [
    {
      points: along(ground, -0.4, { from: 0.09, to: 1.4, size: 0.95 }),
      kinds: ['bike-front', 'bike-front', 'car-front'],
      count: 5,
      periodS: 36,
    },
    {
      points: along(ground, 0.42, { from: 1.4, to: 0.09, size: 0.95 }),
      kinds: ['bike-front', 'car-back'],
      count: 4,
      periodS: 33,
    },
    { points: along(ground, 0.86, { from: 0.1, to: 1.2, size: 0.95 }), kinds: ['person'], count: 4, periodS: 120 },
  ],
};
