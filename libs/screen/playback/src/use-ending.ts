import { playbackEndsMs } from '@ioc/contracts';
import type { Player } from '@ioc/screen-live';
import { useCallback, useEffect, useState } from 'react';
import { endsAfterS } from './live-chip.js';

export interface Ending {
  /** Minutes until it ends by itself. */
  endsInMin: number;
  /** Seconds until a new critical alarm ends it; null while there is none, or somebody holds it. */
  endsInS: number | null;
  onCritical: () => void;
}

const secondMs = 1000;
/** The newest that can be played. */
const atNowMs = 5000;

/**
 * When a playback ends by itself: after a quarter of an hour in which nobody touched it, ten seconds after a new critical alarm, and where it has come to
 * what is so now. One that is held does none of it: at the end of the record it goes on as the record grows.
 */
export function useEnding(player: Player, { isHeld, leave }: { isHeld: boolean; leave: () => void }): Ending {
  const [touchedAt, setTouchedAt] = useState(() => Date.now());
  const [criticalAt, setCriticalAt] = useState<number | null>(null);
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const touch = () => setTouchedAt(Date.now());
    for (const name of ['pointerdown', 'keydown', 'message'] as const) addEventListener(name, touch);
    const timer = setInterval(() => setNowMs(Date.now()), secondMs);
    return () => {
      for (const name of ['pointerdown', 'keydown', 'message'] as const) removeEventListener(name, touch);
      clearInterval(timer);
    };
  }, []);
  const endsAt = touchedAt + playbackEndsMs;
  const criticalEnd = criticalAt === null || isHeld ? null : criticalAt + endsAfterS * secondMs;
  const isOver = !isHeld && (nowMs >= endsAt || (criticalEnd !== null && nowMs >= criticalEnd) || player.clock.now() >= nowMs - atNowMs);
  useEffect(() => {
    if (isOver) leave();
  }, [isOver, leave]);
  const onCritical = useCallback(() => setCriticalAt(Date.now()), []);
  return {
    endsInMin: Math.max(1, Math.ceil((endsAt - nowMs) / 60_000)),
    endsInS: criticalEnd === null ? null : Math.max(0, Math.ceil((criticalEnd - nowMs) / secondMs)),
    onCritical,
  };
}
