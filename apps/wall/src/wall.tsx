import type { Scene } from '@ioc/contracts';
import { useCameras, useDrills, useLink } from '@ioc/screen-live';
import { CameraStrip, EventBanner, WallHeader } from '@ioc/screen-panels';
import { DrillBar } from '@ioc/screen-ui';
import { cameraPicture } from './camera-picture.js';
import { useWallHeartbeat } from './heartbeat.js';
import { useLastPicture } from './last-picture.js';
import { useNightlyReload, useReloadOnNewBuild, useSayPainted } from './planned-reload.js';
import { Quarters } from './quarters.js';
import { SceneBody } from './scene-body.js';
import { SceneRefused } from './scene-refused.js';
import { useShift } from './shift.js';
import { useStanding, type ShownScene } from './standing.js';
import { useWallDisplay } from './wall-display.js';

/** The wall: the same header and banner over every scene. */
export function Wall() {
  const { scene, standing, ...shown } = useStanding();
  useWallHeartbeat(standing);
  useLastPicture();
  const drills = useDrills();
  if (!scene) return null;
  return (
    <>
      <DrillBar drills={drills} />
      <Standing scene={scene} {...shown} />
    </>
  );
}

function Standing({ scene, content, by, order }: Omit<ShownScene, 'standing'> & { scene: Scene }) {
  const { status } = useLink();
  const hasCameras = useCameras().length > 0;
  const shift = useShift();
  useNightlyReload();
  useReloadOnNewBuild();
  useSayPainted();
  const wall = useWallDisplay(scene);
  const frame = { className: 'wall', 'data-link': status, 'data-scene': scene.id, 'data-by': by, 'data-frame': wall.frame, 'data-display': wall.display?.id, style: { translate: shift } };
  if (wall.display && wall.crossing) return <div {...frame}><SceneRefused scene={scene} display={wall.display} crossing={wall.crossing} /></div>;
  if (wall.frame === 'quarters') return <div {...frame}><Quarters scene={scene} content={content} order={order ?? undefined} wall={wall} /></div>;
  // A province without cameras gives their place to the others; one whose list has not come yet keeps it.
  const hasStrip = scene.layout === 'overview' && (hasCameras || status === 'connecting');
  return (
    <div {...frame} data-strip={hasStrip}>
      <WallHeader />
      <EventBanner />
      <SceneBody scene={scene} content={content} order={order ?? undefined} supporting={wall.supporting} />
      {hasStrip && <CameraStrip picture={cameraPicture} />}
    </div>
  );
}
