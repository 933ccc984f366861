import type { Layer } from './layer.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window of one camera in the large luma plane. */
export class Frame {
  constructor(
    private readonly luma: Uint8Array,
    readonly width: number,
    readonly height: number,
  ) {}

  /** The part of a box that lies in the picture; undefined when none does. */
  clip(box: Box): Box | undefined {
    const x = Math.max(0, Math.round(box.x));
    const y = Math.max(0, Math.round(box.y));
    const right = Math.min(this.width, Math.round(box.x) + box.width);
    const bottom = Math.min(this.height, Math.round(box.y) + box.height);
    return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
  }

  /** Copies an opaque layer of the frame's own size into a box. */
  restore(ground: Layer, box: Box): void {
    for (let row = box.y; row < box.y + box.height; row += 1) {
      const from = row * this.width + box.x;
      this.luma.set(ground.tone.subarray(from, from + box.width), from);
    }
  }

  /** Lays a layer over the picture with its upper left corner at (x, y), within `within` when given. */
  lay(layer: Layer, at: { x: number; y: number }, within?: Box): void {
    const left = Math.round(at.x);
    const top = Math.round(at.y);
    const box = within ?? this.clip({ x: left, y: top, width: layer.width, height: layer.height });
    if (!box) return;
    for (let row = box.y; row < box.y + box.height; row += 1) {
      let source = (row - top) * layer.width + box.x - left;
      let target = row * this.width + box.x;
      for (const end = target + box.width; target < end; target += 1, source += 1) this.mix(layer, source, target);
    }
  }

  private mix(layer: Layer, source: number, target: number): void {
    const alpha = layer.alpha[source] as number;
    if (alpha === 0) return;
    const below = this.luma[target] as number;
    this.luma[target] = below + (((layer.tone[source] as number) - below) * alpha) / 255;
  }
}
