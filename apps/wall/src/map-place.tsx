import type { Scene } from '@ioc/contracts';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { useLight } from './light.js';
import { useAreas } from './queries.js';

/** The map is the heaviest part of the client and comes after the figures. */
const ProvinceMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.ProvinceMap })));

export function MapPlace({ content }: { content: Scene['map'] }) {
  const info = useProvince();
  const areas = useAreas().data;
  const indicator = useIndicators().data?.get(content.indicator);
  const light = useLight(info.province.timeZone);
  return (
    <div className="wall-map">
      <Suspense fallback={<Drawing />}>
        {areas && indicator ? <ProvinceMap {...{ info, areas, content, indicator, light }} /> : <Drawing />}
      </Suspense>
    </div>
  );
}

function Drawing() {
  const { t } = useWords();
  return <p className="map-drawing">{t('map.drawing')}</p>;
}
