import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { AreaCollection, MapLayer } from './geometry.js';

/** What the ground is drawn from. */
export interface GroundSources {
  areas: AreaCollection;
  /** The province has vector tiles of its own. */
  hasTiles: boolean;
}

/** Where the server has them: `map.basemap` of the province. */
const tilesAddress = '/api/v1/basemap.pmtiles';

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
    ['tiles-rivers', remPx * 0.3],
    ['tiles-roads', remPx * 0.26],
  ];
}

const onLayer = (layer: MapLayer): ExpressionSpecification => ['==', ['get', 'layer'], layer];

/** Greys only: ground, districts by class, rivers, roads. Labels and glyphs stand above, outside of WebGL. */
export function groundStyle({ areas, hasTiles }: GroundSources, palette: Palette, remPx: number): StyleSpecification {
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
    sources: {
      areas: { type: 'geojson', data: areas, promoteId: 'code', tolerance: 0 },
      ...(hasTiles ? { tiles: { type: 'vector' as const, url: `pmtiles://${location.origin}${tilesAddress}` } } : {}),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
      line('outline', 'district', { color: palette.outline, opacity: 0.75 }),
      { id: 'districts', type: 'fill', source: 'areas', filter: onLayer('district'), paint: { 'fill-color': fill } },
      line('district-edges', 'district', { color: palette.edge, opacity: 1 }),
      line('rivers', 'river', { color: palette.water, opacity: 1 }),
      line('roads', 'road', { color: palette.road, opacity: 0.42 }),
      ...(hasTiles ? tileLayers(palette, width) : []),
    ],
  };
}

/** Water and the larger roads of Protomaps' tiles, over the classes of the districts and in the same greys as the drawing's own. */
function tileLayers(palette: Palette, width: ReadonlyMap<string, number>): LayerSpecification[] {
  const from = (id: string, layer: string) => ({ id, source: 'tiles', 'source-layer': layer });
  const lines = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    { ...from('tiles-water', 'water'), type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': palette.water } },
    { ...from('tiles-rivers', 'water'), type: 'line', filter: ['==', ['geometry-type'], 'LineString'], layout: lines, paint: { 'line-color': palette.water, 'line-width': width.get('tiles-rivers') ?? 1 } },
    {
      ...from('tiles-roads', 'roads'),
      type: 'line',
      filter: ['in', ['get', 'kind'], ['literal', ['highway', 'major_road']]],
      layout: lines,
      paint: { 'line-color': palette.road, 'line-opacity': 0.42, 'line-width': width.get('tiles-roads') ?? 1 },
    },
  ];
}
