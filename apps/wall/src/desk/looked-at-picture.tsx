import { useMyName } from '@ioc/screen-furniture';
import type { CameraPicture } from '@ioc/screen-panels';
import { CameraPlayer } from '../camera-picture.js';

/** The one picture beside an event: that somebody looked at it stands in the audit, by the name that the desk has. */
export const lookedAtPicture: CameraPicture = (camera) => <LookedAt {...camera} />;

function LookedAt(camera: Parameters<CameraPicture>[0]) {
  const [name] = useMyName();
  return <CameraPlayer {...camera} enlargedBy={name.trim()} />;
}
