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
  [3, -9],
  [-3, -9],
  [0, 9],
  [3, 9],
  [-3, 9],
];

/** Space between a label and the map's edge, rem. */
const edgeRem = 1;

/**
 * Moves labels off the glyphs and off each other, as little as possible, and never over the map's side edges.
 * @param labels their wished places, in the order in which they choose
 * @param fixed glyphs and other things that stand
 * @param room width of the map and the wall's unit, pixels
 * @returns the shift of each, pixels; the one that covers least where nothing is free
 */
export function labelShifts(
  labels: readonly Obstacle[],
  fixed: readonly Obstacle[],
  { remPx, width }: { remPx: number; width: number },
): [dx: number, dy: number][] {
  const taken = [...fixed];
  return labels.map((label) => {
    const margin = label.halfWidth + edgeRem * remPx;
    let best: { cost: number; at: Obstacle } | undefined;
    for (const [dx, dy] of steps) {
      const x = Math.max(margin, Math.min(width - margin, label.x + dx * remPx));
      const at = { ...label, x, y: label.y + dy * remPx };
      const cost = taken.reduce((sum, other) => sum + overlap(at, other), 0);
      if (!best || cost < best.cost) best = { cost, at };
      if (best.cost === 0) break;
    }
    const { at } = best ?? { at: label };
    taken.push(at);
    return [at.x - label.x, at.y - label.y];
  });
}

/** Area that two boxes share, square pixels. */
export function overlap(a: Obstacle, b: Obstacle): number {
  const width = a.halfWidth + b.halfWidth - Math.abs(a.x - b.x);
  const height = a.halfHeight + b.halfHeight - Math.abs(a.y - b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
