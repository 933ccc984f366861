import type { BlocksScene, MapContent, SceneBlock } from '@ioc/contracts';
import { OpenEventsPanel } from '@ioc/screen-panels';
import { useWords } from '@ioc/screen-ui';
import type { ReactNode } from 'react';
import { AreasBlock } from './areas-block.js';
import { BarsBlock } from './bars-block.js';
import { FiguresBlock } from './figures-block.js';
import { HeadlineBlock } from './headline-block.js';
import './scenes.css';
import { TrendBlock } from './trend-block.js';

export interface BlocksViewProps {
  scene: BlocksScene;
  /** Draws the map; it is another room's. */
  map: (content: MapContent) => ReactNode;
}

/** A scene of blocks: columns side by side, each with its blocks one below the other. */
export function BlocksView({ scene, map }: BlocksViewProps) {
  return (
    <main className="scene-body" style={{ gridTemplateColumns: scene.columns.map(({ share }) => `minmax(0, ${share}fr)`).join(' ') }}>
      {scene.columns.map(({ blocks }, column) => (
        <div key={column} className="scene-column" style={{ gridTemplateRows: blocks.map(({ share }) => `minmax(0, ${share}fr)`).join(' ') }}>
          {blocks.map((block, row) => (
            <SceneBlockView key={row} block={block} component={scene.component} map={map} />
          ))}
        </div>
      ))}
    </main>
  );
}

/** One block of a scene, wherever it stands. */
export function SceneBlockView({ block, component, map }: { block: SceneBlock; component: BlocksScene['component']; map: BlocksViewProps['map'] }) {
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
    case 'events':
      return <OpenEventsPanel title={pick(block.title)} component={component} />;
  }
}
