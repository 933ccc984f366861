import { useProvince } from '@ioc/screen-ui';
import { lazy, Suspense } from 'react';
import { useAreas } from './queries.js';

const CityMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.CityMap })));

/** The city with its cameras, where a scene gives it room of its own. */
export function CityPlace({ selected }: { selected: string | undefined }) {
  const info = useProvince();
  const areas = useAreas().data;
  const { inset } = info.province.map;
  return <Suspense>{areas && inset && <CityMap {...{ info, areas, bounds: inset.bounds, selected }} />}</Suspense>;
}
