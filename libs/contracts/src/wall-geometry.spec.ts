import { describe, expect, it } from 'vitest';
import type { Display } from './pack/display.js';
import type { BlocksScene, OverviewScene, SceneBlock } from './pack/scene.js';
import { bezelsOf, crossingOn, crossings, densityOf, frameFor, placesOf, supportingFor } from './wall-geometry.js';
import { blockQuarters, feedsQuarters, overviewQuarters } from './wall-quarters.js';

const name = { vi: 'a', en: 'a' };
const display = (widthM: number, heightM: number, more: Partial<Display> = {}): Display => ({ id: 'wall', name, place: name, picture: { widthM, heightM }, distanceM: 6, grid: { columns: 1, rows: 1 }, ...more });
const panel = (component: 'health' | 'education') => ({ component, title: name, headline: 'a', supporting: [] });
const overview: OverviewScene = { id: 'o', name, layout: 'overview', left: [panel('health'), panel('education')], right: [panel('health')], map: { indicator: 'a', title: name, bounds: [1, 2, 3, 4] } };
const figures = (share: number): SceneBlock => ({ kind: 'figures', share, title: name, indicators: ['a', 'b'] });
const blocks = (...columns: SceneBlock[][]): BlocksScene => ({ id: 'b', name, layout: 'blocks', component: 'health', columns: columns.map((list) => ({ share: 1, blocks: list })) });
const wall42 = display(4.84, 1.36, { grid: { columns: 4, rows: 2 } });

describe('how much a wall shows', () => {
  it.each([
    { wide: 4.8, high: 2.7, from: 6, density: 'dense', figures: 4 },
    { wide: 3.63, high: 2.04, from: 4.5, density: 'dense', figures: 4 },
    { wide: 3.63, high: 2.04, from: 6, density: 'medium', figures: 2 },
    { wide: 4.84, high: 1.36, from: 4, density: 'medium', figures: 4 },
    { wide: 2.42, high: 1.36, from: 6, density: 'sparse', figures: 0 },
    { wide: 4.84, high: 1.36, from: 6, density: 'sparse', figures: 0 },
  ])('$wide × $high m read from $from m is $density, with $figures figures beside a headline', ({ wide, high, from, density, figures }) => {
    const one = display(wide, high, { distanceM: from });
    expect(densityOf(one)).toBe(density);
    expect(supportingFor(densityOf(one), frameFor(wide / high))).toBe(figures);
  });
});

describe('the lines between screens', () => {
  it('lie at equal shares of the picture', () => {
    expect(bezelsOf(wall42)).toEqual([{ axis: 'x', at: 0.25 }, { axis: 'x', at: 0.5 }, { axis: 'x', at: 0.75 }, { axis: 'y', at: 0.5 }]);
    expect(bezelsOf(display(4.8, 2.7))).toEqual([]);
  });
  it('are crossed by a block on both sides of one, not by one that ends at it, and never by the ground of a map', () => {
    const box = { left: 0.2, right: 0.25, top: 0, bottom: 1 };
    const upright = [{ axis: 'x' as const, at: 0.25 }];
    expect(crossings([{ block: 'a', box }], upright)).toEqual([]);
    expect(crossings([{ block: 'a', box: { ...box, right: 0.26 } }], upright)).toEqual([{ block: 'a', bezel: upright[0] }]);
    expect(crossings([{ block: 'map', box: { ...box, right: 0.26 }, isGround: true }], upright)).toEqual([]);
  });
});

