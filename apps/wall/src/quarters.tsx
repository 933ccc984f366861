import { blockQuarters, hasSpare, overviewQuarters, type BlocksScene, type Cell, type OverviewScene, type Scene } from '@ioc/contracts';
import { useCameras, useLink } from '@ioc/screen-live';
import { CameraStrip, type CameraPicture, ComponentPanel, EventBanner, OpenEventsPanel, WallStatus, WallWho } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { SceneBlockView } from '@ioc/screen-scenes';
import { FigurePlace } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { cameraMirror, cameraPicture } from './camera-picture.js';
import { MapPlace } from './map-place.js';
import './quarters.css';
import type { WallDisplay } from './wall-display.js';

/** Whether a scene can stand in four columns: the layouts that are made of panels or blocks. */
export function isQuartered(scene: Scene): scene is OverviewScene | BlocksScene {
  return scene.layout === 'overview' || scene.layout === 'blocks';
}

/** A wall four columns wide, each of two cells: no block leaves its cell, so that none lies on a bezel. Status, banner and cameras keep their places. */
export function Quarters({ scene, wall }: { scene: OverviewScene | BlocksScene; wall: WallDisplay }) {
  const hasCameras = useCameras().length > 0;
  const { status } = useLink();
  const isSpare = scene.layout === 'overview' || hasSpare(blockQuarters(scene));
  return (
    <>
      <div className="cell cell-status" style={placeOf(2, 'upper')}>
        <WallStatus />
        <EventBanner lines={2} />
      </div>
      {isSpare && (
        <div className="cell cell-cameras" style={placeOf(2, 'lower')}>
          {(hasCameras || status === 'connecting') && <CameraStrip picture={cameraPicture} />}
        </div>
      )}
      <div className="cell cell-who" style={placeOf(1, 'upper')}>
        <WallWho />
      </div>
      {scene.layout === 'overview' ? <OverviewCells scene={scene} wall={wall} /> : <BlockCells key={scene.id} scene={scene} wall={wall} picture={isSpare ? cameraMirror : cameraPicture} />}
    </>
  );
}

/** Half of a cell of 136.6, less the headline, gaps and margins. */
const figureRem = 49;

function OverviewCells({ scene, wall }: { scene: OverviewScene; wall: WallDisplay }) {
  const indicators = useIndicators().data;
  return overviewQuarters(scene).map((cell) => (
    <CellView key={keyOf(cell)} cell={cell}>
      {({ name, content }) => {
        if (name === 'map') return <MapPlace content={scene.map} bezels={wall.bezels} />;
        if (!content) return <OpenEventsPanel />;
        return (
          <FigurePlace value={figureRem}>
            {indicators && <ComponentPanel content={{ ...content, supporting: content.supporting.slice(0, wall.supporting) }} indicators={indicators} />}
          </FigurePlace>
        );
      }}
    </CellView>
  ));
}

/** @param picture a camera beside the strip is drawn from the strip's player: one player a camera */
function BlockCells({ scene, wall, picture }: { scene: BlocksScene; wall: WallDisplay; picture: CameraPicture }) {
  return blockQuarters(scene).map((cell) => (
    <CellView key={keyOf(cell)} cell={cell}>
      {({ content }) => <SceneBlockView block={content} component={scene.component} map={(map) => <MapPlace content={map} bezels={wall.bezels} />} picture={picture} />}
    </CellView>
  ));
}

function CellView<T>({ cell, children }: { cell: Cell<T>; children: (block: Cell<T>['blocks'][number]) => ReactNode }) {
  // Below the name of the centre and its clock.
  const under = cell.column === 1 && cell.rows !== 'lower' ? ' cell-under' : '';
  return (
    <div className={`cell${under}`} style={{ ...placeOf(cell.column, cell.rows), gridTemplateRows: cell.blocks.map(({ share }) => `minmax(0, ${share}fr)`).join(' ') }}>
      {cell.blocks.map((block, index) => (
        <div key={index} className="cell-block">
          {children(block)}
        </div>
      ))}
    </div>
  );
}

const keyOf = ({ column, rows }: Cell<unknown>) => `${column} ${rows}`;

function placeOf(column: number, rows: Cell<unknown>['rows']): React.CSSProperties {
  return { gridColumn: column + 1, gridRow: rows === 'both' ? '1 / 3' : rows === 'upper' ? 1 : 2 };
}
