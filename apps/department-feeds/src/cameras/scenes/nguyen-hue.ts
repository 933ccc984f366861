import type { Pen } from '../picture/pen.js';
import { hills, lamp, sky, tree } from './scenery.js';
import type { Scene } from './scene.js';

/** The wooden cathedral's front: steep gables behind each other, a tower with a cross. */
function church(pen: Pen): void {
  pen.rect([92, 60, 136, 54], 84);
  pen.poly([84, 62, 124, 34, 196, 34, 236, 62], 62);
  pen.poly([118, 114, 118, 46, 160, 18, 202, 46, 202, 114], 104);
  pen.poly([112, 48, 160, 14, 208, 48, 202, 50, 160, 20, 118, 50], 60);
  pen.poly([148, 24, 160, -4, 172, 24], 58);
  pen.rect([159, -13, 2, 11], 156);
  pen.rect([155.5, -9.5, 9, 1.8], 156);
  pen.ellipse([160, 46, 9, 9], 66);
  pen.lit([153, 46, 160, 39, 167, 46, 160, 53], { day: 84, night: 170 });
  for (const x of [128, 150, 172]) {
    pen.poly([x, 114, x, 82, x + 10, 70, x + 20, 82, x + 20, 114], 58);
    pen.lit([x + 3, 114, x + 3, 84, x + 10, 75, x + 17, 84, x + 17, 114], { day: 46, night: x === 150 ? 176 : 96 });
  }
  for (const x of [98, 108, 208, 218]) pen.lit([x, 76, x + 6, 76, x + 6, 100, x, 100], { day: 52, night: 92 });
}

/** Before the wooden cathedral: the street crosses the picture. */
export const nguyenHue: Scene = {
  id: 'camera-02',
  title: '02 Nguyễn Huệ',
  ground(pen) {
    sky(pen, 100, { top: 118, bottom: 150 });
    hills(pen, 100, { height: 26, tone: 96, key: 'hue' });
    pen.rect([0, 99, 320, 16], 88);
    church(pen);
    for (const [x, size] of [
      [18, 60],
      [52, 48],
      [268, 52],
      [303, 64],
    ] as const)
      tree(pen, [x, 118], { size, key: `hue-${x}` });
    pen.rect([0, 112, 320, 10], 106);
    pen.rect([0, 120, 320, 2], 132);
    pen.rect([0, 122, 320, 44], 80);
    for (let x = 4; x < 320; x += 26) pen.rect([x, 143, 14, 1.5], 150);
    pen.rect([0, 166, 320, 14], 100);
    pen.rect([0, 164, 320, 2.4], 130);
    lamp(pen, [70, 120], { height: 66, reach: 12 });
    lamp(pen, [250, 120], { height: 66, reach: -12 });
  },
  routes: [
    {
      points: [
        [-40, 119, 0.42],
        [360, 119, 0.42],
      ],
      kinds: ['person'],
      count: 5,
      periodS: 120,
    },
    {
      points: [
        [380, 138, 0.62],
        [-60, 138, 0.62],
      ],
      kinds: ['bike-side', 'bike-side'],
      count: 2,
      periodS: 17,
    },
    {
      points: [
        [-70, 159, 0.82],
        [400, 159, 0.82],
      ],
      kinds: ['car-side', 'bike-side', 'truck-side', 'bike-side'],
      count: 4,
      periodS: 19,
    },
    {
      points: [
        [370, 176, 0.72],
        [-50, 176, 0.72],
      ],
      kinds: ['person'],
      count: 3,
      periodS: 95,
    },
  ],
};
