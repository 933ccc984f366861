import type { Pen } from '../picture/pen.js';
import type { Waypoint } from '../picture/traffic.js';
import { hills, house, lamp, sky, tree } from './scenery.js';
import type { Scene } from './scene.js';

/** The road's middle from far to near with its half width there: a wide S. */
const bend: readonly (readonly [x: number, y: number, half: number])[] = [
  [232, 72, 4],
  [214, 78, 7],
  [172, 88, 14],
  [128, 100, 24],
  [118, 116, 36],
  [150, 138, 54],
  [214, 162, 78],
  [270, 190, 104],
];

function lane(side: -1 | 1, reverse: boolean): Waypoint[] {
  const points = bend.map(([x, y, half]): Waypoint => [
    x + side * half * 0.45,
    y + side * half * 0.06,
    Math.max(0.07, half / 88),
  ]);
  return reverse ? points.reverse() : points;
}

function road(pen: Pen, share: number, tone: number): void {
  const left = bend.flatMap(([x, y, half]) => [x - half * share, y - half * 0.08]);
  const right = [...bend].reverse().flatMap(([x, y, half]) => [x + half * share, y + half * 0.08]);
  pen.poly([...left, ...right], tone);
}

/** A road that winds down a slope past a school and a water tower, with wires along it. */
export const truongChinh: Scene = {
  id: 'camera-05',
  title: '05 Trường Chinh',
  ground(pen) {
    sky(pen, 74, { top: 122, bottom: 148 });
    hills(pen, 74, { height: 36, tone: 100, key: 'tc-far' });
    pen.gradient({ y: 72, tone: 88 }, { y: 180, tone: 74 });
    house(pen, [10, 62, 92, 34], { tone: 108, columns: 9, rows: 2, key: 'tc-school' });
    pen.poly([6, 63, 14, 54, 98, 54, 106, 63], 70);
    pen.rect([0, 94, 108, 7], 122);
    pen.line([276, 96, 280, 48], 1.6, 104);
    pen.line([300, 96, 296, 48], 1.6, 104);
    pen.poly([270, 48, 270, 30, 288, 22, 306, 30, 306, 48, 288, 53], 126);
    road(pen, 1.16, 104);
    road(pen, 1, 78);
    bend.slice(0, -1).forEach(([x, y, half], i) => {
      const next = bend[i + 1] as (typeof bend)[number];
      pen.line([x, y, x + (next[0] - x) * 0.5, y + (next[1] - y) * 0.5], Math.max(0.4, half * 0.035), 150);
    });
    for (const [x, foot, height] of [
      [196, 74, 18],
      [150, 84, 30],
      [90, 98, 46],
      [62, 122, 70],
      [70, 158, 112],
    ] as const)
      lamp(pen, [x, foot], { height, reach: height * 0.2 });
    pen.line([196, 57, 150, 55, 90, 53, 62, 53, 70, 47], 0.5, 84);
    for (const [x, foot, size] of [
      [252, 92, 30],
      [236, 84, 18],
      [308, 112, 52],
      [22, 150, 66],
      [300, 140, 40],
    ] as const)
      tree(pen, [x, foot], { size, key: `tc-${x}` });
  },
  routes: [
    { points: lane(-1, false), kinds: ['car-front', 'bike-front', 'truck-back', 'bike-front'], count: 5, periodS: 34 },
    { points: lane(1, true), kinds: ['car-back', 'bike-front'], count: 5, periodS: 31 },
  ],
};
