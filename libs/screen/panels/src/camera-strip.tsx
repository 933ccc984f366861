import type { CameraStatus } from '@ioc/contracts';
import { useCameras } from '@ioc/screen-live';
import { FitText, useWords } from '@ioc/screen-ui';
import { memo, type ReactNode } from 'react';
import './camera-strip.css';

/** Tiles of the strip; further cameras have their own scene. */
const places = 12;

/** Draws a camera's picture and its state into a tile; the player is another room's. */
export type CameraPicture = (camera: CameraStatus) => ReactNode;

export function CameraStrip({ picture }: { picture: CameraPicture }) {
  const { t } = useWords();
  const cameras = useCameras();
  if (cameras.length === 0) return <div className="strip strip-none">{t('camera.none')}</div>;
  return (
    <div className="strip">
      {cameras.slice(0, places).map((camera) => (
        <StripTile key={camera.id} camera={camera} picture={picture} />
      ))}
    </div>
  );
}

/** A picture with its number and name; the name of a camera that cannot see is brighter. */
const StripTile = memo(function StripTile({ camera, picture }: { camera: CameraStatus; picture: CameraPicture }) {
  return (
    <figure className={`strip-tile strip-${camera.state}`}>
      <div className="strip-frame">{picture(camera)}</div>
      <figcaption>
        <b>{String(camera.number).padStart(2, '0')}</b>
        <FitText text={camera.shortName} from={84} />
      </figcaption>
    </figure>
  );
});
