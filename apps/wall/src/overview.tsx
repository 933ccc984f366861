import type { PanelContent } from '@ioc/contracts';
import { useLink } from '@ioc/screen-live';
import { CameraStrip, ComponentPanel, EventBanner, OpenEventsPanel, WallHeader } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince } from '@ioc/screen-ui';
import { useSearchParams } from 'react-router';
import { cameraPicture } from './camera-picture.js';
import { MapPlace } from './map-place.js';
import { useShift } from './shift.js';

/** The overview: every component in its place, the map between them, the city's cameras below. */
export function Overview() {
  const { scenes } = useProvince();
  const [search] = useSearchParams();
  const { status } = useLink();
  const shift = useShift();
  const scene = scenes.find((one) => one.id === search.get('scene')) ?? scenes[0];
  if (!scene) return null;
  const rows = Math.max(scene.left.length, scene.right.length + 1);
  return (
    <div className="wall" data-link={status} data-scene={scene.id} style={{ translate: shift }}>
      <WallHeader />
      <EventBanner />
      <main className="wall-body">
        <Column panels={scene.left} rows={rows} />
        <MapPlace content={scene.map} />
        <Column panels={scene.right} rows={rows} withEvents />
      </main>
      <CameraStrip picture={cameraPicture} />
    </div>
  );
}

function Column({ panels, rows, withEvents }: { panels: PanelContent[]; rows: number; withEvents?: boolean }) {
  const indicators = useIndicators().data;
  return (
    <div className="wall-column" style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {indicators &&
        panels.map((content) => <ComponentPanel key={content.component} content={content} indicators={indicators} />)}
      {withEvents && <OpenEventsPanel />}
    </div>
  );
}
