import { unit } from '../../core/random.js';
import { bodyTones, type Kind } from './sprites.js';

/** A point of a way in units, with how large things are there (1 = as drawn). */
export type Waypoint = readonly [x: number, y: number, scale: number];

/** A way on which things of some kinds follow each other. */
export interface Route {
  readonly points: readonly Waypoint[];
  readonly kinds: readonly Kind[];
  readonly count: number;
  readonly periodS: number;
  /** Always there, whatever the hour: clouds, guards, a bus that waits. */
  readonly always?: boolean;
}

export interface Actor {
  readonly kind: Kind;
  readonly tone: number;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Whether it goes to the left: side views are drawn going to the right. */
  readonly mirrored: boolean;
}

interface Leg {
  readonly from: Waypoint;
  readonly to: Waypoint;
  readonly length: number;
}

/** Length on the ground: what is far looks shorter by its scale. */
function legsOf(points: readonly Waypoint[]): Leg[] {
  return points.slice(1).map((to, i) => {
    const from = points[i] as Waypoint;
    return { from, to, length: Math.hypot(to[0] - from[0], to[1] - from[1]) / Math.sqrt(from[2] * to[2]) };
  });
}

/** Even steps on the ground are even steps of 1/scale, as seen by a camera. */
function between({ from, to }: Leg, share: number): Waypoint {
  const scale = 1 / (1 / from[2] + (1 / to[2] - 1 / from[2]) * share);
  const way = Math.abs(to[2] - from[2]) < 1e-6 ? share : (scale - from[2]) / (to[2] - from[2]);
  return [from[0] + (to[0] - from[0]) * way, from[1] + (to[1] - from[1]) * way, scale];
}

export function positionOn(points: readonly Waypoint[], share: number): Waypoint {
  const legs = legsOf(points);
  let left = share * legs.reduce((sum, leg) => sum + leg.length, 0);
  for (const leg of legs) {
    if (left <= leg.length) return between(leg, leg.length === 0 ? 0 : left / leg.length);
    left -= leg.length;
  }
  return points[points.length - 1] as Waypoint;
}

/** How far ahead a thing looks to know which way it faces. */
const stepShare = 0.004;

/** Who is on a way at a moment, the farthest first. @param density share of the places that are taken, 0 to 1 */
export function actorsOn(route: Route, key: string, at: { seconds: number; density: number }): Actor[] {
  const found: Actor[] = [];
  for (let i = 0; i < route.count; i += 1) {
    const turn = at.seconds / route.periodS + (i + 0.7 * unit(`${key}/${i}`)) / route.count;
    const one = `${key}/${i}/${Math.floor(turn)}`;
    if (!route.always && unit(one) >= at.density) continue;
    const share = turn - Math.floor(turn);
    const [x, y, scale] = positionOn(route.points, share);
    const kind = route.kinds[Math.floor(unit(`${one}/kind`) * route.kinds.length)] as Kind;
    const tone = bodyTones[Math.floor(unit(`${one}/tone`) * bodyTones.length)] as number;
    const mirrored = kind.endsWith('-side') && positionOn(route.points, Math.min(1, share + stepShare))[0] < x;
    found.push({ kind, tone, x, y, scale, mirrored });
  }
  return found;
}
