import { gatherKept, useKeeping } from '@ioc/screen-kept';
import { useLive } from '@ioc/screen-live';
import { useQueryClient } from '@tanstack/react-query';
import { isMiniature } from './miniature.js';
import { playback } from './playback.js';
import { isFramed, isShown } from './seamless-reload.js';

const everyMs = 60_000;
/** What scenes are drawn from besides what is live. */
const kinds = ['areas', 'history', 'continuity', 'scorecard'];

/** A wall that is a page of its own opens without a server and begins with the picture that stood last; what a frame shows comes from the server or not at all. */
export function isOwnWall(): boolean {
  return location.pathname === '/wall' && !isMiniature && !isFramed() && playback === null;
}

/** Keeps what the wall shows for a start without a server. */
export function useLastPicture(): void {
  const live = useLive();
  const queries = useQueryClient();
  useKeeping('wall', everyMs, () => (isMiniature || !isShown() ? null : gatherKept(live, queries, kinds)));
}
