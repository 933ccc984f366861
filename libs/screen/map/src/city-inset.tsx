import type { CameraStatus } from '@ioc/contracts';
import { useCameras } from '@ioc/screen-live';
import { FitText, useWords } from '@ioc/screen-ui';
import { useRef } from 'react';
import './city-inset.css';
import { CityPicture, useCityProjection } from './city-picture.js';
import type { AreaCollection } from './geometry.js';
import { useMapSize, type MapSize } from './map-size.js';
import type { Bounds } from './projection.js';

export interface CityInsetProps {
  title: string;
  bounds: Bounds;
  areas: AreaCollection;
  /** The camera whose picture is enlarged. */
  selected?: string | undefined;
}

/** The city's streets with its cameras: where they look, and which of them cannot see. */
export function CityInset({ title, bounds, areas, selected }: CityInsetProps) {
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
        {size && <Picture bounds={bounds} areas={areas} size={size} cameras={cameras} selected={selected} />}
      </div>
    </div>
  );
}

function Picture({ bounds, areas, size, cameras, selected }: Pick<CityInsetProps, 'bounds' | 'areas' | 'selected'> & { size: MapSize; cameras: readonly CameraStatus[] }) {
  const projection = useCityProjection(bounds, size);
  return <CityPicture {...{ areas, projection, cameras, selected }} remPx={size.remPx} />;
}
