import type { CamerasScene, Frame, WallContent } from '@ioc/contracts';
import { CamerasView, type CameraOrder } from '@ioc/screen-scenes';
import { cameraMirror, cameraPicture } from './camera-picture.js';
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
  return <CamerasView {...{ scene, frame, order }} asked={content.camera} event={content.event} picture={cameraPicture} mirror={cameraMirror} map={(shown) => <CityPlace {...shown} />} />;
}
