/** A look is the camera's keyframe, decoded and scaled to this many grey cells. */
export const lookWidth = 160;
export const lookHeight = 90;
export const lookBytes = lookWidth * lookHeight;

/**
 * Largest difference of one cell, of 255, that still counts as the same picture. Measured at 640×360 with x264: a still
 * picture encoded again moves ≤ 2 (its rate control varies the quantiser, so its coded bytes are never the same), sensor
 * noise of σ = 3 moves ≥ 5, one digit of a 16 px clock moves ≥ 74.
 */
const sameWithin = 3;

/** How long a picture has not changed, as far as its looks tell. */
export interface Stillness {
  /** When a look last differed from the one before; null before the second look. */
  changedAt: number | null;
  /** Looks since then that were the same. */
  stillLooks: number;
  lookedAt: number | null;
}

/**
 * Compares each look with the one before. It lives longer than a connection: a frozen camera that is reached again is
 * known as frozen by its first picture.
 */
export class StillnessWatch {
  private last: Buffer | null = null;
  private seen: Stillness = { changedAt: null, stillLooks: 0, lookedAt: null };

  get stillness(): Readonly<Stillness> {
    return this.seen;
  }

  look(picture: Buffer, atMs: number): void {
    const same = this.last !== null && isSame(this.last, picture);
    const changedAt = same ? this.seen.changedAt : atMs;
    this.seen = { changedAt, stillLooks: same ? this.seen.stillLooks + 1 : 0, lookedAt: atMs };
    this.last = Buffer.from(picture);
  }
}

function isSame(before: Buffer, after: Buffer): boolean {
  for (let cell = 0; cell < after.length; cell += 1) {
    if (Math.abs((before[cell] as number) - (after[cell] as number)) > sameWithin) return false;
  }
  return true;
}
