import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { AreaCollection, MapLayer } from './geometry.js';

export interface Palette {
  ground: string;
  edge: string;
  outline: string;
  road: string;
  water: string;
  classes: [string, string, string, string, string];
}

/** MapLibre knows no CSS variables: the tokens are read where the map stands (day, night, replay). */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: token('--map-ground'),
    edge: token('--map-edge'),
    outline: token('--edge'),
    road: token('--map-road'),
    water: token('--map-water'),
    classes: [token('--c1'), token('--c2'), token('--c3'), token('--c4'), token('--c5')],
  };
}

/** Widths of lines, by the wall's unit. */
export function lineWidths(remPx: number): [layer: string, px: number][] {
  return [
    ['outline', remPx * 0.6],
    ['district-edges', remPx * 0.34],
    ['rivers', remPx * 0.45],
    ['roads', remPx * 0.26],
  ];
}

const onLayer = (layer: MapLayer): ExpressionSpecification => ['==', ['get', 'layer'], layer];

/** Greys only: ground, districts by class, rivers, roads. Labels and glyphs stand above, outside of WebGL. */
export function groundStyle(areas: AreaCollection, palette: Palette, remPx: number): StyleSpecification {
  const width = new Map(lineWidths(remPx));
  const [c1, c2, c3, c4, c5] = palette.classes;
  const fill: ExpressionSpecification = [
    'match',
    ['coalesce', ['feature-state', 'class'], 1],
    2,
    c2,
    3,
    c3,
    4,
    c4,
    5,
    c5,
    c1,
  ];
  const line = (id: string, layer: MapLayer, paint: { color: string; opacity: number }): LayerSpecification => ({
    id,
    type: 'line',
    source: 'areas',
    filter: onLayer(layer),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': paint.color, 'line-opacity': paint.opacity, 'line-width': width.get(id) ?? 1 },
  });
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: areas, promoteId: 'code', tolerance: 0 } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
      line('outline', 'district', { color: palette.outline, opacity: 0.75 }),
      { id: 'districts', type: 'fill', source: 'areas', filter: onLayer('district'), paint: { 'fill-color': fill } },
      line('district-edges', 'district', { color: palette.edge, opacity: 1 }),
      line('rivers', 'river', { color: palette.water, opacity: 1 }),
      line('roads', 'road', { color: palette.road, opacity: 0.42 }),
    ],
  };
}
