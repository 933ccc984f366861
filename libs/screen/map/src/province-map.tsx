import type { Bezel, IndicatorInfo, MapContent, ProvinceInfo } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';
import { useMemo, useRef } from 'react';
import { clearOfLines, useBezelLines, type BezelLines } from './bezel-lines.js';
import { classOf, type MapClass } from './choropleth.js';
import { CityInset } from './city-inset.js';
import { DistrictLabels } from './district-labels.js';
import { useDistrictStates, type DistrictState } from './district-states.js';
import { EventGlyphs, EventLeaders, ReportDots, useEventMarks } from './event-layer.js';
import { boundsOf, layerOf, type AreaCollection } from './geometry.js';
import { Ground } from './ground.js';
import { Legend } from './legend.js';
import { useMapSize, type MapSize } from './map-size.js';
import { fitProjection, type Projection } from './projection.js';
import './province-map.css';

export interface ProvinceMapProps {
  info: ProvinceInfo;
  areas: AreaCollection;
  content: MapContent;
  indicator: IndicatorInfo;
  /** Another value whenever colours are others. */
  light: string | number;
  /** Lines between the screens of the wall that the map stands on. */
  bezels?: readonly Bezel[];
}

const seamless: readonly Bezel[] = [];

/** The province: one indicator by district, what is open, and the cameras of its city. North up, nothing moves by itself. */
export function ProvinceMap({ info, areas, content, indicator, light, bezels = seamless }: ProvinceMapProps) {
  const { t } = useWords();
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  const lines = useBezelLines(ref, bezels, size);
  const districts = useMemo(() => layerOf(areas, 'district'), [areas]);
  const codes = useMemo(() => districts.flatMap(({ properties }) => properties.code ?? []), [districts]);
  const states = useDistrictStates(indicator.id, codes);
  const { inset, schematic } = info.province.map;
  return (
    <div className="province-map" ref={ref} data-indicator={indicator.id}>
      {size && <Picture {...{ info, areas, content, indicator, light, states, size, lines }} />}
      <Legend indicator={indicator} content={content} states={states} />
      {inset && <CityInset title={inset.title} bounds={inset.bounds} areas={areas} />}
      {schematic && <span className="schematic-mark">{t('map.schematic')}</span>}
    </div>
  );
}

function Picture({
  info,
  areas,
  content,
  indicator,
  light,
  states,
  size,
  lines,
}: ProvinceMapProps & { states: DistrictState[]; size: MapSize; lines: BezelLines }) {
  const projection = useProjection(info, areas, size);
  const districts = useMemo(() => layerOf(areas, 'district'), [areas]);
  const classes = useMemo(() => classesOf(states, indicator, content), [states, indicator, content]);
  const places = useEventMarks(info, projection, size.remPx);
  const marks = useMemo(() => clearOfLines(places, lines, size.remPx), [places, lines, size.remPx]);
  const stripe = size.remPx * 1.4;
  return (
    <>
      <Ground areas={areas} projection={projection} size={size} classes={classes} light={light} />
      <svg className="map-layer">
        <defs>
          <pattern
            id="map-hatch"
            width={stripe}
            height={stripe}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={stripe} height={stripe} className="hatch-ground" />
            <rect width={stripe * 0.36} height={stripe} className="hatch-stripe" />
          </pattern>
        </defs>
        <EventLeaders marks={marks} />
        <ReportDots projection={projection} remPx={size.remPx} />
        <DistrictLabels
          {...{ districts, states, indicator, projection, size, marks, lines }}
          inset={info.province.map.inset?.bounds}
        />
      </svg>
      <EventGlyphs marks={marks} />
    </>
  );
}

/** Room for the title above and the inset below; the province stands between them. */
function useProjection(info: ProvinceInfo, areas: AreaCollection, { width, height, remPx }: MapSize): Projection {
  return useMemo(() => {
    const { bounds, inset } = info.province.map;
    const around = boundsOf(layerOf(areas, 'district')) ?? bounds;
    // On a wide map the inset stands beside the province, on a high one below it.
    const isWide = width > height;
    const box = {
      left: 1.6 * remPx,
      top: 14.5 * remPx,
      right: width - (inset && isWide ? 66 : 1.6) * remPx,
      bottom: height - (inset && !isWide ? 34 : 3) * remPx,
    };
    return fitProjection(around, box);
  }, [info, areas, width, height, remPx]);
}

/** A stale or missing value colours nothing: the darkest class lies under its hatch. */
function classesOf(states: DistrictState[], indicator: IndicatorInfo, content: MapContent): Map<string, MapClass> {
  return new Map(
    states.map(({ code, value, freshness }) => [
      code,
      value === null || freshness === 'stale' ? 1 : classOf(value, indicator, content.bounds),
    ]),
  );
}
