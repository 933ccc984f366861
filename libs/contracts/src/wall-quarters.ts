import type { BlocksScene, OverviewScene, Scene, SceneBlock } from './pack/scene.js';
import type { Place } from './wall-geometry.js';

/* Four columns of two cells each, for pictures of 3 : 1 and wider: what stands in which cell. No block leaves its cell. Pure. */

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

/** Parts of a scene of trends: the figure and what is to be known of it, beside the year before, its areas, its last days and what is open. */
export type TrendsPart = 'headline' | 'facts' | 'year' | 'areas' | 'recent' | 'events';

export const trendsQuarters: Cell<TrendsPart>[] = [
  one(0, 'upper', 'headline'),
  one(0, 'lower', 'facts'),
  one(1, 'upper', 'year'),
  one(1, 'lower', 'areas'),
  one(3, 'upper', 'recent'),
  one(3, 'lower', 'events'),
];

function one<T extends string>(column: Cell<T>['column'], rows: Cell<T>['rows'], name: T): Cell<T> {
  return { column, rows, blocks: [{ name, share: 1, content: name }] };
}

/** Parts of the scene of cameras: the large picture, the tiles four by four, and what is told beside them. */
export type CamerasPart = 'large' | 'continuity' | 'events' | 'map' | 'tiles-0' | 'tiles-1' | 'tiles-2';

export const camerasQuarters: Cell<CamerasPart>[] = [
  one(0, 'upper', 'large'),
  one(0, 'lower', 'continuity'),
  one(1, 'upper', 'events'),
  one(1, 'lower', 'map'),
  one(2, 'lower', 'tiles-0'),
  one(3, 'upper', 'tiles-1'),
  one(3, 'lower', 'tiles-2'),
];

/** A cell for each panel; of more panels than cells the neighbours that need the least height share one. The last panel takes the cameras' cell. */
export function feedsQuarters<T>(panels: Cell<T>['blocks']): Cell<T>[] {
  const slots = [slot(0, 'upper'), slot(0, 'lower'), slot(1, 'upper'), slot(1, 'lower'), slot(3, 'upper'), slot(3, 'lower')];
  const groups = joinedTo(slots.length, panels.slice(0, -1).map((panel) => [panel]));
  const cells = slots.map((place, nth): Cell<T> => ({ ...place, blocks: groups[nth] ?? [] }));
  return [...cells, { ...spare, blocks: panels.slice(-1) }].filter(({ blocks }) => blocks.length > 0);
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

/** Every cell that can hold a panel of feeds: how many there are is known only on the wall. */
const anyFeeds = feedsQuarters(Array.from({ length: 7 }, () => ({ name: 'feeds', share: 1, content: null })));

/** What stands in the cells beside status and banner, by the scene's layout. */
export function cellsOf(scene: Scene): Cell<unknown>[] {
  switch (scene.layout) {
    case 'overview':
      return overviewQuarters(scene);
    case 'blocks':
      return blockQuarters(scene);
    case 'trends':
      return trendsQuarters;
    case 'feeds':
      return anyFeeds;
    case 'cameras':
      return camerasQuarters;
  }
}

/** Each block's own box; cells end where screens of a wall of four by two do. */
export function quarterPlaces(scene: Scene): Place[] {
  const cells = cellsOf(scene);
  return [...cells, ...standing, ...(hasSpare(cells) ? [cameras] : [])].flatMap(({ column, rows, blocks }) => {
    const [top, height] = rows === 'both' ? [0, 1] : [rows === 'upper' ? 0 : 0.5, 0.5];
    const all = blocks.reduce((total, { share }) => total + share, 0);
    let above = 0;
    return blocks.map(({ name, share }): Place => {
      const from = top + (above / all) * height;
      above += share;
      return { block: name, box: { left: column / 4, right: (column + 1) / 4, top: from, bottom: top + (above / all) * height }, isGround: name === 'map' && rows === 'both' };
    });
  });
}
