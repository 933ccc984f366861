import { heartbeatEveryMs, heartbeatGapMs, type WallStanding } from '@ioc/contracts';
import { useHeartbeat, useLink, useLive } from '@ioc/screen-live';
import { useProvince } from '@ioc/screen-ui';
import { useEffect, useRef } from 'react';
import { isMiniature } from './miniature.js';
import { useOwnDisplay } from './wall-display.js';

/** Pictures are counted for so long before each heartbeat, not all the time. */
const countMs = 1000;
/** Heartbeats arrive a little nearer to each other than they were sent. */
const slackMs = 250;

/** Says to the server every ten seconds that this wall lives, how, and what it shows; at once when the link is there, and soon when the picture has changed. */
export function useWallHeartbeat(standing: WallStanding | null): void {
  const beat = useHeartbeat();
  const { client } = useLive();
  const { version } = useProvince();
  const display = useOwnDisplay();
  const isUp = useLink().status === 'up';
  const shown = useRef(standing);
  const sayAgain = useRef<() => void>(() => undefined);
  useEffect(() => {
    shown.current = standing;
    sayAgain.current();
  }, [standing]);
  useEffect(() => {
    if (isMiniature || !isUp || display === null) return undefined;
    const beats = keepBeating(async () => {
      const fps = await countPictures();
      return () => beat({ display, version, scene: shown.current?.content.scene ?? '', ...(shown.current && { standing: shown.current }), fps, ...screenFigures(), frameAgeMs: client.frameAgeMs(), linkLosses: client.linkLosses() });
    });
    sayAgain.current = beats.again;
    return () => {
      sayAgain.current = () => undefined;
      beats.end();
    };
  }, [beat, client, display, version, isUp]);
}

/** @param measure what is to be said, once it is measured @returns how to say it sooner, and how to end */
function keepBeating(measure: () => Promise<() => void>): { again: () => void; end: () => void } {
  let ended = false;
  let measuring = false;
  let saidAtMs = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = (inMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void say(), Math.max(0, inMs));
  };
  const say = async () => {
    measuring = true;
    const run = await measure();
    measuring = false;
    if (ended) return;
    run();
    saidAtMs = performance.now();
    plan(heartbeatEveryMs - countMs);
  };
  plan(0);
  return {
    again: () => {
      // What is being measured says the newest anyway.
      if (!measuring) plan(saidAtMs + heartbeatGapMs + slackMs - countMs - performance.now());
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
    },
  };
}

/** Pictures a second; 0 where the browser paints none, as in a hidden tab. */
function countPictures(): Promise<number> {
  return new Promise((resolve) => {
    let painted = 0;
    const startedAt = performance.now();
    let next = requestAnimationFrame(function count() {
      painted++;
      next = requestAnimationFrame(count);
    });
    setTimeout(() => {
      cancelAnimationFrame(next);
      resolve(Math.round((painted * 10_000) / (performance.now() - startedAt)) / 10);
    }, countMs);
  });
}

function screenFigures() {
  // Chromium alone tells its heap, coarsely.
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return {
    heapMb: memory ? Math.round(memory.usedJSHeapSize / 104_857.6) / 10 : null,
    nodes: document.getElementsByTagName('*').length,
    widthPx: Math.round(innerWidth * devicePixelRatio),
    heightPx: Math.round(innerHeight * devicePixelRatio),
    // The map's is the only one that a screen makes.
    glContexts: document.querySelectorAll('canvas.maplibregl-canvas').length,
  };
}
