import { useEachSecond, useFeeds, useLink, useLive } from '@ioc/screen-live';
import { formatsFor, useProvince } from '@ioc/screen-ui';
import { useEffect, useState } from 'react';
import { isFramed, reloadSeamlessly, sayPainted } from './seamless-reload.js';

/** Once a night a wall begins anew, so that nothing gathers over months: by the province's clock, from and to. */
const from = '03:30';
const to = '04:30';
/** A page that is younger has begun anew already. */
const oldFromMs = 2 * 3_600_000;
/** Until it has worked. */
const askAgainMs = 90_000;
/** Map and cameras come a little after the figures. */
const settleMs = 3000;

/** @param time "03:30", local @param critical something critical is open: nobody changes a picture that people act by */
export function isReloadDue({ time, pageMs, critical }: { time: string; pageMs: number; critical: boolean }): boolean {
  return time >= from && time < to && pageMs >= oldFromMs && !critical;
}

/** Of a page that the browser may have kept, as the build wrote it into it. A frame's is the server's: were it asked too, one that serves another build than it says would be loaded for ever. */
const pageBuild = isFramed() ? undefined : document.documentElement.dataset['build'];

export function useNightlyReload(): void {
  const { timeZone } = useProvince().province;
  const { store, clock } = useLive();
  const [openedAt] = useState(() => clock.now());
  const due = useEachSecond((now) => isReloadDue({ time: formatsFor('vi').time(now, timeZone), pageMs: now - openedAt, critical: store.events.get().list.some(({ severity }) => severity === 1) }));
  useReloadWhile(due);
}

/** A wall runs for months: a new build of the server brings its own client, which takes its place without a dark moment. */
export function useReloadOnNewBuild(): void {
  useReloadWhile(useIsOtherBuild(pageBuild));
}

/** Other screens of this client are opened anew as a whole. */
export function useReopenOnNewBuild(): void {
  const isOther = useIsOtherBuild(undefined);
  useEffect(() => {
    if (isOther) location.reload();
  }, [isOther]);
}

/** @param own the build of this page, where it may be an old one; else it is what the server had when it was opened */
function useIsOtherBuild(own: string | undefined): boolean {
  const { version } = useProvince();
  const [first] = useState(own ?? version);
  return version !== first;
}

/** Asks for a new client until this one is gone. */
function useReloadWhile(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    reloadSeamlessly();
    const timer = setInterval(reloadSeamlessly, askAgainMs);
    return () => clearInterval(timer);
  }, [wanted]);
}

/** Behind another client: says when this one's picture can take its place. */
export function useSayPainted(): void {
  const isLive = useLink().status === 'up';
  const isFilled = useFeeds().length > 0;
  useEffect(() => {
    if (!isLive || !isFilled || !isFramed()) return;
    const timer = setTimeout(sayPainted, settleMs);
    return () => clearTimeout(timer);
  }, [isLive, isFilled]);
}
