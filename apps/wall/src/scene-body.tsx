import type { Scene, WallContent } from '@ioc/contracts';
import { BlocksView, FeedsView, TrendsView, type CameraOrder } from '@ioc/screen-scenes';
import { useProvince } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { nearPicture } from './camera-picture.js';
import { CamerasPlace } from './cameras-place.js';
import { MapPlace } from './map-place.js';
import { OverviewBody } from './overview-body.js';
import { scenesOf, useDisplay } from './wall-display.js';

export interface SceneBodyProps {
  scene: Scene;
  /** What the scene is turned to, where somebody or the address says so. */
  content?: Omit<WallContent, 'scene'>;
  /** Who said so. */
  order?: CameraOrder | undefined;
  /** Figures beside the headline of a panel. */
  supporting: number;
}

/** What stands between banner and foot, by the scene's layout. */
export function SceneBody({ scene, content = {}, order, supporting }: SceneBodyProps) {
  const { scenes } = useProvince();
  const display = useDisplay();
  const turns = useMemo(() => scenesOf(scenes, display), [scenes, display]);
  switch (scene.layout) {
    case 'overview':
      return <OverviewBody scene={scene} supporting={supporting} event={content.event} />;
    case 'blocks':
      return <BlocksView key={scene.id} scene={scene} map={(map) => <MapPlace content={map} event={content.event} />} picture={nearPicture(scene.id)} />;
    case 'feeds':
      return <FeedsView key={scene.id} />;
    case 'trends':
      return <TrendsView key={scene.id} scene={scene} turns={turns} indicator={content.indicator} area={content.area} />;
    case 'cameras':
      return <CamerasPlace key={scene.id} scene={scene} frame="single" content={content} order={order} />;
  }
}
