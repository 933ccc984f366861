import type { AreaCollection } from '@ioc/screen-map';
import { LiveProvider } from '@ioc/screen-live';
import { useWords } from '@ioc/screen-ui';
import { lazy, Suspense, useState } from 'react';
import { cameras, event, indicators, province, series } from './facts.js';
import { fixedLive } from './fixed-live.js';

const ProvinceMap = lazy(() => import('@ioc/screen-map').then((module) => ({ default: module.ProvinceMap })));

const content = { indicator: 'head', title: { vi: 'Năm bậc của bản đồ', en: 'The five classes of the map' }, bounds: [86, 89, 92, 95] };
const districts = province.areas.filter(({ level }) => level === 'district');

/** Nine squares: five classes, then one on target, an old one, a missing one, and the one that holds the inset. */
const areas: AreaCollection = {
  type: 'FeatureCollection',
  features: districts.map(({ code, name, centroid }) => {
    const [x, y] = [centroid?.lon ?? 0, centroid?.lat ?? 0];
    const ring = [[-0.2, -0.15], [0.2, -0.15], [0.2, 0.15], [-0.2, 0.15], [-0.2, -0.15]].map(([dx = 0, dy = 0]) => [x + dx, y + dy]);
    return { type: 'Feature', properties: { layer: 'district', code, name, labelAt: [x, y] }, geometry: { type: 'Polygon', coordinates: [ring] } };
  }),
};
const values = [84.2, 87, 90, 93, 96, 99, 91, null, 88];
const figures = districts.map(({ code }, index) => series('head', code, { value: values[index] ?? null, freshness: index === 6 ? 'stale' : 'fresh' }));
const at = (lat: number, lon: number) => ({ lat, lon });
/** Each glyph alone; below, three at one place, which are one with a count; a critical one beside them, which never merges with milder ones. */
const events = [event('1', [1, 0], at(15.38, 107.42)), event('2', [2, 1], at(15.38, 107.82)), event('3', [3, 2], at(15.38, 108.22)), event('4', [4, 3], at(15.08, 107.42)), ...['5', '6', '7'].map((id) => event(id, [3, 2], at(15.08, 108.22))), event('8', [2, 1], at(15.078, 108.222)), event('9', [3, 3], { kind: 'citizen-report', ...at(14.95, 107.8) })];

/** Classes, hatches, glyphs, their merging, reports, and the city's cameras. */
export function MapPage() {
  const { t } = useWords();
  const [live] = useState(() => fixedLive({ series: figures, cameras, events }));
  const indicator = indicators.get('head');
  return (
    <LiveProvider live={live}>
      <main className="sheet-map">
        <Suspense fallback={<div />}>{indicator && <ProvinceMap info={province} areas={areas} content={content} indicator={indicator} light="day" />}</Suspense>
        <ul>
          {['classes', 'hatch', 'glyphs', 'merged', 'reports', 'cones'].map((name) => (
            <li key={name}>{t(`sheet.map.${name}`)}</li>
          ))}
        </ul>
      </main>
    </LiveProvider>
  );
}
