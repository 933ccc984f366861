import { CameraFrame, CameraMirror, CameraVideo } from '@ioc/screen-cameras';
import type { CameraPicture } from '@ioc/screen-panels';
import { isMiniature } from './miniature.js';

/** Puts the player of the cameras' room into the strip of the panels' room; a miniature plays nothing. */
export const cameraPicture: CameraPicture = ({ id, state, since }) =>
  isMiniature ? <CameraFrame cameraId={id} state={state} stateSince={since} hasPicture={false} /> : <CameraVideo cameraId={id} state={state} stateSince={since} />;

/** What that player shows, once more. */
export const cameraMirror: CameraPicture = ({ id, state, since }) => (isMiniature ? null : <CameraMirror cameraId={id} state={state} stateSince={since} />);
