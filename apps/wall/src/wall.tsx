import type { Scene, WallContent } from '@ioc/contracts';
import { useCameras, useEachSecond, useLink, useLive } from '@ioc/screen-live';
import { CameraStrip, EventBanner, WallHeader } from '@ioc/screen-panels';
import { sceneAt } from '@ioc/screen-scenes';
import { formatsFor, useProvince } from '@ioc/screen-ui';
import { useSearchParams } from 'react-router';
import { cameraPicture } from './camera-picture.js';
import { SceneBody } from './scene-body.js';
import { useShift } from './shift.js';

/** The wall: the same header and banner over every scene. */
export function Wall() {
  const scene = useScene();
  const { status } = useLink();
  const hasCameras = useCameras().length > 0;
  const shift = useShift();
  const content = useAsked();
  if (!scene) return null;
  // A province without cameras gives their place to the others; one whose list has not come yet keeps it.
  const hasStrip = scene.layout === 'overview' && (hasCameras || status === 'connecting');
  return (
    <div className="wall" data-link={status} data-scene={scene.id} data-strip={hasStrip} style={{ translate: shift }}>
      <WallHeader />
      <EventBanner />
      <SceneBody scene={scene} content={content} />
      {hasStrip && <CameraStrip picture={cameraPicture} />}
    </div>
  );
}

/** `?scene=<id>` holds one; else the clock decides, the server's, so that displays side by side change at once. */
function useScene(): Scene | undefined {
  const { scenes, province } = useProvince();
  const [search] = useSearchParams();
  const { store } = useLive();
  const held = search.get('scene');
  const turn = useEachSecond((nowMs) => sceneAt(scenes, { nowMs, time: formatsFor('vi').time(nowMs, province.timeZone), events: store.events.get().list })?.id ?? '');
  return scenes.find(({ id }) => id === held) ?? scenes.find(({ id }) => id === turn);
}

/** What the address turns a scene to: `&camera=…&event=…&indicator=…&area=…`. */
function useAsked(): Omit<WallContent, 'scene'> {
  const [search] = useSearchParams();
  const named = (['camera', 'event', 'indicator', 'area'] as const).flatMap((key) => (search.get(key) ? [[key, search.get(key)] as const] : []));
  return Object.fromEntries(named);
}
