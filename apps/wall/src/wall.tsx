import type { Scene, WallContent } from '@ioc/contracts';
import { useCameras, useEachSecond, useLink, useLive } from '@ioc/screen-live';
import { CameraStrip, EventBanner, WallHeader } from '@ioc/screen-panels';
import { sceneAt } from '@ioc/screen-scenes';
import { formatsFor, useProvince } from '@ioc/screen-ui';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { cameraPicture } from './camera-picture.js';
import { useNightlyReload, useSayPainted } from './planned-reload.js';
import { isQuartered, Quarters } from './quarters.js';
import { SceneBody } from './scene-body.js';
import { SceneRefused } from './scene-refused.js';
import { useShift } from './shift.js';
import { scenesOf, useDisplay, useWallDisplay } from './wall-display.js';

/** The wall: the same header and banner over every scene. */
export function Wall() {
  const scene = useScene();
  const { status } = useLink();
  const hasCameras = useCameras().length > 0;
  const shift = useShift();
  const content = useAsked();
  useNightlyReload();
  useSayPainted();
  const wall = useWallDisplay(scene);
  if (!scene) return null;
  const frame = { className: 'wall', 'data-link': status, 'data-scene': scene.id, 'data-frame': wall.frame, 'data-display': wall.display?.id, style: { translate: shift } };
  if (wall.display && wall.crossing) return <div {...frame}><SceneRefused scene={scene} display={wall.display} crossing={wall.crossing} /></div>;
  if (wall.frame === 'quarters' && isQuartered(scene)) return <div {...frame}><Quarters scene={scene} wall={wall} /></div>;
  // A province without cameras gives their place to the others; one whose list has not come yet keeps it.
  const hasStrip = scene.layout === 'overview' && (hasCameras || status === 'connecting');
  return (
    <div {...frame} data-strip={hasStrip}>
      <WallHeader />
      <EventBanner />
      <SceneBody scene={scene} content={content} supporting={wall.supporting} />
      {hasStrip && <CameraStrip picture={cameraPicture} />}
    </div>
  );
}

/** `?scene=<id>` holds one; else the clock decides, the server's, so that displays side by side change at once. */
function useScene(): Scene | undefined {
  const { scenes: all, province } = useProvince();
  const display = useDisplay();
  const scenes = useMemo(() => scenesOf(all, display), [all, display]);
  const [search] = useSearchParams();
  const { store } = useLive();
  const held = search.get('scene');
  const turn = useEachSecond((nowMs) => sceneAt(scenes, { nowMs, time: formatsFor('vi').time(nowMs, province.timeZone), events: store.events.get().list })?.id ?? '');
  return all.find(({ id }) => id === held) ?? scenes.find(({ id }) => id === turn);
}

/** What the address turns a scene to: `&camera=…&event=…&indicator=…&area=…`. */
function useAsked(): Omit<WallContent, 'scene'> {
  const [search] = useSearchParams();
  const named = (['camera', 'event', 'indicator', 'area'] as const).flatMap((key) => (search.get(key) ? [[key, search.get(key)] as const] : []));
  return Object.fromEntries(named);
}
