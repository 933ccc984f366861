import { useEffect, useRef, useState } from 'react';
import type { MapClass } from './choropleth.js';
import type { AreaCollection } from './geometry.js';
import type { MapSize } from './map-size.js';
import { hasWebgl, MaplibreGround } from './maplibre-ground.js';
import type { Projection } from './projection.js';
import { SvgGround } from './svg-ground.js';

export interface GroundProps {
  areas: AreaCollection;
  projection: Projection;
  size: MapSize;
  classes: ReadonlyMap<string, MapClass>;
  /** Day or night: MapLibre reads its colours when it is built. */
  light: string;
}

/** MapLibre's picture; the SVG ground stands in its place whenever that is not there. */
export function Ground({ areas, projection, size, classes, light }: GroundProps) {
  const ref = useRef<HTMLDivElement>(null);
  const ground = useRef<MaplibreGround | null>(null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    if (!ref.current || !hasWebgl()) return;
    const made = new MaplibreGround(ref.current, areas, setReady);
    ground.current = made;
    return () => {
      ground.current = null;
      made.end();
      setReady(false);
    };
  }, [areas, light]);
  useEffect(
    () => ground.current?.show({ ...projection.view(size), remPx: size.remPx }),
    [areas, light, projection, size],
  );
  useEffect(() => ground.current?.setClasses(classes), [areas, light, classes]);

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
