import type { CameraStatus } from '@ioc/contracts';
import { CameraFrame, CameraMirror, CameraVideo, useCameraNotice } from '@ioc/screen-cameras';
import type { CameraPicture } from '@ioc/screen-panels';
import { useWords } from '@ioc/screen-ui';
import { useFiguresFirst } from './figures-first.js';
import { useSayEnlarged, useWhoLooks } from './enlarged-on-wall.js';
import { isMiniature } from './miniature.js';
import { playback } from './playback.js';

/** Pictures of cameras are not kept, and a small wall has no room for them. */
export const isStill = isMiniature || playback !== null;

/** Puts the player of the cameras' room into the strip of the panels' room; a miniature plays nothing, and nothing is played of what was. */
export const cameraPicture: CameraPicture = (camera) => <WallCamera camera={camera} />;

/** What that player shows, once more. */
export const cameraMirror: CameraPicture = (camera) => (isStill ? null : <CameraMirror {...shownOf(camera)} />);

/** The same where it is the one picture of a scene that looks for it by itself. */
export const nearPicture = (scene: string): CameraPicture => (camera) => <WallCamera camera={camera} scene={scene} />;
export const nearMirror = (scene: string): CameraPicture => (camera) => <WallMirror camera={camera} scene={scene} />;

const shownOf = ({ id, state, since, masking }: CameraStatus) => ({ cameraId: id, state, stateSince: since, masking });

interface WallCameraProps {
  camera: CameraStatus;
  /** The scene in which it is the large picture. */
  scene?: string | undefined;
  /** An order put it there, which the server knows. */
  isOrdered?: boolean;
}

/** A picture on a wall; one that becomes the large one plays on. */
export function WallCamera({ camera, scene, isOrdered = false }: WallCameraProps) {
  const { t } = useWords();
  const who = useWhoLooks();
  const { isRead } = useCameraNotice('wall');
  const plays = useFiguresFirst() && isRead && !isStill;
  useSayEnlarged(camera.id, plays && !isOrdered ? scene : undefined);
  if (plays) return <CameraVideo {...shownOf(camera)} enlargedBy={scene === undefined ? undefined : who} />;
  return <CameraFrame {...shownOf(camera)} hasPicture={false} waiting={isRead || isStill ? undefined : t('camera.notice.first')} />;
}

function WallMirror({ camera, scene }: { camera: CameraStatus; scene: string }) {
  const who = useWhoLooks();
  useSayEnlarged(camera.id, isStill ? undefined : scene);
  return isStill ? null : <CameraMirror {...shownOf(camera)} enlargedBy={who} />;
}
