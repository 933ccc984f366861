import { useDrills, usePlayer, usePlayerState, type Player } from '@ioc/screen-live';
import { EventBanner } from '@ioc/screen-panels';
import { GapNotice, PlaybackBar, PlaybackHeader, useEnding } from '@ioc/screen-playback';
import { DrillBar, useWords } from '@ioc/screen-ui';
import { useEffect, useLayoutEffect } from 'react';
import { leavePlayback } from './playback.js';
import { SceneBody } from './scene-body.js';
import { useStanding } from './standing.js';
import { useWallDisplay } from './wall-display.js';

/** The desk holds a playback that it shows in small, and leaves it with its page; a wall is not held. */
const isHeld = new URLSearchParams(location.search).has('held');

/** The wall as it was: the same scenes, drawn from what was told then. */
export function PlaybackWall() {
  const player = usePlayer();
  const drills = useDrills();
  return (
    player && (
      <>
        <DrillBar drills={drills} />
        <Played player={player} />
      </>
    )
  );
}

function Played({ player }: { player: Player }) {
  const { scene, content, by } = useStanding();
  const wall = useWallDisplay(scene);
  const { gap, failed } = usePlayerState(player);
  const { t } = useWords();
  const { endsInMin, ...chip } = useEnding(player, { isHeld, leave: leavePlayback });
  useViolet();
  useDeskOrders(player);
  return (
    <div className="wall wall-playback" data-scene={scene?.id} data-by={by} data-frame={wall.frame}>
      <PlaybackHeader player={player} {...chip} />
      {failed && <div className="playback-failed">{t('playback.failed')}</div>}
      {!failed && gap && <GapNotice gap={gap} />}
      {!failed && !gap && (
        <>
          <EventBanner />
          {scene && scene.layout !== 'cameras' ? <SceneBody scene={scene} content={content} supporting={wall.supporting} /> : <main className="playback-still">{t('playback.noPictures')}</main>}
        </>
      )}
      <PlaybackBar player={player} endsInMin={endsInMin} onLive={isHeld ? null : leavePlayback} />
    </div>
  );
}

function useViolet(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['time'] = 'replay';
    return () => void delete dataset['time'];
  }, []);
}

/** What the desk says to the playback that it shows. */
export type DeskOrder = { kind: 'playback'; at?: number; speed?: number };

function useDeskOrders(player: Player): void {
  useEffect(() => {
    const follow = ({ origin, data }: MessageEvent<Partial<DeskOrder> | null>) => {
      if (origin !== location.origin || data?.kind !== 'playback') return;
      if (typeof data.at === 'number') player.seek(data.at);
      if (typeof data.speed === 'number') player.setSpeed(data.speed);
    };
    addEventListener('message', follow);
    return () => removeEventListener('message', follow);
  }, [player]);
}
