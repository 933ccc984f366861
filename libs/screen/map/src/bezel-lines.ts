import type { Bezel } from '@ioc/contracts';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { glyphRem, type EventMark } from './event-marks.js';
import type { Obstacle } from './label-places.js';
import type { MapSize } from './map-size.js';

/** Lines between the screens of a wall, in pixels of the map. */
export interface BezelLines {
  x: readonly number[];
  y: readonly number[];
}

/** Space between a line and any label or marker: 24 px of 2160. */
const clearRem = 2.4;
const none: BezelLines = { x: [], y: [] };

/** Where the lines of the wall lie in the map; those that do not touch it are left out. */
export function useBezelLines(ref: RefObject<HTMLElement | null>, bezels: readonly Bezel[], size: MapSize | null): BezelLines {
  const [lines, setLines] = useState(none);
  useLayoutEffect(() => {
    const map = ref.current;
    const wall = map?.closest('.wall');
    if (!map || !wall || bezels.length === 0) return setLines(none);
    const [inner, outer] = [map.getBoundingClientRect(), wall.getBoundingClientRect()];
    const along = (axis: Bezel['axis'], { from, whole, length }: { from: number; whole: number; length: number }) =>
      bezels.filter((bezel) => bezel.axis === axis).map(({ at }) => from + at * whole).filter((px) => px > 0 && px < length);
    setLines({ x: along('x', { from: outer.left - inner.left, whole: outer.width, length: inner.width }), y: along('y', { from: outer.top - inner.top, whole: outer.height, length: inner.height }) });
  }, [ref, bezels, size]);
  return lines;
}

/** The lines as things that no label may cover. */
export function lineObstacles({ x, y }: BezelLines, { width, height, remPx }: MapSize): Obstacle[] {
  const half = clearRem * remPx;
  return [
    ...x.map((at) => ({ x: at, y: height / 2, halfWidth: half, halfHeight: height })),
    ...y.map((at) => ({ x: width / 2, y: at, halfWidth: width, halfHeight: half })),
  ];
}

/** Glyphs that would lie on a line stand beside it; `from` is then their true place, to which a leader is drawn. */
export function clearOfLines(marks: readonly EventMark[], { x, y }: BezelLines, remPx: number): EventMark[] {
  return marks.map((mark) => {
    const reach = (glyphRem[mark.severity] / 2 + clearRem) * remPx;
    const moved = { ...mark, x: aside(mark.x, x, reach), y: aside(mark.y, y, reach) };
    return moved.x === mark.x && moved.y === mark.y ? mark : { ...moved, from: [mark.x, mark.y] };
  });
}

function aside(at: number, lines: readonly number[], reach: number): number {
  const line = lines.find((one) => Math.abs(at - one) < reach);
  return line === undefined ? at : at < line ? line - reach : line + reach;
}
