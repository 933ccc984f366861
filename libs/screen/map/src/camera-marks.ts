import type { CameraStatus } from '@ioc/contracts';
import type { LonLat, Projection } from './projection.js';

export interface CameraMark {
  camera: CameraStatus;
  x: number;
  y: number;
  /** SVG path of the field of view. */
  cone: string;
  label: { x: number; y: number };
}

/** Directions that a number may stand in, from the camera's back round to its front, degrees from the heading. */
const aside = [180, 135, -135, 90, -90, 60, -60];

/** A disc that numbers keep clear of, pixels. */
export interface Obstacle {
  x: number;
  y: number;
  r: number;
}

/**
 * Dots, cones and numbers. A number stands behind its camera, or wherever it touches nothing yet placed.
 * @param reachPx length of a cone
 */
export function cameraMarks(cameras: readonly CameraStatus[], projection: Pick<Projection, 'project'>, { reachPx, clearOf = [] }: { reachPx: number; clearOf?: readonly Obstacle[] }): CameraMark[] {
  const marks = cameras.map((camera) => {
    const [x, y] = projection.project([camera.lon, camera.lat]);
    return { camera, x, y, cone: conePath({ x, y }, camera, reachPx), label: { x, y } };
  });
  const taken = [...clearOf, ...marks.flatMap((mark) => [
    { x: mark.x, y: mark.y, r: reachPx * 0.3 },
    { ...towards(mark, mark.camera.heading, reachPx * 0.65), r: reachPx * 0.4 },
  ])];
  for (const mark of marks) {
    const places = aside.map((turn) => towards(mark, mark.camera.heading + turn, reachPx * 0.62));
    const best = places
      .map((place) => ({ place, cost: crowding(place, taken, reachPx * 0.42) }))
      .reduce((a, b) => (b.cost < a.cost ? b : a));
    mark.label = best.place;
    taken.push({ ...best.place, r: reachPx * 0.42 });
  }
  return marks;
}

/** How far a street camera tells what happens, kilometres. */
const sightKm = 0.5;
/** A degree of latitude, kilometres. */
const kmPerDegree = 111.19;

/** Ids of the cameras in whose field of view a place lies, near enough to be made out, and that see at all. */
export function camerasSeeing(cameras: readonly CameraStatus[], [lon, lat]: LonLat): Set<string> {
  const seeing = cameras.filter((camera) => {
    const north = (lat - camera.lat) * kmPerDegree;
    const east = (lon - camera.lon) * kmPerDegree * Math.cos((lat * Math.PI) / 180);
    const bearing = (Math.atan2(east, north) * 180) / Math.PI;
    const aside = Math.abs(((bearing - camera.heading + 540) % 360) - 180);
    return camera.state === 'live' && Math.hypot(north, east) <= sightKm && aside <= camera.fieldOfView / 2;
  });
  return new Set(seeing.map(({ id }) => id));
}

function towards(from: { x: number; y: number }, heading: number, distance: number): { x: number; y: number } {
  const angle = (heading * Math.PI) / 180;
  return { x: from.x + Math.sin(angle) * distance, y: from.y - Math.cos(angle) * distance };
}

/** How much a disc of radius `r` overlaps what stands already, pixels; the own dot counts a little and alike everywhere. */
function crowding(at: { x: number; y: number }, taken: readonly Obstacle[], r: number): number {
  return taken.reduce((sum, other) => sum + Math.max(0, r + other.r - Math.hypot(at.x - other.x, at.y - other.y)), 0);
}

export function conePath(
  at: { x: number; y: number },
  { heading, fieldOfView }: { heading: number; fieldOfView: number },
  reach: number,
): string {
  const half = Math.min(fieldOfView, 359) / 2;
  const a = towards(at, heading - half, reach);
  const b = towards(at, heading + half, reach);
  const large = fieldOfView > 180 ? 1 : 0;
  const n = (value: number) => value.toFixed(1);
  return `M${n(at.x)} ${n(at.y)}L${n(a.x)} ${n(a.y)}A${n(reach)} ${n(reach)} 0 ${large} 1 ${n(b.x)} ${n(b.y)}Z`;
}
