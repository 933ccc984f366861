import { Layer, type Contour } from './layer.js';

/** How dark it is: 0 in full day, 1 in the night. */
export interface Light {
  readonly night: number;
}

/** Scenes are drawn on 320 × 180 units, whatever the size of the picture. */
export const unitsWide = 320;
export const unitsHigh = 180;
const supersampling = 3;

/** Luma of a surface that is `tone` in daylight. Never black, so that a place is known at night too. */
export function shade(tone: number, light: Light): number {
  return Math.round(tone * (1 - light.night) + (tone * 0.52 + 13) * light.night);
}

/** Draws in units onto a large layer. Tones are those of the day; the pen darkens them. */
export class Pen {
  private readonly large: Layer;
  private readonly scale: number;

  constructor(
    readonly light: Light,
    width: number,
    units: { across: number; down: number } = { across: unitsWide, down: unitsHigh },
  ) {
    this.scale = (width / units.across) * supersampling;
    this.large = new Layer(
      Math.round(width) * supersampling,
      Math.round((width * units.down) / units.across) * supersampling,
    );
  }

  poly(points: Contour, tone: number, strength = 1): void {
    this.large.fill([points.map((value) => value * this.scale)], shade(tone, this.light), strength);
  }

  rect(box: readonly [x: number, y: number, width: number, height: number], tone: number, strength = 1): void {
    const [x, y, w, h] = box;
    this.poly([x, y, x + w, y, x + w, y + h, x, y + h], tone, strength);
  }

  ellipse(box: readonly [cx: number, cy: number, rx: number, ry: number], tone: number, strength = 1): void {
    const [cx, cy, rx, ry] = box;
    const points = Array.from({ length: 28 }, (_, i) => [
      cx + rx * Math.cos((i / 28) * 2 * Math.PI),
      cy + ry * Math.sin((i / 28) * 2 * Math.PI),
    ]);
    this.poly(points.flat(), tone, strength);
  }

  /** A line of even width through points. */
  line(points: Contour, width: number, tone: number): void {
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [x0, y0, x1, y1] = points.slice(i, i + 4) as [number, number, number, number];
      const length = Math.hypot(x1 - x0, y1 - y0) || 1;
      const dx = (-(y1 - y0) / length) * (width / 2);
      const dy = ((x1 - x0) / length) * (width / 2);
      this.poly([x0 + dx, y0 + dy, x1 + dx, y1 + dy, x1 - dx, y1 - dy, x0 - dx, y0 - dy], tone);
    }
  }

  /** Bands from one tone to another, top to bottom. */
  gradient(from: { y: number; tone: number }, to: { y: number; tone: number }): void {
    const bands = 24;
    const step = (to.y - from.y) / bands;
    for (let i = 0; i < bands; i += 1) {
      this.rect([0, from.y + i * step, unitsWide, step + 0.4], from.tone + ((to.tone - from.tone) * (i + 0.5)) / bands);
    }
  }

  /** Something that shines by itself: as bright at night as said, a plain surface by day. */
  lit(points: Contour, tones: { day: number; night: number }): void {
    const { night } = this.light;
    this.large.fill(
      [points.map((value) => value * this.scale)],
      Math.round(tones.day * (1 - night) + tones.night * night),
    );
  }

  /** The light around a lamp; nothing by day. */
  glow(box: readonly [x: number, y: number, radius: number], strength: number): void {
    if (this.light.night <= 0.05) return;
    const [x, y, radius] = box;
    this.large.glow(
      { x: x * this.scale, y: y * this.scale, radius: radius * this.scale },
      196,
      strength * this.light.night,
    );
  }

  finish(): Layer {
    return this.large.reduced(supersampling);
  }
}
