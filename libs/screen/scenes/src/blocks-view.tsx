import type { BlocksScene, CameraStatus, MapContent, SceneBlock } from '@ioc/contracts';
import { OpenEventsPanel } from '@ioc/screen-panels';
import { useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { AreasBlock } from './areas-block.js';
import { BarsBlock } from './bars-block.js';
import { ClocksBlock } from './clocks-block.js';
import { FiguresBlock } from './figures-block.js';
import { GroupsBlock } from './groups-block.js';
import { HeadlineBlock } from './headline-block.js';
import { NearbyBlock } from './nearby-block.js';
import './scenes.css';
import { TrendBlock } from './trend-block.js';
import { YearBlock } from './year-block.js';

export interface BlocksViewProps {
  scene: BlocksScene;
  /** Draws the map; it is another room's. */
  map: (content: MapContent) => ReactNode;
  /** Draws a camera's picture; the player is another room's. */
  picture: (camera: CameraStatus) => ReactNode;
}

/** A scene of blocks: columns side by side, each with its blocks one below the other. */
export function BlocksView({ scene, map, picture }: BlocksViewProps) {
  return (
    <main className="scene-body" style={{ gridTemplateColumns: scene.columns.map(({ share }) => `minmax(0, ${share}fr)`).join(' ') }}>
      {scene.columns.map(({ blocks }, column) => (
        <div key={column} className="scene-column" style={{ gridTemplateRows: blocks.map(({ share }) => `minmax(0, ${share}fr)`).join(' ') }}>
          {blocks.map((block, row) => (
            <SceneBlockView key={row} block={block} component={scene.component} map={map} picture={picture} />
          ))}
        </div>
      ))}
    </main>
  );
}

/** One block of a scene, wherever it stands. */
export function SceneBlockView({ block, component, map, picture }: Omit<BlocksViewProps, 'scene'> & { block: SceneBlock; component: BlocksScene['component'] }) {
  const { pick } = useWords();
  switch (block.kind) {
    case 'headline':
      return <HeadlineBlock title={pick(block.title)} indicator={block.indicator} beside={block.beside} />;
    case 'bars':
      return <BarsBlock title={pick(block.title)} indicators={block.indicators} />;
    case 'areas':
      return <AreasBlock title={pick(block.title)} indicator={block.indicator} beside={block.beside} />;
    case 'figures':
      return <FiguresBlock title={pick(block.title)} indicators={block.indicators} />;
    case 'trend':
      return <TrendBlock title={pick(block.title)} indicators={block.indicators} days={block.days} />;
    case 'map':
      return <div className="scene-map">{map(block)}</div>;
    case 'year':
      return <YearBlock title={pick(block.title)} indicator={block.indicator} days={block.days} />;
    default:
      return <OpenBlock {...{ block, component, picture }} />;
  }
}

type OfEvents = Extract<SceneBlock, { kind: 'groups' | 'clocks' | 'nearby' | 'events' }>;

/** Blocks of what is open in the scene's component. */
function OpenBlock({ block, component, picture }: Pick<BlocksViewProps, 'picture'> & { block: OfEvents; component: BlocksScene['component'] }) {
  const { pick } = useWords();
  const title = pick(block.title);
  switch (block.kind) {
    case 'groups':
      return <GroupsBlock title={title} component={component} by={block.by} overdue={block.overdue} />;
    case 'clocks':
      return <ClocksBlock title={title} component={component} workingDays={block.workingDays} />;
    case 'nearby':
      return <NearbyBlock title={title} component={component} nearKm={block.nearKm} picture={picture} />;
    case 'events':
      return <OpenEventsPanel title={title} component={component} />;
  }
}
