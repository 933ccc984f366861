import type { EventState, ProvinceInfo } from '@ioc/contracts';
import { useCameras } from '@ioc/screen-live';
import { useMemo, useRef } from 'react';
import { camerasSeeing, type Obstacle as Disc } from './camera-marks.js';
import './city-inset.css';
import { CityPicture, useCityProjection } from './city-picture.js';
import { CalloutLeader, EventCallout, ringBox, useCallout } from './event-callout.js';
import { EventGlyphs, useEventMarks } from './event-layer.js';
import { glyphRem, type EventMark } from './event-marks.js';
import { eventPlace } from './event-place.js';
import { contains, type AreaCollection } from './geometry.js';
import type { Obstacle } from './label-places.js';
import { useMapSize, type MapSize } from './map-size.js';
import type { Bounds, Projection } from './projection.js';
import { RegionMap } from './region-map.js';

/** A map of its own has room for longer cones than an inset, rem. */
const reachRem = 9;

export interface CityMapProps {
  info: ProvinceInfo;
  areas: AreaCollection;
  bounds: Bounds;
  /** The camera whose picture is enlarged. */
  selected?: string | undefined;
  /** The event that the map is shown for; where it lies outside of the city, so does the map. */
  event?: EventState | undefined;
}

/** The city for itself, filling its container: cameras with their cones, and what is open among them. */
export function CityMap(props: CityMapProps) {
  const { info, bounds, event } = props;
  const place = event && eventPlace(info, event);
  return event && place && !contains(bounds, place) ? <RegionMap {...props} event={event} /> : <CityAlone {...props} />;
}

function CityAlone({ info, areas, bounds, selected, event }: CityMapProps) {
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  return (
    <div ref={ref} className="city-picture city-map">
      {size && <City {...{ info, areas, bounds, selected, event, size }} />}
    </div>
  );
}

function City({ info, areas, bounds, selected, event, size }: CityMapProps & { size: MapSize }) {
  const { width, height, remPx } = size;
  const cameras = useCameras();
  const projection = useCityProjection(bounds, size);
  const all = useEventMarks({ info, projection, remPx, selected: event });
  const marks = useMemo(() => all.filter(({ x, y, severity, selected: isAsked }) => isAsked || isInside({ x, y }, { width, height, r: (glyphRem[severity] * remPx) / 2 })), [all, width, height, remPx]);
  const taken = useMemo(() => cameraBoxes(cameras, projection, remPx), [cameras, projection, remPx]);
  const callout = useCallout(event, marks, { size, taken });
  const clearOf = useMemo(() => [...marks.map((mark) => glyphDisc(mark, remPx)), ...(callout ? discsOf(callout.box) : [])], [marks, remPx, callout]);
  const place = event && eventPlace(info, event);
  const seeing = useMemo(() => place ? camerasSeeing(cameras, place) : undefined, [cameras, place?.[0], place?.[1]]);
  return (
    <>
      <CityPicture {...{ areas, projection, remPx, cameras, reachRem, selected, seeing, clearOf }} />
      <svg className="map-layer">
        <CalloutLeader callout={callout} />
      </svg>
      <EventGlyphs marks={marks} />
      {callout && <EventCallout callout={callout} />}
    </>
  );
}

/** Dots of cameras, which no words may cover. */
function cameraBoxes(cameras: readonly { lon: number; lat: number }[], { project }: Projection, remPx: number): Obstacle[] {
  return cameras.map(({ lon, lat }) => {
    const [x, y] = project([lon, lat]);
    return { x, y, halfWidth: 4 * remPx, halfHeight: 4 * remPx };
  });
}

function glyphDisc(mark: EventMark, remPx: number): Disc {
  return { x: mark.x, y: mark.y, r: mark.selected ? ringBox(mark, remPx).halfWidth : (glyphRem[mark.severity] * remPx) / 2 };
}

/** A box as a row of discs as high as it is. */
function discsOf({ x, y, halfWidth, halfHeight }: Obstacle): Disc[] {
  const n = Math.ceil(halfWidth / halfHeight);
  return Array.from({ length: n }, (_, index) => ({ x: x - halfWidth + ((index + 0.5) * 2 * halfWidth) / n, y, r: halfHeight }));
}

/** A glyph that the frame would cut is not drawn: what is open outside the city stands on the province's map. */
function isInside({ x, y }: { x: number; y: number }, { width, height, r }: { width: number; height: number; r: number }): boolean {
  return x >= r && y >= r && x <= width - r && y <= height - r;
}
