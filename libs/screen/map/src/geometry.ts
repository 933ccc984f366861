import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Bounds, LonLat, Projection } from './projection.js';

export type MapLayer = 'district' | 'road' | 'river' | 'city-street' | 'city-river';

/** What `/api/v1/areas.geojson` says of a feature. */
export interface AreaProperties {
  layer: MapLayer;
  code?: string;
  name?: string;
  labelAt?: LonLat;
}
export type AreaFeature = Feature<Geometry, AreaProperties>;
export type AreaCollection = FeatureCollection<Geometry, AreaProperties>;

export function layerOf(areas: AreaCollection, layer: MapLayer): AreaFeature[] {
  return areas.features.filter((feature) => feature.properties.layer === layer);
}

/** Rings or lines of a geometry; points have none. */
function lines(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiLineString') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return geometry.type === 'LineString' ? [geometry.coordinates] : [];
}

/** SVG path of a feature, tenths of a pixel. */
export function pathOf(feature: AreaFeature, { project }: Projection): string {
  const closed = feature.geometry.type.endsWith('Polygon') ? 'Z' : '';
  return lines(feature.geometry)
    .map(
      (line) =>
        `M${line
          .map((at) =>
            project(lonLat(at))
              .map((px) => px.toFixed(1))
              .join(' '),
          )
          .join('L')}${closed}`,
    )
    .join('');
}

/** The smallest bounds around some features, or null when there is nothing to draw. */
export function boundsOf(features: AreaFeature[]): Bounds | null {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const feature of features) {
    for (const [lon, lat] of lines(feature.geometry).flat().map(lonLat)) {
      bounds[0] = Math.min(bounds[0], lon);
      bounds[1] = Math.min(bounds[1], lat);
      bounds[2] = Math.max(bounds[2], lon);
      bounds[3] = Math.max(bounds[3], lat);
    }
  }
  return bounds[0] > bounds[2] ? null : bounds;
}

/** Where a district's name stands: where the geometry says, else the middle of its bounds. */
export function labelPlace(feature: AreaFeature): LonLat | null {
  if (feature.properties.labelAt) return feature.properties.labelAt;
  const bounds = boundsOf([feature]);
  return bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}

export function contains(bounds: Bounds, [lon, lat]: LonLat): boolean {
  return lon >= bounds[0] && lon <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];
}

function lonLat(position: Position): LonLat {
  return [position[0] ?? 0, position[1] ?? 0];
}
