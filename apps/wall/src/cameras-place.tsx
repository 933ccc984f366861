import type { CamerasScene, CameraStatus, Frame, WallContent } from '@ioc/contracts';
import { NoticeLine } from '@ioc/screen-cameras';
import { CamerasView, type CameraOrder } from '@ioc/screen-scenes';
import { useCallback } from 'react';
import { cameraMirror, isStill, WallCamera } from './camera-picture.js';
import { CityPlace } from './city-place.js';

export interface CamerasPlaceProps {
  scene: CamerasScene;
  frame: Frame;
  /** What the scene is turned to, where somebody or the address says so. */
  content: Omit<WallContent, 'scene'>;
  /** Who said so. */
  order: CameraOrder | undefined;
}

/** The scene of the cameras with the players and the map, which are other rooms'. */
export function CamerasPlace({ scene, frame, content, order }: CamerasPlaceProps) {
  const ordered = order ? content.camera : undefined;
  const picture = useCallback((camera: CameraStatus, isLarge: boolean) => <WallCamera camera={camera} scene={isLarge ? scene.id : undefined} isOrdered={camera.id === ordered} />, [scene.id, ordered]);
  return <CamerasView {...{ scene, frame, order, picture }} asked={content.camera} event={content.event} mirror={cameraMirror} map={(shown) => <CityPlace {...shown} />} notice={<NoticeLine plays={!isStill} />} />;
}
