import { stream } from '../../core/random.js';
import { unitsHigh, unitsWide, type Pen } from '../picture/pen.js';
import type { Route, Waypoint } from '../picture/traffic.js';

/** Flat ground seen in perspective: everything runs to (x, y); `half` is half the road's width at the lower edge around `near`. */
export interface Ground {
  readonly x: number;
  readonly y: number;
  readonly near: number;
  readonly half: number;
}

/** A point at `across` (−1 left edge of the road, 1 right edge) where things have the size `scale` (1 at the lower edge). */
export function at(ground: Ground, across: number, scale: number): [number, number] {
  return [
    ground.x + (ground.near - ground.x + across * ground.half) * scale,
    ground.y + (unitsHigh - ground.y) * scale,
  ];
}

/** A way along the road; `size` is how large a sprite is at the lower edge. */
export function along(ground: Ground, across: number, order: { from: number; to: number; size: number }): Waypoint[] {
  const point = (scale: number): Waypoint => {
    const [x, y] = at(ground, across, scale);
    return [x, y, scale * order.size];
  };
  return [point(order.from), point(order.to)];
}

export function strip(pen: Pen, ground: Ground, order: { from: number; to: number; tone: number; far?: number }): void {
  const far = order.far ?? 0.02;
  pen.poly(
    [
      ...at(ground, order.from, far),
      ...at(ground, order.to, far),
      ...at(ground, order.to, 1.3),
      ...at(ground, order.from, 1.3),
    ],
    order.tone,
  );
}

/** Broken line along the road. */
export function dashes(pen: Pen, ground: Ground, across: number): void {
  for (let z = 1; z < 26; z += 1.6) {
    const [near, far] = [1.15 / z, 1.15 / (z + 0.7)];
    const w = 0.016;
    pen.poly(
      [
        ...at(ground, across - w, near),
        ...at(ground, across + w, near),
        ...at(ground, across + w, far),
        ...at(ground, across - w, far),
      ],
      150,
    );
  }
}

export function sky(pen: Pen, horizon: number, tones: { top: number; bottom: number }): void {
  pen.gradient({ y: 0, tone: tones.top }, { y: horizon, tone: tones.bottom });
}

export function hills(pen: Pen, baseline: number, order: { height: number; tone: number; key: string }): void {
  const random = stream(order.key);
  const points: number[] = [0, baseline];
  for (let x = 0; x <= unitsWide + 20; x += 28 + random() * 16)
    points.push(x, baseline - order.height * (0.35 + 0.65 * random()));
  pen.poly([...points, unitsWide + 40, baseline], order.tone);
}

/** A house front with rows of windows, some of them lit at night. */
export function house(
  pen: Pen,
  box: readonly [x: number, y: number, w: number, h: number],
  order: { tone: number; columns: number; rows: number; key: string },
): void {
  const [x, y, w, h] = box;
  const random = stream(order.key);
  pen.rect(box, order.tone);
  pen.rect([x, y, w, Math.min(2, h * 0.05)], order.tone * 1.3);
  const [cw, ch] = [w / order.columns, h / (order.rows + 0.6)];
  for (let row = 0; row < order.rows; row += 1) {
    for (let column = 0; column < order.columns; column += 1) {
      const [wx, wy] = [x + cw * (column + 0.24), y + ch * (row + 0.4)];
      const night = random() < 0.3 ? 150 : 30;
      pen.lit([wx, wy, wx + cw * 0.52, wy, wx + cw * 0.52, wy + ch * 0.5, wx, wy + ch * 0.5], {
        day: order.tone * 0.58,
        night,
      });
    }
  }
}

/** A point where something stands on the ground. */
export type Foot = readonly [x: number, y: number];

export function tree(pen: Pen, [x, foot]: Foot, order: { size: number; key: string }): void {
  const { size } = order;
  const random = stream(order.key);
  pen.rect([x - size * 0.06, foot - size * 0.75, size * 0.12, size * 0.75], 46);
  for (let i = 0; i < 6; i += 1) {
    const tone = 50 + Math.floor(random() * 22);
    pen.ellipse(
      [
        x + (random() - 0.5) * size * 0.55,
        foot - size * (0.75 + random() * 0.4),
        size * (0.24 + random() * 0.1),
        size * (0.2 + random() * 0.09),
      ],
      tone,
    );
  }
}

export function palm(pen: Pen, [x, foot]: Foot, size: number): void {
  pen.line([x, foot, x + size * 0.03, foot - size], size * 0.07, 74);
  for (let i = 0; i < 7; i += 1) {
    const angle = Math.PI * (0.98 + (i / 6) * 1.04);
    const [dx, dy] = [Math.cos(angle) * size * 0.42, Math.sin(angle) * size * 0.26];
    pen.poly(
      [
        x,
        foot - size,
        x + dx * 0.55,
        foot - size + dy - size * 0.06,
        x + dx,
        foot - size + dy + size * 0.12,
        x + dx * 0.5,
        foot - size + dy + size * 0.04,
      ],
      58,
    );
  }
}

/** A street lamp whose arm reaches `reach` units to the side. */
export function lamp(pen: Pen, [x, foot]: Foot, order: { height: number; reach: number }): void {
  const { height, reach } = order;
  const top = foot - height;
  const width = Math.max(0.5, height * 0.022);
  pen.line([x, foot, x, top + height * 0.06, x + reach, top], width, 96);
  const head = Math.max(1.2, height * 0.05);
  pen.glow([x + reach, top + 1, height * 0.55], 0.5);
  pen.lit(
    [
      x + reach - head,
      top - 0.5,
      x + reach + head,
      top - 0.5,
      x + reach + head,
      top + head * 0.5,
      x + reach - head,
      top + head * 0.5,
    ],
    { day: 128, night: 226 },
  );
}

export const clouds = (y: number, scale: number): Route => ({
  points: [
    [-150, y, scale],
    [470, y, scale],
  ],
  kinds: ['cloud'],
  count: 3,
  periodS: 900,
  always: true,
});
