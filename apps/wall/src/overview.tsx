import type { PanelContent, Scene } from '@ioc/contracts';
import { useCameras, useLink } from '@ioc/screen-live';
import { CameraStrip, ComponentPanel, EventBanner, OpenEventsPanel, WallHeader } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { useProvince } from '@ioc/screen-ui';
import { useSearchParams } from 'react-router';
import { cameraPicture } from './camera-picture.js';
import { MapPlace } from './map-place.js';
import { useShift } from './shift.js';

/** Panels that a column is designed for; where a scene has few, they stand in one column and are that much larger. */
const slots = 4;
const columnRem = 142.8;

/** The overview: every component in its place, the map between them, the city's cameras below. */
export function Overview() {
  const { scenes } = useProvince();
  const [search] = useSearchParams();
  const { status } = useLink();
  // A province without cameras gives their place to the others; one whose list has not come yet keeps it.
  const hasStrip = useCameras().length > 0 || status === 'connecting';
  const shift = useShift();
  const scene = scenes.find((one) => one.id === search.get('scene')) ?? scenes[0];
  if (!scene) return null;
  return (
    <div className="wall" data-link={status} data-scene={scene.id} data-strip={hasStrip} style={{ translate: shift }}>
      <WallHeader />
      <EventBanner />
      <Body scene={scene} />
      {hasStrip && <CameraStrip picture={cameraPicture} />}
    </div>
  );
}

function Body({ scene: { left, right, map } }: { scene: Scene }) {
  const few = left.length + right.length + 1;
  if (left.length <= 1 && right.length <= 1) {
    return (
      <main className="wall-body" style={{ gridTemplateColumns: `${(columnRem * slots) / few}rem minmax(0, 1fr)` }}>
        <Column panels={[...left, ...right]} rows={few} zoom={slots / few} withEvents />
        <MapPlace content={map} />
      </main>
    );
  }
  const rows = Math.max(left.length, right.length + 1);
  return (
    <main className="wall-body">
      <Column panels={left} rows={rows} />
      <MapPlace content={map} />
      <Column panels={right} rows={rows} withEvents />
    </main>
  );
}

interface ColumnProps {
  panels: PanelContent[];
  rows: number;
  zoom?: number;
  withEvents?: boolean;
}

function Column({ panels, rows, zoom = 1, withEvents }: ColumnProps) {
  const indicators = useIndicators().data;
  return (
    <div className="wall-column" style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`, zoom }}>
      {indicators &&
        panels.map((content) => <ComponentPanel key={content.component} content={content} indicators={indicators} />)}
      {withEvents && <OpenEventsPanel />}
    </div>
  );
}
