import type { EventState, ProvinceInfo } from '@ioc/contracts';
import { widthRem } from '@ioc/screen-ui';
import { memo, useMemo, useRef } from 'react';
import { CityInset } from './city-inset.js';
import { insetBox } from './district-labels.js';
import { CalloutLeader, EventCallout, ringBox, useCallout } from './event-callout.js';
import { EventGlyphs, useEventMarks } from './event-layer.js';
import { eventPlace } from './event-place.js';
import { labelPlace, layerOf, type AreaCollection } from './geometry.js';
import { labelShifts, overlap, type Obstacle } from './label-places.js';
import { useMapSize, type MapSize } from './map-size.js';
import { fitProjection, type Bounds, type LonLat, type Projection } from './projection.js';
import './region-map.css';
import { SvgGround } from './svg-ground.js';

interface RegionMapProps {
  info: ProvinceInfo;
  areas: AreaCollection;
  /** The city, whose cameras stand in the corner. */
  bounds: Bounds;
  /** The camera whose picture is enlarged. */
  selected?: string | undefined;
  event: EventState;
}

const noClasses = new Map<string, 1>();

/** An event outside of the city: the land between both, fitted once, and the city with its cameras in a corner. North up, nothing moves by itself. */
export function RegionMap({ info, areas, bounds, selected, event }: RegionMapProps) {
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  return (
    <div ref={ref} className="region-map" data-region={event.id}>
      {size && <Region {...{ info, areas, bounds, event, size }} />}
      <CityInset title={info.province.map.inset?.title ?? ''} {...{ bounds, areas, selected }} />
    </div>
  );
}

function Region({ info, areas, bounds, event, size }: RegionMapProps & { size: MapSize }) {
  const { remPx } = size;
  const projection = useRegionProjection(eventPlace(info, event), bounds, size);
  const marks = useEventMarks({ info, projection, remPx, selected: event });
  const city = useMemo(() => boxOf(bounds, projection, remPx), [bounds, projection, remPx]);
  const taken = useMemo(() => [city, insetBox(size)], [city, size]);
  const callout = useCallout(event, marks, { size, taken });
  const standing = useMemo(() => [...taken, ...marks.map((mark) => ringBox(mark, remPx)), ...(callout ? [callout.box] : [])], [taken, marks, remPx, callout]);
  const inset = insetBox(size);
  return (
    <>
      <SvgGround areas={areas} projection={projection} classes={noClasses} />
      <svg className="map-layer">
        <Names {...{ areas, projection, size, standing }} />
        <rect className="inset-box" x={city.x - city.halfWidth} y={city.y - city.halfHeight} width={city.halfWidth * 2} height={city.halfHeight * 2} />
        <path className="leader" d={`M${(city.x + city.halfWidth).toFixed(1)} ${city.y.toFixed(1)}L${(inset.x - inset.halfWidth).toFixed(1)} ${(inset.y + remPx * 3).toFixed(1)}`} />
        <CalloutLeader callout={callout} />
      </svg>
      <EventGlyphs marks={marks} />
      {callout && <EventCallout callout={callout} />}
    </>
  );
}

/** Space round the two, rem; in the right part the city's cameras stand. */
const marginRem = 10;
const insetRem = 66;

function useRegionProjection(place: LonLat | null, bounds: Bounds, { width, height, remPx }: MapSize): Projection {
  const [lon, lat] = place ?? [bounds[0], bounds[1]];
  return useMemo(() => {
    const both: Bounds = [Math.min(bounds[0], lon), Math.min(bounds[1], lat), Math.max(bounds[2], lon), Math.max(bounds[3], lat)];
    const margin = marginRem * remPx;
    return fitProjection(both, { left: margin, top: margin, right: width - (insetRem + marginRem) * remPx, bottom: height - margin });
  }, [lon, lat, bounds, width, height, remPx]);
}

/** Half sides of the city's box are no smaller, so that it is seen, rem. */
const smallestRem = 2.6;

function boxOf([west, south, east, north]: Bounds, projection: Projection, remPx: number): Obstacle {
  const [x0, y1] = projection.project([west, south]);
  const [x1, y0] = projection.project([east, north]);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, halfWidth: Math.max(smallestRem * remPx, (x1 - x0) / 2), halfHeight: Math.max(smallestRem * remPx, (y1 - y0) / 2) };
}

/** Names of the districts that are in sight, where they cover nothing; the rest is left off. */
const Names = memo(function Names({ areas, projection, size, standing }: { areas: AreaCollection; projection: Projection; size: MapSize; standing: readonly Obstacle[] }) {
  const { remPx } = size;
  const named = layerOf(areas, 'district').flatMap((feature) => {
    const [x, y] = projection.project(labelPlace(feature) ?? [0, 0]);
    const name = feature.properties.name ?? '';
    const box = { x, y, halfWidth: (widthRem(name, 4, 0.86) / 2 + 0.8) * remPx, halfHeight: 2.8 * remPx };
    return name && isIn(box, size) ? [{ name, box }] : [];
  });
  const shifts = labelShifts(named.map(({ box }) => box), standing, size);
  const placed = named.map(({ name, box }, index) => ({ name, box: { ...box, x: box.x + (shifts[index]?.[0] ?? 0), y: box.y + (shifts[index]?.[1] ?? 0) } }));
  return placed
    .filter(({ box }) => isIn(box, size) && standing.every((other) => overlap(box, other) === 0))
    .map(({ name, box }) => (
      <text key={name} className="region-name" x={box.x.toFixed(1)} y={box.y.toFixed(1)}>
        {name}
      </text>
    ));
});

function isIn({ x, y, halfWidth, halfHeight }: Obstacle, { width, height }: MapSize): boolean {
  return x >= halfWidth && x <= width - halfWidth && y >= halfHeight && y <= height - halfHeight;
}
