import type { CameraStatus, ComponentId } from '@ioc/contracts';
import { useCameras } from '@ioc/screen-live';
import { FitText, useWords } from '@ioc/screen-ui';
import { useMemo, type ReactNode } from 'react';
import { Block } from './block.js';
import { nearestCamera } from './chosen-camera.js';
import './event-blocks.css';
import { useOpenOfComponent } from './open-of-component.js';

export interface NearbyBlockProps {
  title: string;
  component: ComponentId;
  nearKm: number;
  picture: (camera: CameraStatus) => ReactNode;
}

/** What the camera nearest to the worst open event sees; without one within reach it says so. */
export function NearbyBlock({ title, component, nearKm, picture }: NearbyBlockProps) {
  const { t, formats } = useWords();
  const cameras = useCameras();
  const { list } = useOpenOfComponent(component);
  const near = useMemo(() => nearestCamera(list, cameras, nearKm), [list, cameras, nearKm]);
  const camera = cameras.find(({ id }) => id === near?.camera);
  if (!near || !camera) {
    return (
      <Block kind="nearby" title={title}>
        <p className="block-empty">{t('nearby.none')}</p>
      </Block>
    );
  }
  return (
    <Block kind="nearby" title={`${title} · ${String(camera.number).padStart(2, '0')} ${camera.shortName}`} aside={t('nearby.away', { km: formats.number(near.km, 1) })}>
      <div className="nearby-body" data-near={camera.id} data-event={near.event}>
        <div className="nearby-frame">{picture(camera)}</div>
        <FitText text={near.title} from={84} lines={2} mark="…" />
      </div>
    </Block>
  );
}
