import { heartbeatEveryMs } from '@ioc/contracts';
import { useHeartbeat, useLink, useLive } from '@ioc/screen-live';
import { useProvince } from '@ioc/screen-ui';
import { useEffect, useRef } from 'react';
import { isMiniature } from './miniature.js';
import { useOwnDisplay } from './wall-display.js';

/** Pictures are counted for so long before each heartbeat, not all the time. */
const countMs = 1000;

/** Says to the server every ten seconds that this wall lives, and how; at once when the link is there. */
export function useWallHeartbeat(scene: string): void {
  const beat = useHeartbeat();
  const { client } = useLive();
  const { version } = useProvince();
  const display = useOwnDisplay();
  const isUp = useLink().status === 'up';
  const shown = useRef(scene);
  useEffect(() => void (shown.current = scene), [scene]);
  useEffect(() => {
    if (isMiniature || !isUp || display === null) return undefined;
    let ended = false;
    const say = async () => {
      const fps = await countPictures();
      if (!ended) beat({ display, version, scene: shown.current, fps, ...screenFigures(), frameAgeMs: client.frameAgeMs() });
    };
    void say();
    const timer = setInterval(() => void say(), heartbeatEveryMs);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [beat, client, display, version, isUp]);
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
