import { memo } from 'react';
import type { MapClass } from './choropleth.js';
import { layerOf, pathOf, type AreaCollection } from './geometry.js';
import type { Projection } from './projection.js';

export interface SvgGroundProps {
  areas: AreaCollection;
  projection: Projection;
  classes: ReadonlyMap<string, MapClass>;
}

/** The same ground without WebGL: until MapLibre is there, while its context is lost, or for good. */
export const SvgGround = memo(function SvgGround({ areas, projection, classes }: SvgGroundProps) {
  const districts = layerOf(areas, 'district').map((feature) => ({ feature, path: pathOf(feature, projection) }));
  return (
    <svg className="map-layer svg-ground">
      {districts.map(({ feature, path }) => (
        <path key={feature.properties.code ?? path} className="ground-outline" d={path} />
      ))}
      {districts.map(({ feature, path }) => (
        <path
          key={feature.properties.code ?? path}
          className={`ground-district class-${classes.get(feature.properties.code ?? '') ?? 1}`}
          d={path}
        />
      ))}
      <path
        className="ground-river"
        d={layerOf(areas, 'river')
          .map((feature) => pathOf(feature, projection))
          .join('')}
      />
      <path
        className="ground-road"
        d={layerOf(areas, 'road')
          .map((feature) => pathOf(feature, projection))
          .join('')}
      />
    </svg>
  );
});
