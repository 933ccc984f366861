import type { Layer } from './layer.js';
import { Pen, type Light } from './pen.js';

/** What moves, from where it is seen. */
export type Kind =
  | 'car-front'
  | 'car-back'
  | 'car-side'
  | 'bike-front'
  | 'bike-side'
  | 'truck-back'
  | 'truck-side'
  | 'bus-front'
  | 'bus-side'
  | 'person'
  | 'cloud';

interface Form {
  readonly width: number;
  readonly height: number;
  draw(pen: Pen, tone: number): void;
}

const wheel = (pen: Pen, [x, y, r]: readonly [number, number, number]): void => {
  pen.ellipse([x, y, r, r], 24);
  pen.ellipse([x, y, r * 0.45, r * 0.45], 70);
};
const lamps = (pen: Pen, xs: readonly number[], y: number): void => {
  for (const x of xs) {
    pen.glow([x, y, 13], 0.75);
    pen.lit([x - 3, y - 2, x + 3, y - 2, x + 3, y + 2, x - 3, y + 2], { day: 190, night: 232 });
  }
};
const tails = (pen: Pen, xs: readonly number[], y: number): void => {
  for (const x of xs) pen.lit([x - 3, y - 2, x + 3, y - 2, x + 3, y + 2, x - 3, y + 2], { day: 70, night: 150 });
};

function carEnd(pen: Pen, tone: number): void {
  pen.ellipse([30, 38, 25, 3.5], 30, 0.5);
  pen.rect([10, 32, 7, 7], 22);
  pen.rect([43, 32, 7, 7], 22);
  pen.poly([8, 36, 8, 24, 14, 21, 18, 10, 42, 10, 46, 21, 52, 24, 52, 36], tone);
  pen.poly([17, 21, 20.5, 12.5, 39.5, 12.5, 43, 21], 40);
  pen.rect([20, 30, 20, 4], tone * 0.72);
}

function rider(pen: Pen, tone: number): void {
  pen.ellipse([16, 40, 9, 2.4], 30, 0.5);
  pen.ellipse([16, 34, 3, 7], 24);
  pen.poly([9, 34, 11, 18, 21, 18, 23, 34], tone);
  pen.ellipse([16, 12.5, 5, 5.6], 178);
  pen.rect([11.5, 12, 9, 2.6], 60);
}

