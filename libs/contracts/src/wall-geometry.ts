import type { Display } from './pack/display.js';
import type { BlocksScene, OverviewScene, Scene, SceneBlock } from './pack/scene.js';

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
  const frame = frameOf(scene, aspectOf(display));
  if (frame === 'quarters' && scene.layout === 'overview') return quartersOf(overviewQuarters(scene));
  if (frame === 'quarters' && scene.layout === 'blocks') return quartersOf(blockQuarters(scene));
  return [{ block: 'header', box: { left: 0, right: 1, top: 0, bottom: 11.6 / unitsHigh.single } }, { block: scene.layout, box: { left: 0, right: 1, top: 0, bottom: 1 } }];
}

/** The frame in which a scene stands on a picture; a layout that is made neither of panels nor of blocks is one whole. */
export function frameOf(scene: Scene, aspect: number): Frame {
  return scene.layout === 'overview' || scene.layout === 'blocks' ? frameFor(aspect) : 'single';
}

/** One cell of four columns: what stands in it, from above. */
export interface Cell<T> {
  column: 0 | 1 | 2 | 3;
  /** A map alone takes the whole column. */
  rows: 'upper' | 'lower' | 'both';
  blocks: { name: string; share: number; content: T }[];
}

/** Status and banner keep their place on every scene. */
const standing: Cell<null>[] = [{ column: 2, rows: 'upper', blocks: [{ name: 'status', share: 1, content: null }, { name: 'banner', share: 1, content: null }] }];
/** Beside them the cameras, where no block needs their cell. */
const spare = { column: 2, rows: 'lower' } as const;
const cameras: Cell<null> = { ...spare, blocks: [{ name: 'cameras', share: 1, content: null }] };

/** The panels of an overview; `null` is the list of what is open, behind the last of them. */
export function overviewQuarters({ left, right }: Pick<OverviewScene, 'left' | 'right'>): Cell<OverviewScene['left'][number] | null>[] {
  const named = (panels: OverviewScene['left']) => panels.map((content) => ({ name: content.component as string, share: 1, content }));
  const last = { name: 'events', share: 1, content: null };
  return [...halves(0, named(left)), { column: 1, rows: 'both', blocks: [{ name: 'map', share: 1, content: null }] }, ...halves(3, [...named(right), last])];
}

type Slot = Pick<Cell<unknown>, 'column' | 'rows'>;
const slot = (column: Slot['column'], rows: Slot['rows']): Slot => ({ column, rows });

/**
 * A cell for each block, in the order of the columns: the outer columns, the second one, last the cameras' cell. A map takes the second column
 * whole, under the clock; lists by area stand below it, where the cell is higher. Of more blocks than cells the smallest neighbours share one.
 */
export function blockQuarters({ columns }: Pick<BlocksScene, 'columns'>): Cell<SceneBlock>[] {
  const all = columns.flatMap(({ blocks }) => blocks).map((content) => ({ name: content.kind as string, share: content.share, content }));
  const map = all.find(({ name }) => name === 'map');
  const rest = all.filter((block) => block !== map);
  const middle = map ? [] : [slot(1, 'upper'), slot(1, 'lower')];
  const slots = [slot(0, 'upper'), slot(0, 'lower'), ...middle, slot(3, 'upper'), slot(3, 'lower'), spare];
  const groups = joinedTo(slots.length, rest.map((block) => [block]));
  const cells = slots.map((place, nth): Cell<SceneBlock> => ({ ...place, blocks: groups[nth] ?? [] }));
  const filled = lowerLists(cells).filter(({ blocks }) => blocks.length > 0);
  return map ? [...filled, { column: 1, rows: 'both', blocks: [map] }] : filled;
}

/** Neighbours join until there are no more groups than cells: each time the two that need the least height together, the first of equals. */
function joinedTo<T extends { share: number }>(most: number, groups: readonly T[][]): readonly T[][] {
  if (groups.length <= most) return groups;
  const heights = groups.map((group) => group.reduce((sum, { share }) => sum + share, 0));
  const pairs = heights.slice(1).map((height, index) => height + (heights[index] ?? 0));
  const at = pairs.indexOf(Math.min(...pairs));
  return joinedTo(most, [...groups.slice(0, at), [...(groups[at] ?? []), ...(groups[at + 1] ?? [])], ...groups.slice(at + 2)]);
}

/** The two cells of the second column change places where the upper one would hold a list by area. */
function lowerLists(cells: Cell<SceneBlock>[]): Cell<SceneBlock>[] {
  const at = (rows: Slot['rows']) => cells.find((cell) => cell.column === 1 && cell.rows === rows);
  const [upper, lower] = [at('upper'), at('lower')];
  if (!upper || !lower || !upper.blocks.some(({ name }) => name === 'areas')) return cells;
  return cells.map((cell) => (cell === upper ? { ...upper, blocks: lower.blocks } : cell === lower ? { ...lower, blocks: upper.blocks } : cell));
}

/** Whether the cell beside status and banner is left for the cameras. */
export function hasSpare(cells: readonly Cell<unknown>[]): boolean {
  return !cells.some(({ column, rows }) => column === spare.column && rows === spare.rows);
}

/** Parts a column where its two cells come nearest to each other's height; a map that is alone takes both. */
function halves<T>(column: Cell<T>['column'], blocks: Cell<T>['blocks']): Cell<T>[] {
  if (blocks.length === 0) return [];
  if (blocks.length === 1 && blocks[0]?.name === 'map') return [{ column, rows: 'both', blocks }];
  const sum = (some: Cell<T>['blocks']) => some.reduce((total, { share }) => total + share, 0);
  const uneven = (at: number) => Math.abs(sum(blocks.slice(0, at)) - sum(blocks.slice(at)));
  const cuts = blocks.map((_, index) => index + 1).filter((at) => at < blocks.length || blocks.length === 1);
  const cut = cuts.reduce((best, at) => (uneven(at) < uneven(best) ? at : best));
  const cells: Cell<T>[] = [{ column, rows: 'upper', blocks: blocks.slice(0, cut) }, { column, rows: 'lower', blocks: blocks.slice(cut) }];
  return cells.filter((cell) => cell.blocks.length > 0);
}

/** Each block's own box; cells end where screens of a wall of four by two do. */
function quartersOf(cells: readonly Cell<unknown>[]): Place[] {
  return [...cells, ...standing, ...(hasSpare(cells) ? [cameras] : [])].flatMap(({ column, rows, blocks }) => {
    const [top, height] = rows === 'both' ? [0, 1] : [rows === 'upper' ? 0 : 0.5, 0.5];
    const all = blocks.reduce((total, { share }) => total + share, 0);
    let above = 0;
    return blocks.map(({ name, share }): Place => {
      const from = top + (above / all) * height;
      above += share;
      return { block: name, box: { left: column / 4, right: (column + 1) / 4, top: from, bottom: top + (above / all) * height }, isGround: name === 'map' };
    });
  });
}
