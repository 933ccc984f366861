import { overlap, type Obstacle } from './label-places.js';

/** Half sides of a box, pixels. */
interface HalfSize {
  halfWidth: number;
  halfHeight: number;
}

interface CalloutGround {
  width: number;
  height: number;
  remPx: number;
  /** What it should not cover. */
  taken: readonly Obstacle[];
}

/** Space to the glyph and to the map's edge, rem. */
const gapRem = 1.4;
const directions = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]] as const;
/** How far off it is tried, in gaps. */
const steps = [1, 1.6, 2.4, 3.4, 6, 9];

/**
 * Where the words of a marked event stand: beside its glyph, further off or in a corner where less is covered. The glyph itself never moves. Pure.
 * @param at the glyph, with its half sides
 */
export function calloutPlace(at: Obstacle, half: HalfSize, { width, height, remPx, taken }: CalloutGround): Obstacle {
  const gap = gapRem * remPx;
  const inside = (x: number, y: number): Obstacle => ({
    ...half,
    x: Math.max(half.halfWidth + gap, Math.min(width - half.halfWidth - gap, x)),
    y: Math.max(half.halfHeight + gap, Math.min(height - half.halfHeight - gap, y)),
  });
  const beside = steps.flatMap((step) =>
    directions.map(([dx, dy]) => inside(at.x + dx * (at.halfWidth + half.halfWidth + gap * step), at.y + dy * (at.halfHeight + half.halfHeight + gap * step))),
  );
  const corners = [0, width].flatMap((x) => [0, height].map((y) => inside(x, y)));
  const costs = [...beside, ...corners].map((box) => ({ box, cost: costOf(box, at, taken) }));
  return costs.reduce((best, one) => (one.cost < best.cost ? one : best)).box;
}

/** To cover its own glyph is never right; of places that cover as much the one with the shortest leader is better, of those the first. */
const ownGlyph = 100;

function costOf(box: Obstacle, at: Obstacle, taken: readonly Obstacle[]): number {
  const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0) + ownGlyph * overlap(box, at);
  const [x, y] = nearestPoint(box, at);
  return covered + Math.round(Math.hypot(x - at.x, y - at.y));
}

function nearestPoint(box: Obstacle, at: Obstacle): [number, number] {
  return [Math.max(box.x - box.halfWidth, Math.min(box.x + box.halfWidth, at.x)), Math.max(box.y - box.halfHeight, Math.min(box.y + box.halfHeight, at.y))];
}

/** From the nearest point of the box to the edge of the glyph; null where they touch or nearly do. */
export function leaderTo(box: Obstacle, at: Obstacle): [from: [number, number], to: [number, number]] | null {
  const from = nearestPoint(box, at);
  const distance = Math.hypot(from[0] - at.x, from[1] - at.y);
  const reach = Math.max(at.halfWidth, at.halfHeight);
  if (distance <= reach) return null;
  return [from, [at.x + ((from[0] - at.x) * reach) / distance, at.y + ((from[1] - at.y) * reach) / distance]];
}
