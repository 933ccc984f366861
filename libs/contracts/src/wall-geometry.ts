import type { Display } from './pack/display.js';
import type { Scene } from './pack/scene.js';
import { quarterPlaces } from './wall-quarters.js';

/* Where the blocks of a scene lie on a wall, and what no block may lie on. Pure: the check of a configuration and the screen ask the same. */

/** A part of the picture, in shares of its width and height. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** One block of a scene in its place. Only the ground of a map may cross a bezel. */
export interface Place {
  block: string;
  box: Box;
  isGround?: boolean;
}

/** A line between two screens, as a share of the picture's width (x) or height (y). */
export interface Bezel {
  axis: 'x' | 'y';
  at: number;
}

/** dày, vừa, thưa */
export type Density = 'dense' | 'medium' | 'sparse';

/** `single`: header and banner over everything. `quarters`: four columns side by side, each two cells high. */
export type Frame = 'single' | 'quarters';

/** From this many heights on a picture is four columns wide. */
const quartersFrom = 3;
/** Heights of the picture that a reader may stand away: DESIGN section 8. */
const denseTo = 2.25;
const mediumTo = 3.3;
/** The wall's unit: 1/216 of its height, in quarters 1/160, so that the type is larger by 1.35. */
export const unitsHigh: Record<Frame, number> = { single: 216, quarters: 160 };

export function aspectOf({ picture }: Pick<Display, 'picture'>): number {
  return picture.widthM / picture.heightM;
}

/** @param aspect width by height */
export function frameFor(aspect: number): Frame {
  return aspect >= quartersFrom ? 'quarters' : 'single';
}

/** How much may stand on a wall that is read from its distance: k = distance / height. Type is never made smaller, content is dropped. */
export function densityOf({ picture, distanceM }: Pick<Display, 'picture' | 'distanceM'>): Density {
  const k = distanceM / picture.heightM;
  return k <= denseTo ? 'dense' : k <= mediumTo ? 'medium' : 'sparse';
}

/** Figures beside the headline of a panel: 4, 2 or none; the larger type of quarters holds four from a medium distance too. */
export function supportingFor(density: Density, frame: Frame): number {
  if (density === 'sparse') return 0;
  return density === 'dense' || frame === 'quarters' ? 4 : 2;
}

export function bezelsOf({ grid }: Pick<Display, 'grid'>): Bezel[] {
  const lines = (axis: Bezel['axis'], count: number) => Array.from({ length: count - 1 }, (_, nth): Bezel => ({ axis, at: (nth + 1) / count }));
  return [...lines('x', grid.columns), ...lines('y', grid.rows)];
}

/** A block that lies across a line between two screens. */
export interface Crossing {
  block: string;
  bezel: Bezel;
}

/** A hundredth of a per cent: what adding shares may be off by. */
const slack = 1e-4;

export function crossings(places: readonly Place[], bezels: readonly Bezel[]): Crossing[] {
  return places.flatMap(({ block, box, isGround }) => {
    if (isGround) return [];
    return bezels.filter(({ axis, at }) => (axis === 'x' ? box.left < at - slack && box.right > at + slack : box.top < at - slack && box.bottom > at + slack)).map((bezel) => ({ block, bezel }));
  });
}

/** The first block of a scene that would lie across a line between two screens of a display; null: the scene fits. */
export function crossingOn(scene: Scene, display: Display): Crossing | null {
  return crossings(placesOf(scene, display), bezelsOf(display))[0] ?? null;
}

/** Where the blocks of a scene lie on a display. */
export function placesOf(scene: Scene, display: Pick<Display, 'picture'>): Place[] {
  if (frameFor(aspectOf(display)) === 'quarters') return quarterPlaces(scene);
  return [{ block: 'header', box: { left: 0, right: 1, top: 0, bottom: 11.6 / unitsHigh.single } }, { block: scene.layout, box: { left: 0, right: 1, top: 0, bottom: 1 } }];
}
