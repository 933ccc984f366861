/** Flat list of x, y, x, y … of one closed contour. */
export type Contour = readonly number[];

interface Crossing {
  readonly x: number;
  readonly winding: 1 | -1;
}

function crossingsAt(contours: readonly Contour[], y: number): Crossing[] {
  const found: Crossing[] = [];
  for (const points of contours) {
    for (let i = 0; i < points.length; i += 2) {
      const next = (i + 2) % points.length;
      const y0 = points[i + 1] ?? 0;
      const y1 = points[next + 1] ?? 0;
      if (y0 <= y === y1 <= y) continue;
      const x0 = points[i] ?? 0;
      const x1 = points[next] ?? 0;
      found.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), winding: y1 > y0 ? 1 : -1 });
    }
  }
  return found.sort((a, b) => a.x - b.x);
}

function verticalRange(contours: readonly Contour[], height: number): [number, number] {
  let top = Infinity;
  let bottom = -Infinity;
  for (const points of contours) {
    for (let i = 1; i < points.length; i += 2) {
      top = Math.min(top, points[i] ?? 0);
      bottom = Math.max(bottom, points[i] ?? 0);
    }
  }
  return [Math.max(0, Math.floor(top)), Math.min(height, Math.ceil(bottom))];
}

/** A grey picture with coverage: `tone` is luma, `alpha` how much of the pixel is painted at all. */
export class Layer {
  readonly tone: Uint8Array;
  readonly alpha: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.tone = new Uint8Array(width * height);
    this.alpha = new Uint8Array(width * height);
  }

  /** Fills contours by the non-zero rule. `strength` 1 covers, less lets the ground through. */
  fill(contours: readonly Contour[], tone: number, strength = 1): void {
    const [top, bottom] = verticalRange(contours, this.height);
    for (let row = top; row < bottom; row += 1) {
      let winding = 0;
      let from = 0;
      for (const crossing of crossingsAt(contours, row + 0.5)) {
        if (winding === 0) from = crossing.x;
        winding += crossing.winding;
        if (winding === 0) this.span(row, { from, to: crossing.x }, { tone, strength });
      }
    }
  }

  /** A light that fades towards its rim. */
  glow(center: { x: number; y: number; radius: number }, tone: number, strength: number): void {
    const { x, y, radius } = center;
    for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(this.height, y + radius); row += 1) {
      for (let column = Math.max(0, Math.floor(x - radius)); column < Math.min(this.width, x + radius); column += 1) {
        const distance = Math.hypot(column - x, row - y) / radius;
        if (distance < 1) this.blend(row * this.width + column, tone, strength * (1 - distance) ** 2);
      }
    }
  }

  private span(row: number, range: { from: number; to: number }, paint: { tone: number; strength: number }): void {
    const from = row * this.width + Math.max(0, Math.ceil(range.from - 0.5));
    const to = row * this.width + Math.min(this.width, Math.ceil(range.to - 0.5));
    if (to <= from) return;
    if (paint.strength >= 1) {
      this.tone.fill(paint.tone, from, to);
      this.alpha.fill(255, from, to);
      return;
    }
    for (let i = from; i < to; i += 1) this.blend(i, paint.tone, paint.strength);
  }

  private blend(i: number, tone: number, strength: number): void {
    const before = (this.alpha[i] ?? 0) / 255;
    const after = strength + before * (1 - strength);
    if (after <= 0) return;
    this.tone[i] = (tone * strength + (this.tone[i] ?? 0) * before * (1 - strength)) / after;
    this.alpha[i] = after * 255;
  }

  /** The same picture, left and right exchanged. */
  mirrored(): Layer {
    const other = new Layer(this.width, this.height);
    for (let row = 0; row < this.height; row += 1) {
      const [from, to] = [row * this.width, (row + 1) * this.width];
      other.tone.set(this.tone.slice(from, to).reverse(), from);
      other.alpha.set(this.alpha.slice(from, to).reverse(), from);
    }
    return other;
  }

  /** The same picture, each side divided by `factor`: soft edges come from painting large. */
  reduced(factor: number): Layer {
    const small = new Layer(Math.floor(this.width / factor), Math.floor(this.height / factor));
    for (let row = 0; row < small.height; row += 1) {
      for (let column = 0; column < small.width; column += 1) this.average(small, { row, column }, factor);
    }
    return small;
  }

  private average(small: Layer, at: { row: number; column: number }, factor: number): void {
    let covered = 0;
    let weighted = 0;
    for (let dy = 0; dy < factor; dy += 1) {
      const start = (at.row * factor + dy) * this.width + at.column * factor;
      for (let i = start; i < start + factor; i += 1) {
        const alpha = this.alpha[i] ?? 0;
        covered += alpha;
        weighted += alpha * (this.tone[i] ?? 0);
      }
    }
    const index = at.row * small.width + at.column;
    small.alpha[index] = Math.round(covered / (factor * factor));
    small.tone[index] = covered === 0 ? 0 : Math.round(weighted / covered);
  }
}
