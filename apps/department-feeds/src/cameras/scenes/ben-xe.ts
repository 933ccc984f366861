import type { Pen } from '../picture/pen.js';
import { hills, house, lamp, sky } from './scenery.js';
import type { Scene } from './scene.js';

function canopy(pen: Pen): void {
  pen.poly([-4, 40, 324, 18, 324, 34, -4, 54], 128);
  pen.poly([-4, 54, 324, 34, 324, 38, -4, 58], 74);
  for (const [x, top, foot] of [
    [18, 56, 122],
    [92, 51, 120],
    [166, 46, 118],
    [240, 42, 116],
    [308, 38, 114],
  ] as const)
    pen.rect([x, top, 4, foot - top], 112);
  for (const x of [56, 130, 204, 276]) {
    pen.glow([x, 60 - x * 0.055, 34], 0.5);
    pen.lit([x - 9, 58 - x * 0.055, x + 9, 57 - x * 0.055, x + 9, 59 - x * 0.055, x - 9, 60 - x * 0.055], {
      day: 140,
      night: 226,
    });
  }
}

/** A parked bus, its front to the platform. */
function parked(pen: Pen, x: number, tone: number): void {
  pen.poly([x, 112, x, 74, x + 4, 70, x + 38, 70, x + 42, 74, x + 42, 112], tone);
  pen.poly([x + 3, 93, x + 4, 77, x + 38, 77, x + 39, 93], 48);
  pen.lit([x + 8, 71.5, x + 34, 71.5, x + 34, 75, x + 8, 75], { day: 64, night: 170 });
  pen.rect([x + 3, 99, 8, 4], 168);
  pen.rect([x + 31, 99, 8, 4], 168);
  pen.rect([x + 4, 111, 8, 6], 30);
  pen.rect([x + 30, 111, 8, 6], 30);
}

/** The coach station: buses under the canopy, the yard before them. */
export const benXe: Scene = {
  id: 'camera-10',
  title: '10 Bến xe',
  ground(pen) {
    sky(pen, 62, { top: 118, bottom: 142 });
    hills(pen, 66, { height: 22, tone: 96, key: 'station' });
    pen.rect([0, 62, 320, 56], 60);
    house(pen, [0, 62, 320, 30], { tone: 84, columns: 16, rows: 1, key: 'station-hall' });
    pen.rect([0, 112, 320, 68], 88);
    pen.rect([0, 111, 320, 2.5], 122);
    for (let x = -20; x < 340; x += 62) pen.poly([x + 40, 116, x + 43, 116, x + 14, 158, x + 9, 158], 150);
    parked(pen, 34, 146);
    parked(pen, 108, 112);
    parked(pen, 184, 158);
    parked(pen, 256, 100);
    canopy(pen);
    pen.rect([0, 158, 320, 2], 132);
    lamp(pen, [300, 176], { height: 96, reach: -18 });
  },
  routes: [
    {
      points: [
        [-110, 150, 0.78],
        [430, 150, 0.78],
      ],
      kinds: ['bus-side', 'bus-side', 'truck-side'],
      count: 2,
      periodS: 38,
    },
    {
      points: [
        [360, 174, 0.9],
        [-60, 174, 0.9],
      ],
      kinds: ['bike-side', 'car-side', 'bike-side'],
      count: 3,
      periodS: 21,
    },
    {
      points: [
        [-20, 124, 0.5],
        [340, 126, 0.52],
      ],
      kinds: ['person'],
      count: 7,
      periodS: 130,
    },
    {
      points: [
        [300, 134, 0.6],
        [150, 122, 0.5],
        [20, 136, 0.62],
      ],
      kinds: ['person'],
      count: 5,
      periodS: 100,
    },
  ],
};
