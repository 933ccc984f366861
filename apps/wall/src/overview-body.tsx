import type { OverviewScene, PanelContent } from '@ioc/contracts';
import { ComponentPanel, OpenEventsPanel } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { MapPlace } from './map-place.js';

/** Panels that a column is designed for; where a scene has few, they stand in one column and are that much larger. */
const slots = 4;
const columnRem = 142.8;

/** The overview: every component in its place, the map between them. */
export function OverviewBody({ scene: { left, right, map }, supporting, event }: { scene: OverviewScene; supporting: number; event: string | undefined }) {
  const few = left.length + right.length + 1;
  if (left.length <= 1 && right.length <= 1) {
    return (
      <main className="wall-body" style={{ gridTemplateColumns: `${(columnRem * slots) / few}rem minmax(0, 1fr)` }}>
        <Column supporting={supporting} panels={[...left, ...right]} rows={few} zoom={slots / few} withEvents />
        <MapPlace content={map} withCity event={event} />
      </main>
    );
  }
  const rows = Math.max(left.length, right.length + 1);
  return (
    <main className="wall-body">
      <Column supporting={supporting} panels={left} rows={rows} />
      <MapPlace content={map} withCity event={event} />
      <Column supporting={supporting} panels={right} rows={rows} withEvents />
    </main>
  );
}

interface ColumnProps {
  /** Figures beside each headline. */
  supporting: number;
  panels: PanelContent[];
  rows: number;
  zoom?: number;
  withEvents?: boolean;
}

function Column({ supporting, panels, rows, zoom = 1, withEvents }: ColumnProps) {
  const indicators = useIndicators().data;
  return (
    <div className="wall-column" style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`, zoom }}>
      {indicators &&
        panels.map((content) => <ComponentPanel key={content.component} content={{ ...content, supporting: content.supporting.slice(0, supporting) }} indicators={indicators} />)}
      {withEvents && <OpenEventsPanel />}
    </div>
  );
}
