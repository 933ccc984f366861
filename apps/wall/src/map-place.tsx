import type { Bezel, MapContent, ProvinceInfo } from '@ioc/contracts';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince, useWords } from '@ioc/screen-ui';
import { lazy, Suspense, useMemo } from 'react';
import { useLight } from './light.js';
import { useAreas, useEvent } from './queries.js';

/** The map is the heaviest part of the client and comes after the figures. */
const ProvinceMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.ProvinceMap })));

/** Nothing of this document's screen is shown any more. */
export async function endMap(): Promise<void> {
  (await import('@ioc/screen-map')).endKeptGround();
}

export interface MapPlaceProps {
  content: MapContent;
  /** With the city's cameras in a corner, where the province has some. */
  withCity?: boolean;
  /** Lines between the screens of the wall; labels and markers keep clear of them. */
  bezels?: readonly Bezel[];
  /** Identity of the event that the map is shown for. */
  event?: string | undefined;
}

const seamless: readonly Bezel[] = [];

export function MapPlace({ content, withCity = false, bezels = seamless, event: id }: MapPlaceProps) {
  const province = useProvince();
  const info = useMemo(() => (withCity ? province : withoutCity(province)), [province, withCity]);
  const areas = useAreas().data;
  const event = useEvent(id);
  const indicator = useIndicators().data?.get(content.indicator);
  const light = useLight(info.province.timeZone);
  return (
    <div className="wall-map">
      <Suspense fallback={<Drawing />}>
        {areas && indicator ? <ProvinceMap {...{ info, areas, content, indicator, light, bezels, event }} /> : <Drawing />}
      </Suspense>
    </div>
  );
}

function withoutCity(info: ProvinceInfo): ProvinceInfo {
  return { ...info, province: { ...info.province, map: { ...info.province.map, inset: undefined } } };
}

function Drawing() {
  const { t } = useWords();
  return <p className="map-drawing">{t('map.drawing')}</p>;
}
