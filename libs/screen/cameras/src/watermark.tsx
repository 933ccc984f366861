import { useEachSecond } from '@ioc/screen-live';
import { useProvince, useWords } from '@ioc/screen-ui';
import { useEffect, useRef } from 'react';
import { drawMark } from './draw-mark.js';

/**
 * Who looks, when, and where, over an enlarged picture: whoever photographs the screen photographs that as well. It lies over the player and
 * takes the pointer, so that the player's own menu (save, open by itself, picture in picture) is out of reach.
 */
export function Watermark({ who }: { who: string }) {
  const { formats } = useWords();
  const { province } = useProvince();
  const canvas = useRef<HTMLCanvasElement>(null);
  const moment = useEachSecond((now) => `${formats.clock(now, province.timeZone)} ${formats.date(now, province.timeZone)}`);
  const lines = [[who, moment].filter(Boolean).join(' · '), `${province.centreName} · ${province.name}`] as const;
  const [first, second] = lines;
  useEffect(() => {
    const ground = canvas.current;
    if (!ground) return;
    const draw = () => drawMark(ground, [first, second]);
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(ground);
    return () => watch.disconnect();
  }, [first, second]);
  return <canvas ref={canvas} className="camera-mark" data-mark={lines.join('\n')} aria-hidden="true" onContextMenu={(event) => event.preventDefault()} />;
}
