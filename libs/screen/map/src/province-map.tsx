import type { Bezel, EventState, IndicatorInfo, MapContent, ProvinceInfo } from '@ioc/contracts';
import { useWords } from '@ioc/screen-ui';
import { useMemo, useRef } from 'react';
import { Archipelagos, archipelagosRem } from './archipelagos.js';
import { clearOfLines, lineObstacles, useBezelLines, type BezelLines } from './bezel-lines.js';
import { classOf, type MapClass } from './choropleth.js';
import { CityInset } from './city-inset.js';
import { DistrictLabels, insetBox } from './district-labels.js';
import { useDistrictStates, type DistrictState } from './district-states.js';
import { CalloutLeader, EventCallout, ringBox, useCallout } from './event-callout.js';
import { EventGlyphs, EventLeaders, ReportDots, ReportKey, useEventMarks } from './event-layer.js';
import { boundsOf, labelPlace, layerOf, type AreaCollection, type AreaFeature } from './geometry.js';
import { Ground } from './ground.js';
import { Legend } from './legend.js';
import type { Obstacle } from './label-places.js';
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
  /** The event that the map is shown for. */
  event?: EventState | undefined;
}

const seamless: readonly Bezel[] = [];

/** The province: one indicator by district, what is open, and the cameras of its city. North up, nothing moves by itself. */
export function ProvinceMap({ info, areas, content, indicator, light, bezels = seamless, event }: ProvinceMapProps) {
  const ref = useRef<HTMLDivElement>(null);
  const size = useMapSize(ref);
  const lines = useBezelLines(ref, bezels, size);
  const districts = useMemo(() => layerOf(areas, 'district'), [areas]);
  const codes = useMemo(() => districts.flatMap(({ properties }) => properties.code ?? []), [districts]);
  const states = useDistrictStates(indicator.id, codes);
  const { inset } = info.province.map;
  return (
    <div className="province-map" ref={ref} data-indicator={indicator.id}>
      {size && <Picture {...{ info, areas, content, indicator, light, states, size, lines, event }} />}
      <Legend indicator={indicator} content={content} states={states} />
      {inset && <CityInset title={inset.title} bounds={inset.bounds} areas={areas} />}
      {content.archipelagos && !inset && <Archipelagos />}
      <MapMark map={info.province.map} />
    </div>
  );
}

/** What is to be known of the picture: what its dots mean, that it is drawn by hand, and whose tiles lie under it. */
function MapMark({ map: { schematic, basemap, inset } }: { map: ProvinceInfo['province']['map'] }) {
  const { t } = useWords();
  const said = [schematic ? t('map.schematic') : '', basemap?.attribution ?? ''].filter(Boolean).join(' · ');
  return (
    <div className={inset ? 'map-mark map-mark-high' : 'map-mark'}>
      <ReportKey />
      {said !== '' && <span className={schematic ? 'ground-mark schematic-mark' : 'ground-mark'}>{said}</span>}
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
  event,
}: ProvinceMapProps & { states: DistrictState[]; size: MapSize; lines: BezelLines }) {
  const projection = useProjection({ info, areas, content }, size);
  const districts = useMemo(() => layerOf(areas, 'district'), [areas]);
  const classes = useMemo(() => classesOf(states, indicator, content), [states, indicator, content]);
  const places = useEventMarks({ info, projection, remPx: size.remPx, selected: event });
  const marks = useMemo(() => clearOfLines(places, lines, size.remPx), [places, lines, size.remPx]);
  const taken = useMemo(() => [...fixedBoxes(info, lines, size), ...nameBoxes(districts, projection, size.remPx)], [info, lines, size, districts, projection]);
  const callout = useCallout(event, marks, { size, taken });
  const standing = useMemo(() => (callout ? [callout.box, ...marks.filter(({ selected }) => selected).map((mark) => ringBox(mark, size.remPx))] : []), [callout, marks, size]);
  const stripe = size.remPx * 1.4;
  return (
    <>
      <Ground areas={areas} hasTiles={info.province.map.basemap !== undefined} projection={projection} size={size} classes={classes} light={light} />
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
        <CalloutLeader callout={callout} />
        <ReportDots projection={projection} remPx={size.remPx} />
        <DistrictLabels
          {...{ districts, states, indicator, projection, size, marks, lines, standing }}
          inset={info.province.map.inset?.bounds}
        />
      </svg>
      <EventGlyphs marks={marks} />
      {callout && <EventCallout callout={callout} />}
    </>
  );
}

/** Title, legend, the city's picture and the lines of the wall, which no words of an event may cover. */
function fixedBoxes(info: ProvinceInfo, lines: BezelLines, size: MapSize): Obstacle[] {
  const { width, remPx } = size;
  const title = { x: width / 2, y: 6.8 * remPx, halfWidth: width / 2, halfHeight: 6.8 * remPx };
  const legend = { x: width - 19 * remPx, y: 31 * remPx, halfWidth: 19 * remPx, halfHeight: 17 * remPx };
  return [title, legend, ...(info.province.map.inset ? [insetBox(size)] : []), ...lineObstacles(lines, size)];
}

/** Where the districts are named, roughly: their labels move a little, but no further. */
function nameBoxes(districts: AreaFeature[], projection: Projection, remPx: number): Obstacle[] {
  return districts.flatMap((feature) => {
    const place = labelPlace(feature);
    if (!place) return [];
    const [x, y] = projection.project(place);
    return [{ x, y: y + remPx, halfWidth: 9 * remPx, halfHeight: 5 * remPx }];
  });
}

/** Room for the title above and the inset below; the province stands between them. */
function useProjection({ info, areas, content }: Pick<ProvinceMapProps, 'info' | 'areas' | 'content'>, { width, height, remPx }: MapSize): Projection {
  return useMemo(() => {
    const { bounds, inset, basemap } = info.province.map;
    const [besideRem, belowRem] = inset ? [66, 34] : content.archipelagos ? [archipelagosRem.width + 4, archipelagosRem.height + 4] : [1.6, 3];
    // Words on whose tiles these are take the width of a name.
    const footRem = basemap ? 8.6 : 3;
    const around = boundsOf(layerOf(areas, 'district')) ?? bounds;
    // On a wide map the inset stands beside the province, on a high one below it.
    const isWide = width > height;
    const box = {
      left: 1.6 * remPx,
      top: 14.5 * remPx,
      right: width - (isWide ? besideRem : 1.6) * remPx,
      bottom: height - Math.max(footRem, isWide ? 0 : belowRem) * remPx,
    };
    return fitProjection(around, box);
  }, [info, areas, content, width, height, remPx]);
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
