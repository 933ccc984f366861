import { CameraMirror, CameraVideo } from '@ioc/screen-cameras';
import type { CameraPicture } from '@ioc/screen-panels';

/** Puts the player of the cameras' room into the strip of the panels' room. */
export const cameraPicture: CameraPicture = ({ id, state, since }) => (
  <CameraVideo cameraId={id} state={state} stateSince={since} />
);

/** What that player shows, once more. */
export const cameraMirror: CameraPicture = ({ id, state }) => <CameraMirror cameraId={id} state={state} />;
