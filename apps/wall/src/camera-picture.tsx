import { CameraFrame, CameraMirror, CameraVideo } from '@ioc/screen-cameras';
import type { CameraPicture } from '@ioc/screen-panels';
import { useFiguresFirst } from './figures-first.js';
import { isMiniature } from './miniature.js';
import { playback } from './playback.js';

/** Pictures of cameras are not kept, and a small wall has no room for them. */
const isStill = isMiniature || playback !== null;

/** Puts the player of the cameras' room into the strip of the panels' room; a miniature plays nothing, and nothing is played of what was. */
export const cameraPicture: CameraPicture = (camera) => <CameraPlayer {...camera} />;

/** @param enlargedBy given where it is the one picture that somebody looks at: who */
export function CameraPlayer({ id, state, since, enlargedBy }: Parameters<CameraPicture>[0] & { enlargedBy?: string }) {
  const plays = useFiguresFirst() && !isStill;
  return plays ? <CameraVideo cameraId={id} state={state} stateSince={since} {...(enlargedBy !== undefined && { enlargedBy })} /> : <CameraFrame cameraId={id} state={state} stateSince={since} hasPicture={false} />;
}

/** What that player shows, once more. */
export const cameraMirror: CameraPicture = ({ id, state, since }) => (isStill ? null : <CameraMirror cameraId={id} state={state} stateSince={since} />);
