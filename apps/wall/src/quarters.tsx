import { blockQuarters, cellsOf, feedsQuarters, hasSpare, overviewQuarters, trendsQuarters, type BlocksScene, type Cell, type OverviewScene, type Scene, type WallContent } from '@ioc/contracts';
import { useCameras, useLink } from '@ioc/screen-live';
import { CameraStrip, type CameraPicture, ComponentPanel, EventBanner, OpenEventsPanel, WallStatus, WallWho } from '@ioc/screen-panels';
import { useIndicators } from '@ioc/screen-queries';
import { FeedsPanel, SceneBlockView, ScoreBlock, shortened, useFeedGroups, useTrendParts, type CameraOrder, type FeedGroup, type TrendsViewProps } from '@ioc/screen-scenes';
import { FigurePlace, useProvince, useWords } from '@ioc/screen-ui';
import { useMemo, type ReactNode } from 'react';
import { cameraPicture, nearMirror, nearPicture } from './camera-picture.js';
import { CamerasPlace } from './cameras-place.js';
import { MapPlace } from './map-place.js';
import './quarters.css';
import { scenesOf, type WallDisplay } from './wall-display.js';

export interface QuartersProps {
  scene: Scene;
  content: Omit<WallContent, 'scene'>;
  /** Who said so. */
  order: CameraOrder | undefined;
  wall: WallDisplay;
}

/** A wall four columns wide, each of two cells: no block leaves its cell, so that none lies on a bezel. Status, banner and cameras keep their places. */
export function Quarters({ scene, content, order, wall }: QuartersProps) {
  const hasCameras = useCameras().length > 0;
  const { status } = useLink();
  const isSpare = hasSpare(cellsOf(scene));
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
      <Cells {...{ scene, content, order, wall }} picture={(isSpare ? nearMirror : nearPicture)(scene.id)} />
    </>
  );
}

/** @param picture a camera beside the strip is drawn from the strip's player: one player a camera */
function Cells({ scene, content, order, wall, picture }: QuartersProps & { picture: CameraPicture }) {
  const { scenes } = useProvince();
  const turns = useMemo(() => scenesOf(scenes, wall.display), [scenes, wall.display]);
  switch (scene.layout) {
    case 'overview':
      return <OverviewCells scene={scene} wall={wall} event={content.event} />;
    case 'blocks':
      return <BlockCells key={scene.id} scene={scene} wall={wall} event={content.event} picture={picture} />;
    case 'trends':
      return <TrendCells key={scene.id} scene={scene} turns={turns} indicator={content.indicator} area={content.area} />;
    case 'feeds':
      return <FeedCells key={scene.id} />;
    case 'cameras':
      return <CamerasPlace key={scene.id} scene={scene} frame="quarters" content={content} order={order} />;
  }
}

/** Half of a cell of 136.6, less the headline, gaps and margins. */
const figureRem = 49;

function OverviewCells({ scene, wall, event }: { scene: OverviewScene; wall: WallDisplay; event: string | undefined }) {
  const indicators = useIndicators().data;
  return overviewQuarters(scene).map((cell) => (
    <CellView key={keyOf(cell)} cell={cell}>
      {({ name, content }) => {
        if (name === 'map') return <MapPlace content={scene.map} bezels={wall.bezels} event={event} />;
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

function BlockCells({ scene, wall, event, picture }: { scene: BlocksScene; wall: WallDisplay; event: string | undefined; picture: CameraPicture }) {
  return blockQuarters(scene).map((cell) => (
    <CellView key={keyOf(cell)} cell={cell}>
      {({ content }) => <SceneBlockView block={content} component={scene.component} map={(map) => <MapPlace content={map} bezels={wall.bezels} event={event} />} picture={picture} />}
    </CellView>
  ));
}

function TrendCells(props: TrendsViewProps) {
  const { id, area, part } = useTrendParts(props);
  return trendsQuarters.map((cell) => (
    <CellView key={keyOf(cell)} cell={cell}>
      {({ content }) => (
        <div className="trend-part" data-trend={content === 'headline' ? id : undefined} data-area={area}>
          {part(content)}
        </div>
      )}
    </CellView>
  ));
}

/** A row of a feed is two lines high; title and margins of a panel take the height of three quarters of one. */
const feedRowRem = 11.7;
const feedHeadRem = 8.4;
/** What blocks of a cell share: below the clock there is less. */
const cellRem = { whole: 74.4, under: 61.2 };
const gapRem = 1.6;

function FeedCells() {
  const { t } = useWords();
  const { groups, nowMs } = useFeedGroups();
  const panels = [...groups.map((group) => ({ name: group.component, share: group.rows.length + 1, content: group })), { name: 'score', share: 1, content: null }];
  if (groups.length === 0) return <p className="cameras-none">{t('feedHealth.none')}</p>;
  return feedsQuarters<FeedGroup | null>(panels).map((cell) => (
    <CellView key={keyOf(cell)} cell={cell}>
      {({ content, share }) => (content ? <FeedsPanel group={shortened(content, rowsIn(cell, share))} nowMs={nowMs} /> : <ScoreBlock nowMs={nowMs} />)}
    </CellView>
  ));
}

/** Rows that a panel has in its part of a cell. */
function rowsIn(cell: Cell<unknown>, share: number): number {
  const all = cell.blocks.reduce((sum, block) => sum + block.share, 0);
  const height = (isUnderClock(cell) ? cellRem.under : cellRem.whole) - gapRem * (cell.blocks.length - 1);
  return Math.max(1, Math.floor(((height * share) / all - feedHeadRem) / feedRowRem));
}

/** Below the name of the centre and its clock. */
const isUnderClock = ({ column, rows }: Cell<unknown>) => column === 1 && rows !== 'lower';

function CellView<T>({ cell, children }: { cell: Cell<T>; children: (block: Cell<T>['blocks'][number]) => ReactNode }) {
  const under = isUnderClock(cell) ? ' cell-under' : '';
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
