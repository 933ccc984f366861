import type { Pen } from '../picture/pen.js';
import { at, hills, sky, tree, type Ground } from './scenery.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 160, y: 76, near: 160, half: 220 };

function monument(pen: Pen): void {
  pen.poly([104, 122, 112, 112, 208, 112, 216, 122], 128);
  pen.poly([120, 112, 126, 103, 194, 103, 200, 112], 116);
  pen.rect([140, 92, 40, 11], 136);
  pen.poly([150, 92, 155, 22, 160, 10, 165, 22, 170, 92], 150);
  pen.poly([160, 10, 165, 22, 170, 92, 160, 92], 122);
  pen.poly([132, 103, 134, 92, 140, 88, 144, 95, 143, 103], 100);
  pen.poly([177, 103, 176, 94, 182, 87, 187, 95, 188, 103], 96);
  pen.glow([160, 96, 46], 0.5);
}

/** The 16 March square: paving, the monument, a row of flags, people on foot. */
export const quangTruong: Scene = {
  id: 'camera-04',
  title: '04 Quảng trường',
  ground(pen) {
    sky(pen, 78, { top: 116, bottom: 152 });
    hills(pen, 78, { height: 22, tone: 102, key: 'square' });
    pen.rect([0, 77, 320, 8], 84);
    for (let x = 8; x < 320; x += 24) tree(pen, [x, 84], { size: 22 + ((x * 7) % 9), key: `square-${x}` });
    pen.rect([0, 82, 320, 98], 116);
    for (let across = -2.4; across <= 2.4; across += 0.3)
      pen.line([...at(ground, across, 0.06), ...at(ground, across, 1.2)], 0.6, 102);
    for (let z = 0.9; z < 14; z += 0.75) pen.rect([0, at(ground, 0, 1 / z)[1], 320, Math.max(0.35, 0.9 / z)], 102);
    monument(pen);
    for (let i = 0; i < 6; i += 1) {
      const x = 226 + i * 15;
      pen.line([x, 108, x, 52], 0.9, 140);
      pen.poly([x, 53, x + 11, 54 + (i % 2), x + 10, 60, x, 60], 88);
    }
  },
  routes: [
    {
      points: [
        [-20, 118, 0.34],
        [340, 126, 0.4],
      ],
      kinds: ['person'],
      count: 4,
      periodS: 105,
    },
    {
      points: [
        [340, 140, 0.55],
        [-20, 132, 0.48],
      ],
      kinds: ['person'],
      count: 4,
      periodS: 96,
    },
    {
      points: [
        [60, 190, 0.95],
        [150, 128, 0.44],
        [330, 150, 0.62],
      ],
      kinds: ['person'],
      count: 3,
      periodS: 88,
    },
    {
      points: [
        [-20, 168, 0.8],
        [180, 160, 0.72],
        [340, 182, 0.95],
      ],
      kinds: ['person', 'bike-side'],
      count: 3,
      periodS: 62,
    },
  ],
};
