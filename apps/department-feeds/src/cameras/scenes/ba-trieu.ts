import type { Pen } from '../picture/pen.js';
import type { Waypoint } from '../picture/traffic.js';
import { house, lamp, tree } from './scenery.js';
import type { Scene } from './scene.js';

const centre = { x: 162, y: 112 };

/** A ring around the island; things are larger where they are nearer. */
function ring(rx: number, ry: number, offset: number): Waypoint[] {
  return Array.from({ length: 33 }, (_, i): Waypoint => {
    const angle = offset - (i / 32) * 2 * Math.PI;
    const y = centre.y + ry * Math.sin(angle);
    return [centre.x + rx * Math.cos(angle), y, 0.34 + (y - 60) * 0.0042];
  });
}

function island(pen: Pen): void {
  pen.ellipse([centre.x, centre.y, 58, 25], 126);
  pen.ellipse([centre.x, centre.y - 1.5, 54, 22.5], 74);
  pen.ellipse([centre.x, centre.y - 2, 30, 12], 90);
  for (let i = 0; i < 14; i += 1)
    pen.ellipse(
      [centre.x + 44 * Math.cos((i / 14) * 6.28), centre.y - 3 + 17 * Math.sin((i / 14) * 6.28), 4.2, 3.2],
      58,
    );
  pen.poly([150, 110, 155, 96, 169, 96, 174, 110], 132);
  pen.poly([156, 96, 158, 62, 162, 54, 166, 62, 168, 96], 146);
  pen.glow([162, 92, 36], 0.45);
}

/** The roundabout, seen from a roof. */
export const baTrieu: Scene = {
  id: 'camera-07',
  title: '07 Bà Triệu',
  ground(pen) {
    pen.rect([0, 0, 320, 180], 100);
    const blocks = [
      [0, 6, 70, 46, 92],
      [74, 14, 44, 34, 80],
      [196, 12, 50, 36, 94],
      [250, 4, 70, 48, 82],
    ] as const;
    blocks.forEach(([x, y, w, h, tone], i) => house(pen, [x, y, w, h], { tone, columns: 5, rows: 3, key: `bt-${i}` }));
    for (const x of [8, 40, 86, 226, 258, 300]) tree(pen, [x, 64], { size: 20, key: `bt-tree-${x}` });
    pen.poly([122, 0, 194, 0, 200, 70, 118, 70], 78);
    pen.poly([-10, 82, 90, 88, 90, 134, -10, 146], 78);
    pen.poly([330, 82, 236, 88, 236, 134, 330, 146], 78);
    pen.poly([112, 150, 214, 150, 250, 190, 76, 190], 78);
    pen.ellipse([centre.x, centre.y, 122, 53], 118);
    pen.ellipse([centre.x, centre.y, 118, 51], 78);
    for (let i = 0; i < 40; i += 2) {
      const angle = (i / 40) * 6.28;
      pen.ellipse([centre.x + 88 * Math.cos(angle), centre.y + 37.5 * Math.sin(angle), 2.6, 0.8], 146);
    }
    for (let i = 0; i < 7; i += 1) pen.rect([130 + i * 9.6, 52, 5, 9], 150);
    island(pen);
    lamp(pen, [44, 84], { height: 50, reach: 12 });
    lamp(pen, [284, 84], { height: 50, reach: -12 });
  },
  routes: [
    { points: ring(72, 31, 0), kinds: ['car-side', 'bike-side', 'bike-side'], count: 4, periodS: 19 },
    { points: ring(102, 44, 2), kinds: ['bike-side', 'car-side', 'bike-side'], count: 4, periodS: 24 },
    {
      points: [
        [-40, 106, 0.46],
        [70, 112, 0.5],
        [150, 152, 0.62],
        [128, 200, 0.86],
      ],
      kinds: ['bike-side', 'car-side'],
      count: 2,
      periodS: 21,
    },
    {
      points: [
        [340, 124, 0.56],
        [260, 116, 0.52],
        [200, 74, 0.36],
        [158, 40, 0.24],
      ],
      kinds: ['bike-front', 'car-back'],
      count: 2,
      periodS: 23,
    },
    {
      points: [
        [20, 172, 0.62],
        [90, 168, 0.6],
      ],
      kinds: ['person'],
      count: 2,
      periodS: 64,
    },
  ],
};
