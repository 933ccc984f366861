import type { CameraStatus } from '@ioc/contracts';
import { useCameras } from '@ioc/screen-live';
import { FitText, useWords } from '@ioc/screen-ui';
import { memo, useMemo, useRef } from 'react';
import { cameraMarks, type CameraMark } from './camera-marks.js';
import './city-inset.css';
import { layerOf, pathOf, type AreaCollection, type MapLayer } from './geometry.js';
import { useMapSize, type MapSize } from './map-size.js';
import { fitProjection, type Bounds, type Projection } from './projection.js';

export interface CityInsetProps {
  title: string;
  bounds: Bounds;
  areas: AreaCollection;
}

/** The city's streets with its cameras: where they look, and which of them cannot see. */
export function CityInset({ title, bounds, areas }: CityInsetProps) {
  const { t } = useWords();
  const cameras = useCameras();
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  const blind = (['offline', 'frozen'] as const)
    .map((state) => ({ state, n: cameras.filter((camera) => camera.state === state).length }))
    .filter(({ n }) => n > 0);
  return (
    <div className="city-inset">
      <div className="city-title">
        <FitText text={t('map.cameras', { title, n: cameras.length })} />
        {blind.length > 0 && (
          <span className="city-blind">
            {blind.map(({ state, n }) => (
              <b key={state} className={`city-${state}`}>
                {t(`map.${state}`, { n })}
              </b>
            ))}
          </span>
        )}
      </div>
      <div ref={ref} className="city-picture">
        {size && <CityPicture bounds={bounds} areas={areas} size={size} cameras={cameras} />}
      </div>
    </div>
  );
}

interface CityPictureProps {
  bounds: Bounds;
  areas: AreaCollection;
  size: MapSize;
  cameras: readonly CameraStatus[];
}

/** Margin that keeps a camera at the edge, and its number, inside the frame. */
const marginRem = 5;
const reachRem = 5.4;

function CityPicture({ bounds, areas, size, cameras }: CityPictureProps) {
  const { width, height, remPx } = size;
  const projection = useMemo(() => {
    const margin = marginRem * remPx;
    return fitProjection(bounds, { left: margin, top: margin, right: width - margin, bottom: height - margin });
  }, [bounds, width, height, remPx]);
  const marks = useMemo(() => cameraMarks(cameras, projection, reachRem * remPx), [cameras, projection, remPx]);
  return (
    <svg className="map-layer">
      <Streets areas={areas} projection={projection} />
      {marks.map((mark) => (
        <path key={mark.camera.id} className={`cone cone-${mark.camera.state}`} d={mark.cone} />
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
  const { camera, x, y, label } = mark;
  const r = remPx * 1.2;
  return (
    <g className={`camera-mark camera-mark-${camera.state}`} data-camera-mark={camera.id} data-state={camera.state}>
      {camera.state === 'offline' ? (
        <path className="camera-sign" d={`M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`} />
      ) : camera.state === 'frozen' ? (
        <path className="camera-sign" d={`M${x - r * 0.55} ${y - r}V${y + r}M${x + r * 0.55} ${y - r}V${y + r}`} />
      ) : (
        <circle cx={x} cy={y} r={remPx * 0.9} />
      )}
      <text x={label.x} y={label.y}>
        {camera.number}
      </text>
    </g>
  );
}
