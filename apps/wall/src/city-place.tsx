import { useProvince } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { useAreas, useEvent } from './queries.js';

const CityMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.CityMap })));

/** The city with its cameras and what is asked about, where a scene gives it room of its own. */
export function CityPlace({ camera, event: id }: { camera: string | undefined; event: string | undefined }) {
  const info = useProvince();
  const areas = useAreas().data;
  const event = useEvent(id);
  const { inset } = info.province.map;
  return <Suspense>{areas && inset && <CityMap {...{ info, areas, bounds: inset.bounds, selected: camera, event }} />}</Suspense>;
}
