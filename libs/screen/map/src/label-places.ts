/** A thing that a label must not cover, or another label: its middle and its half sides, pixels. */
export interface Obstacle {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

/** Steps away from a label's own place, rem, the nearest first: a marker never moves, its label does. */
const steps: [dx: number, dy: number][] = [
  [0, 0],
  [0, -3],
  [0, 3],
  [4, 0],
  [-4, 0],
  [0, -6],
  [0, 6],
  [4, -4],
  [-4, -4],
  [4, 4],
  [-4, 4],
  [8, 0],
  [-8, 0],
  [0, -9],
  [0, 9],
];

/**
 * Moves labels off the glyphs and off each other, as little as possible.
 * @param labels their wished places, in the order in which they choose
 * @returns the shift of each, pixels; the one that covers least where nothing is free
 */
export function labelShifts(
  labels: readonly Obstacle[],
  glyphs: readonly Obstacle[],
  remPx: number,
): [dx: number, dy: number][] {
  const taken = [...glyphs];
  return labels.map((label) => {
    let best: { shift: [number, number]; cost: number; at: Obstacle } | undefined;
    for (const [dx, dy] of steps) {
      const at = { ...label, x: label.x + dx * remPx, y: label.y + dy * remPx };
      const cost = taken.reduce((sum, other) => sum + overlap(at, other), 0);
      if (!best || cost < best.cost) best = { shift: [dx * remPx, dy * remPx], cost, at };
      if (best.cost === 0) break;
    }
    taken.push(best?.at ?? label);
    return best?.shift ?? [0, 0];
  });
}

/** Area that two boxes share, square pixels. */
function overlap(a: Obstacle, b: Obstacle): number {
  const width = a.halfWidth + b.halfWidth - Math.abs(a.x - b.x);
  const height = a.halfHeight + b.halfHeight - Math.abs(a.y - b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