const forms: Readonly<Record<Kind, Form>> = {
  'car-front': {
    width: 60,
    height: 42,
    draw: (pen, tone) => {
      carEnd(pen, tone);
      lamps(pen, [14, 46], 27);
    },
  },
  'car-back': {
    width: 60,
    height: 42,
    draw: (pen, tone) => {
      carEnd(pen, tone);
      tails(pen, [13, 47], 26);
    },
  },
  'car-side': {
    width: 96,
    height: 38,
    draw(pen, tone) {
      pen.ellipse([46, 34, 40, 3], 30, 0.5);
      pen.poly([6, 31, 7, 21, 24, 18, 35, 8, 62, 8, 72, 18, 84, 21, 86, 31], tone);
      pen.poly([29, 18, 37, 10.5, 47, 10.5, 47, 18], 42);
      pen.poly([50, 18, 50, 10.5, 61, 10.5, 67, 18], 42);
      wheel(pen, [24, 31, 6]);
      wheel(pen, [70, 31, 6]);
      lamps(pen, [83], 24);
    },
  },
  'bike-front': {
    width: 32,
    height: 43,
    draw: (pen, tone) => {
      rider(pen, tone);
      lamps(pen, [16], 26);
    },
  },
  'bike-side': {
    width: 52,
    height: 43,
    draw(pen, tone) {
      pen.ellipse([25, 40, 20, 2.2], 30, 0.5);
      wheel(pen, [11, 34, 6]);
      wheel(pen, [38, 34, 6]);
      pen.poly([9, 31, 16, 25, 32, 26, 36, 18, 39, 18, 40, 31, 24, 34], 66);
      pen.poly([17, 26, 19, 13, 26, 13, 35, 21, 33, 23, 26, 20, 27, 26, 32, 32, 28, 33, 22, 28], tone);
      pen.ellipse([23, 9, 4.8, 5.2], 178);
      lamps(pen, [41], 21);
    },
  },
  'truck-back': {
    width: 66,
    height: 66,
    draw(pen, tone) {
      pen.ellipse([33, 62, 29, 3.4], 30, 0.5);
      pen.rect([12, 54, 9, 9], 22);
      pen.rect([45, 54, 9, 9], 22);
      pen.rect([7, 8, 52, 48], tone);
      pen.rect([7, 8, 52, 4], tone * 1.16);
      pen.rect([32.4, 12, 1.2, 38], tone * 0.7);
      pen.rect([10, 50, 46, 5], 58);
      tails(pen, [13, 53], 52);
    },
  },
  'truck-side': {
    width: 150,
    height: 62,
    draw(pen, tone) {
      pen.ellipse([72, 57, 66, 3.4], 30, 0.5);
      pen.rect([6, 8, 92, 40], tone);
      pen.rect([6, 8, 92, 4], tone * 1.15);
      for (let x = 20; x < 96; x += 14) pen.rect([x, 12, 1, 36], tone * 0.75);
      pen.poly([102, 48, 102, 16, 122, 16, 134, 30, 136, 48], tone * 0.8);
      pen.poly([108, 30, 108, 20, 120, 20, 128, 30], 40);
      pen.rect([6, 47, 130, 4], 50);
      for (const x of [24, 38, 112]) wheel(pen, [x, 51, 8]);
      lamps(pen, [133], 42);
    },
  },
  'bus-front': {
    width: 66,
    height: 68,
    draw(pen, tone) {
      pen.ellipse([33, 64, 29, 3.4], 30, 0.5);
      pen.rect([12, 56, 9, 9], 22);
      pen.rect([45, 56, 9, 9], 22);
      pen.poly([7, 58, 7, 12, 12, 6, 54, 6, 59, 12, 59, 58], tone);
      pen.poly([11, 36, 12, 15, 54, 15, 55, 36], 44);
      pen.lit([18, 8.5, 48, 8.5, 48, 13, 18, 13], { day: 60, night: 176 });
      lamps(pen, [14, 52], 48);
    },
  },
  'bus-side': {
    width: 190,
    height: 62,
    draw(pen, tone) {
      pen.ellipse([92, 57, 84, 3.4], 30, 0.5);
      pen.poly([6, 52, 6, 10, 10, 6, 172, 6, 178, 14, 180, 52], tone);
      for (let x = 12; x < 150; x += 20) pen.lit([x, 14, x + 17, 14, x + 17, 29, x, 29], { day: 46, night: 128 });
      pen.poly([156, 34, 156, 13, 171, 13, 177, 34], 44);
      pen.rect([6, 38, 174, 3], tone * 0.72);
      for (const x of [36, 142]) wheel(pen, [x, 52, 8]);
      lamps(pen, [176], 46);
    },
  },
  person: {
    width: 18,
    height: 44,
    draw(pen, tone) {
      pen.ellipse([9, 41.5, 6, 1.6], 30, 0.5);
      pen.poly([6, 41, 6.4, 26, 11.6, 26, 12, 41, 9.8, 41, 9, 30, 8.2, 41], 44);
      pen.poly([4.4, 27, 5.4, 12.5, 12.6, 12.5, 13.6, 27], tone);
      pen.ellipse([9, 8, 3.5, 4.2], 150);
    },
  },
  cloud: {
    width: 130,
    height: 24,
    draw(pen) {
      for (const [cx, cy, rx, ry] of [
        [40, 14, 38, 6],
        [66, 11, 34, 7],
        [92, 14, 36, 5],
      ] as const)
        pen.ellipse([cx, cy, rx, ry], 176, 0.14);
    },
  },
};

/** Bodies come in these tones. */
export const bodyTones = [58, 88, 118, 150, 176] as const;

/** Draws each kind once per size, tone and light. */
export class SpriteBox {
  private readonly made = new Map<string, Layer>();
  private light: Light = { night: 0 };

  under(light: Light): void {
    if (light.night === this.light.night) return;
    this.light = light;
    this.made.clear();
  }

  /** @param scale pixels per unit of the form; sizes are rounded to steps of six per cent */
  get(look: { kind: Kind; tone: number; mirrored: boolean }, scale: number): Layer {
    const step = Math.round(Math.log(Math.max(scale, 0.05)) / Math.log(1.06));
    const key = `${look.kind}/${look.tone}/${step}/${look.mirrored}`;
    const kept = this.made.get(key);
    if (kept) return kept;
    const drawn = look.mirrored
      ? this.get({ ...look, mirrored: false }, scale).mirrored()
      : this.draw(look, 1.06 ** step);
    this.made.set(key, drawn);
    return drawn;
  }

  private draw({ kind, tone }: { kind: Kind; tone: number }, scale: number): Layer {
    const form = forms[kind];
    const width = Math.max(2, Math.round(form.width * scale));
    const pen = new Pen(this.light, width, { across: form.width, down: form.height });
    form.draw(pen, tone);
    return pen.finish();
  }
}
