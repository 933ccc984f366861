import type { Pen } from '../picture/pen.js';
import { along, at, house, sky, strip, type Ground } from './scenery.js';
import type { Scene } from './scene.js';

const ground: Ground = { x: 160, y: 72, near: 160, half: 96 };

/** Stalls of one side, the farthest first: table, goods, awning in broad stripes. */
function stalls(pen: Pen, side: -1 | 1): void {
  for (const z of [9, 6.6, 5, 3.9, 3.1, 2.5, 2, 1.6, 1.25, 1]) {
    const scale = 1 / z;
    const [x, y] = at(ground, side * 1.12, scale);
    const w = 70 * scale * side;
    pen.poly([x, y, x + w, y, x + w, y - 24 * scale, x, y - 24 * scale], 66);
    for (let i = 0; i < 5; i += 1)
      pen.ellipse(
        [x + w * (0.12 + i * 0.19), y - 25 * scale, 5.6 * scale, 4.6 * scale],
        [150, 108, 132, 92, 122][i] ?? 120,
      );
    pen.line([x, y, x, y - 62 * scale], Math.max(0.4, 2 * scale), 60);
    for (let i = 0; i < 4; i += 1) {
      const [a, b] = [i / 4, (i + 1) / 4];
      const edge = (share: number): [number, number] => [
        x - 8 * scale * side + (w + 14 * scale * side) * share,
        y - (60 + 16 * share) * scale,
      ];
      pen.poly(
        [...edge(a), ...edge(b), edge(b)[0], edge(b)[1] - 10 * scale, edge(a)[0], edge(a)[1] - 10 * scale],
        (i + Math.round(z)) % 2 === 0 ? 138 : 96,
      );
    }
    pen.glow([x + w * 0.4, y - 50 * scale, 46 * scale], 0.5);
    pen.lit(
      [
        x + w * 0.36,
        y - 53 * scale,
        x + w * 0.44,
        y - 53 * scale,
        x + w * 0.44,
        y - 50 * scale,
        x + w * 0.36,
        y - 50 * scale,
      ],
      { day: 150, night: 226 },
    );
  }
}

/** The market's middle aisle. */
export const cho: Scene = {
  id: 'camera-06',
  title: '06 Chợ',
  ground(pen) {
    sky(pen, 76, { top: 118, bottom: 140 });
    house(pen, [96, 36, 128, 40], { tone: 96, columns: 8, rows: 2, key: 'market-hall' });
    pen.poly([88, 38, 160, 20, 232, 38], 74);
    pen.rect([0, 72, 320, 108], 72);
    strip(pen, ground, { from: -1.2, to: 1.2, tone: 98, far: 0.05 });
    for (let z = 0.9; z < 16; z += 0.8)
      pen.line([...at(ground, -1.1, 1 / z), ...at(ground, 1.1, 1 / z)], Math.max(0.3, 0.9 / z), 88);
    stalls(pen, -1);
    stalls(pen, 1);
  },
  routes: [
    { points: along(ground, -0.62, { from: 0.11, to: 1.25, size: 1.2 }), kinds: ['person'], count: 6, periodS: 84 },
    {
      points: along(ground, -0.2, { from: 1.25, to: 0.11, size: 1.2 }),
      kinds: ['person', 'person', 'bike-front'],
      count: 6,
      periodS: 76,
    },
    {
      points: along(ground, 0.24, { from: 0.11, to: 1.25, size: 1.2 }),
      kinds: ['person', 'bike-front'],
      count: 5,
      periodS: 64,
    },
    { points: along(ground, 0.66, { from: 1.25, to: 0.11, size: 1.2 }), kinds: ['person'], count: 6, periodS: 92 },
  ],
};