describe('a wall of four by two screens', () => {
  it('takes an overview and a scene of three columns without any block on a bezel', () => {
    expect(crossingOn(overview, wall42)).toBeNull();
    expect(crossingOn(blocks([figures(1), figures(2)], [figures(1)], [figures(1), figures(1), figures(3)]), wall42)).toBeNull();
  });
  it('gives each cell its blocks: components outside, the map over both rows, status and cameras between', () => {
    expect(overviewQuarters(overview).map(({ column, rows, blocks: list }) => `${column} ${rows} ${list.map((one) => one.name).join('+')}`)).toEqual(['0 upper health', '0 lower education', '1 both map', '3 upper health', '3 lower events']);
    expect(placesOf(overview, wall42).map(({ block }) => block)).toEqual(['health', 'education', 'map', 'health', 'events', 'status', 'banner', 'cameras']);
  });
  const cellsOf = (scene: BlocksScene) => blockQuarters(scene).map(({ column, rows, blocks: list }) => `${column} ${rows} ${list.map((one) => one.name).join('+')}`);
  const areas: SceneBlock = { kind: 'areas', share: 1, title: name, indicator: 'a', beside: [] };
  it('gives each block a cell, a list by area the higher one of the second column, and leaves the cameras theirs', () => {
    expect(cellsOf(blocks([figures(1), figures(1)], [areas, figures(1)]))).toEqual(['0 upper figures', '0 lower figures', '1 upper figures', '1 lower areas']);
    expect(placesOf(blocks([figures(1)]), wall42).map(({ block }) => block)).toEqual(['figures', 'status', 'banner', 'cameras']);
  });
  it('lets a map stand under the clock, and blocks beside it take the cell of the cameras', () => {
    const scene = blocks([figures(1), figures(1)], [figures(1), figures(1)], [{ kind: 'map', share: 1, ...overview.map }, areas]);
    expect(cellsOf(scene)).toEqual(['0 upper figures', '0 lower figures', '3 upper figures', '3 lower figures', '2 lower areas', '1 both map']);
    expect(placesOf(scene, wall42).map(({ block }) => block)).not.toContain('cameras');
  });
  it('lets blocks share a cell where there are more of them than cells', () => {
    const eight = blocks([figures(1), figures(1), figures(1), figures(1)], [figures(1), figures(1), figures(1), figures(1)]);
    expect(cellsOf(eight)[0]).toBe('0 upper figures+figures');
    expect(crossingOn(eight, wall42)).toBeNull();
    const low: SceneBlock = { kind: 'clocks', share: 0.6, title: name, workingDays: [2] };
    const seven = blocks([figures(1.2), figures(1)], [{ ...areas, share: 1.4 }, low, figures(0.9)], [{ kind: 'map', share: 1, ...overview.map }, figures(1)]);
    // The two that need the least height, not the first and the last.
    expect(cellsOf(seven)).toContain('3 lower clocks+figures');
  });
});

describe('scenes that are no panels or blocks, on a wall of four by two screens', () => {
  it.each(['feeds', 'cameras', 'trends'] as const)('lie on no bezel: %s', (layout) => {
    const scene = layout === 'trends' ? { id: 'a', name, layout, each: 'PT15S', indicators: [{ indicator: 'a' }] } : layout === 'cameras' ? { id: 'a', name, layout, hours: 24, nearKm: 3 } : { id: 'a', name, layout };
    expect(crossingOn(scene, wall42)).toBeNull();
    expect(placesOf(scene, wall42).length).toBeGreaterThan(6);
    expect(crossingOn(scene, display(3.63, 2.04, { grid: { columns: 3, rows: 3 } }))).toMatchObject({ block: 'header' });
  });
  it('lets the two components with the fewest feeds share a cell, and the month has one alone', () => {
    const panels = [4, 2, 1, 6, 3, 3, 5, 1].map((share, nth) => ({ name: nth === 7 ? 'score' : `c${nth}`, share, content: null }));
    expect(feedsQuarters(panels).map(({ column, rows, blocks: list }) => `${column} ${rows} ${list.map((one) => one.name).join('+')}`)).toEqual(['0 upper c0', '0 lower c1+c2', '1 upper c3', '1 lower c4', '3 upper c5', '3 lower c6', '2 lower score']);
    expect(feedsQuarters(panels.slice(6)).map(({ blocks: [first] }) => first?.name)).toEqual(['c6', 'score']);
  });
});

it('refuses on three by three screens, whose lines the header crosses', () => {
  expect(crossingOn(overview, display(3.63, 2.04, { grid: { columns: 3, rows: 3 } }))).toMatchObject({ block: 'header' });
});
