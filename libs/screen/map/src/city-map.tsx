import type { ProvinceInfo } from '@ioc/contracts';
import { useCameras } from '@ioc/screen-live';
import { useMemo, useRef } from 'react';
import './city-inset.css';
import { CityPicture, useCityProjection } from './city-picture.js';
import { EventGlyphs, useEventMarks } from './event-layer.js';
import { glyphRem } from './event-marks.js';
import type { AreaCollection } from './geometry.js';
import { useMapSize, type MapSize } from './map-size.js';
import type { Bounds } from './projection.js';

/** A map of its own has room for longer cones than an inset, rem. */
const reachRem = 9;

export interface CityMapProps {
  info: ProvinceInfo;
  areas: AreaCollection;
  bounds: Bounds;
  /** The camera whose picture is enlarged. */
  selected?: string | undefined;
}

/** The city for itself, filling its container: cameras with their cones, and what is open among them. */
export function CityMap({ info, areas, bounds, selected }: CityMapProps) {
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  return (
    <div ref={ref} className="city-picture city-map">
      {size && <City {...{ info, areas, bounds, selected, size }} />}
    </div>
  );
}

function City({ info, areas, bounds, selected, size }: CityMapProps & { size: MapSize }) {
  const { width, height, remPx } = size;
  const cameras = useCameras();
  const projection = useCityProjection(bounds, size);
  const all = useEventMarks(info, projection, remPx);
  const marks = useMemo(() => all.filter(({ x, y, severity }) => isInside({ x, y }, { width, height, r: (glyphRem[severity] * remPx) / 2 })), [all, width, height, remPx]);
  const clearOf = useMemo(() => marks.map(({ x, y, severity }) => ({ x, y, r: (glyphRem[severity] * remPx) / 2 })), [marks, remPx]);
  return (
    <>
      <CityPicture {...{ areas, projection, remPx, cameras, reachRem, selected, clearOf }} />
      <EventGlyphs marks={marks} />
    </>
  );
}

/** A glyph that the frame would cut is not drawn: what is open outside the city stands on the province's map. */
function isInside({ x, y }: { x: number; y: number }, { width, height, r }: { width: number; height: number; r: number }): boolean {
  return x >= r && y >= r && x <= width - r && y <= height - r;
}
