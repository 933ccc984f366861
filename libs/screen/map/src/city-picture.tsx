import type { CameraStatus } from '@ioc/contracts';
import { memo, useMemo } from 'react';
import { cameraMarks, type CameraMark, type Obstacle } from './camera-marks.js';
import { layerOf, pathOf, type AreaCollection, type MapLayer } from './geometry.js';
import type { MapSize } from './map-size.js';
import { fitProjection, type Bounds, type Projection } from './projection.js';

/** Margin that keeps a camera at the edge, and its number, inside the frame. */
const marginRem = 5;
/** Length of a cone where nothing else is said, rem. */
const insetReachRem = 5.4;

/** Where places of the city stand in a picture of this size. */
export function useCityProjection(bounds: Bounds, { width, height, remPx }: MapSize): Projection {
  return useMemo(() => {
    const margin = marginRem * remPx;
    return fitProjection(bounds, { left: margin, top: margin, right: width - margin, bottom: height - margin });
  }, [bounds, width, height, remPx]);
}

export interface CityPictureProps {
  areas: AreaCollection;
  projection: Projection;
  remPx: number;
  cameras: readonly CameraStatus[];
  /** Length of a cone, rem. */
  reachRem?: number;
  /** The camera that is enlarged beside the map. */
  selected?: string | undefined;
  /** Cameras that see the event that the map is shown for. */
  seeing?: ReadonlySet<string> | undefined;
  /** What else stands on the map. */
  clearOf?: readonly Obstacle[];
}

/** Streets, and on them each camera with the direction in which it looks. */
export function CityPicture({ areas, projection, remPx, cameras, reachRem = insetReachRem, selected, seeing, clearOf }: CityPictureProps) {
  const marks = useMemo(() => cameraMarks(cameras, projection, { reachPx: reachRem * remPx, ...(clearOf && { clearOf }) }), [cameras, projection, reachRem, remPx, clearOf]);
  return (
    <svg className="map-layer">
      <Streets areas={areas} projection={projection} />
      {marks.map((mark) => (
        <path key={mark.camera.id} className={`cone cone-${mark.camera.state}`} data-selected={mark.camera.id === selected || undefined} data-sees={seeing?.has(mark.camera.id) || undefined} d={mark.cone} />
      ))}
      {marks.map((mark) => (
        <CameraDot key={mark.camera.id} mark={mark} remPx={remPx} />
      ))}
    </svg>
  );
}

const drawn: MapLayer[] = ['river', 'city-river', 'road', 'city-street'];

const Streets = memo(function Streets({ areas, projection }: { areas: AreaCollection; projection: Projection }) {
  return drawn.map((layer) => (
    <path
      key={layer}
      className={`city-${layer}`}
      d={layerOf(areas, layer)
        .map((feature) => pathOf(feature, projection))
        .join('')}
    />
  ));
});

function CameraDot({ mark, remPx }: { mark: CameraMark; remPx: number }) {
  const { camera, label } = mark;
  return (
    <g className={`camera-mark camera-mark-${camera.state}`} data-camera-mark={camera.id} data-state={camera.state}>
      <CameraGlyph mark={mark} remPx={remPx} />
      <text x={label.x} y={label.y}>
        {camera.number}
      </text>
    </g>
  );
}

/** Where it stands, and whether it sees. */
export function CameraGlyph({ mark: { camera, x, y }, remPx }: { mark: CameraMark; remPx: number }) {
  const r = remPx * 1.2;
  return (
    <>
      {camera.state === 'offline' ? (
        <path className="camera-sign" d={`M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`} />
      ) : camera.state === 'frozen' ? (
        <path className="camera-sign" d={`M${x - r * 0.55} ${y - r}V${y + r}M${x + r * 0.55} ${y - r}V${y + r}`} />
      ) : (
        <circle cx={x} cy={y} r={remPx * 0.9} />
      )}
    </>
  );
}
