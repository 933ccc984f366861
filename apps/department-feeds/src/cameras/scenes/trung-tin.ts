import type { Pen } from '../picture/pen.js';
import type { Waypoint } from '../picture/traffic.js';
import { hills, house, lamp, sky, tree } from './scenery.js';
import type { Scene } from './scene.js';

const leftArm: readonly Waypoint[] = [
  [52, 78, 0.09],
  [92, 96, 0.24],
  [128, 124, 0.5],
  [142, 196, 1.15],
];
const rightArm: readonly Waypoint[] = [
  [276, 78, 0.09],
  [238, 96, 0.24],
  [204, 124, 0.5],
  [196, 196, 1.15],
];

/** A sign gantry over both arms. */
function gantry(pen: Pen): void {
  pen.line([30, 150, 30, 34], 3, 118);
  pen.line([296, 150, 296, 34], 3, 118);
  pen.rect([28, 34, 270, 3], 124);
  pen.rect([28, 40, 270, 1.4], 112);
  for (const x of [66, 196]) {
    pen.rect([x, 30, 66, 24], 66);
    pen.rect([x + 2, 32, 62, 20], 82);
    pen.rect([x + 8, 37, 38, 3.4], 176);
    pen.rect([x + 8, 44, 28, 3.4], 160);
    pen.poly([x + 54, 36, x + 59, 42, x + 56, 42, x + 56, 49, x + 52, 49, x + 52, 42, x + 49, 42], 176);
  }
}

/** The fork at Trung Tín: two roads part around a wedge of houses. */
export const trungTin: Scene = {
  id: 'camera-08',
  title: '08 Trung Tín',
  ground(pen) {
    sky(pen, 82, { top: 120, bottom: 146 });
    hills(pen, 80, { height: 20, tone: 100, key: 'tt' });
    pen.rect([0, 78, 320, 102], 92);
    pen.poly([44, 78, 60, 78, 150, 108, 182, 108, 268, 78, 284, 78, 250, 110, 322, 190, -4, 190, 84, 110], 80);
    pen.poly([62, 78, 266, 78, 178, 110, 154, 110], 92);
    house(pen, [128, 44, 34, 56], { tone: 104, columns: 3, rows: 4, key: 'tt-1' });
    pen.poly([162, 44, 206, 52, 206, 94, 162, 100], 84);
    for (let i = 0; i < 3; i += 1)
      pen.lit([170 + i * 12, 58 + i, 177 + i * 12, 59 + i, 177 + i * 12, 70 + i, 170 + i * 12, 70 + i], {
        day: 52,
        night: i === 1 ? 150 : 36,
      });
    pen.poly([92, 84, 128, 92, 128, 64, 92, 70], 78);
    pen.poly([150, 110, 182, 110, 176, 124, 166, 127, 156, 124], 118);
    pen.poly([154, 111, 178, 111, 172, 121, 160, 121], 66);
    for (const [x0, y0, x1, y1, w] of [
      [70, 84, 88, 95, 0.8],
      [98, 103, 112, 115, 1.6],
      [258, 84, 240, 95, 0.8],
      [230, 103, 218, 115, 1.6],
    ] as const)
      pen.line([x0, y0, x1, y1], w, 152);
    for (const y of [134, 154, 174]) pen.rect([167.5, y, 3, 10], 152);
    gantry(pen);
    for (const [x, foot, size] of [
      [12, 112, 56],
      [308, 112, 60],
      [20, 96, 34],
    ] as const)
      tree(pen, [x, foot], { size, key: `tt-${x}` });
    lamp(pen, [166, 112], { height: 62, reach: 10 });
  },
  routes: [
    { points: leftArm, kinds: ['car-front', 'bike-front', 'truck-back'], count: 4, periodS: 22 },
    {
      points: rightArm.map(([x, y, s]): Waypoint => [x + 46 * s, y, s]).reverse(),
      kinds: ['car-back', 'bike-front'],
      count: 4,
      periodS: 24,
    },
    { points: leftArm.map(([x, y, s]): Waypoint => [x - 52 * s, y, s]), kinds: ['bike-front'], count: 4, periodS: 28 },
  ],
};
