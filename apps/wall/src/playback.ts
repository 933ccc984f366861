import { playbackSpeeds } from '@ioc/contracts';

/** What the address asks to be played: `?at=<moment>&speed=<times>`. Without a speed it stands still. */
export interface AskedPlayback {
  at: number;
  speed: number;
}

/** @returns null where it is now that is asked for, or no moment that has been */
export function askedPlayback(search: string, nowMs: number): AskedPlayback | null {
  const query = new URLSearchParams(search);
  const at = Date.parse(query.get('at') ?? '');
  if (!(at <= nowMs)) return null;
  const speed = Number(query.get('speed'));
  return { at, speed: (playbackSpeeds as readonly number[]).includes(speed) ? speed : 0 };
}

/** Set where this page shows another time: no camera is played then, and it is no display. */
export const playback = location.pathname === '/wall' ? askedPlayback(location.search, Date.now()) : null;

/** The same wall as it is now. */
export function leavePlayback(): void {
  const query = new URLSearchParams(location.search);
  for (const name of ['at', 'speed']) query.delete(name);
  location.replace(`/wall?${query}`);
}
