import { useEffect, useRef, useState } from 'react';
import type { MapClass } from './choropleth.js';
import type { AreaCollection } from './geometry.js';
import type { MapSize } from './map-size.js';
import { takeGround } from './kept-ground.js';
import { hasWebgl, type MaplibreGround } from './maplibre-ground.js';
import type { Projection } from './projection.js';
import { SvgGround } from './svg-ground.js';

export interface GroundProps {
  areas: AreaCollection;
  /** The province has tiles of its own: MapLibre draws their water and roads over the districts. */
  hasTiles: boolean;
  projection: Projection;
  size: MapSize;
  classes: ReadonlyMap<string, MapClass>;
  /** Another value whenever colours are others: MapLibre knows no CSS variables and is told. */
  light: string | number;
}

/** MapLibre's picture; the SVG ground stands in its place whenever that is not there. */
export function Ground({ areas, hasTiles, projection, size, classes, light }: GroundProps) {
  const ref = useRef<HTMLDivElement>(null);
  const ground = useRef<MaplibreGround | null>(null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    if (!ref.current || !hasWebgl()) return;
    const taken = takeGround(ref.current, { areas, hasTiles }, setReady);
    ground.current = taken.ground;
    return () => {
      ground.current = null;
      taken.leave();
      setReady(false);
    };
  }, [areas, hasTiles]);
  useEffect(() => ground.current?.show({ ...projection.view(size), remPx: size.remPx }), [areas, hasTiles, projection, size]);
  useEffect(() => ground.current?.setClasses(classes), [areas, hasTiles, classes]);
  useEffect(() => ground.current?.repaint(), [areas, hasTiles, light]);

  return (
    <>
      {!ready && <SvgGround areas={areas} projection={projection} classes={classes} />}
      <div
        ref={ref}
        className={ready ? 'map-layer gl-ground' : 'map-layer gl-ground gl-hidden'}
        data-ground={ready ? 'maplibre' : 'svg'}
      />
    </>
  );
}
