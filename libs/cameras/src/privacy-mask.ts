import type { PrivacyZone, ZoneBox, ZonePoint } from '@ioc/contracts';

/** A zone of any shape is covered band by band: 48 of them are 7.5 lines each of a picture of 360. */
const bands = 48;
/** A dark that no camera sends as a whole, so that a zone looks like one. */
const fill = '0x3a434d';

/** Boxes that cover zones: never less than what was drawn, of a shape of points up to a band more. Pure. */
export function boxesOf(zones: readonly PrivacyZone[]): ZoneBox[] {
  return zones.flatMap(({ box, points }) => (box ? [box] : bandsOf(points ?? [])));
}

function bandsOf(points: readonly ZonePoint[]): ZoneBox[] {
  return Array.from({ length: bands }, (_, nth) => [nth / bands, (nth + 1) / bands] as const).flatMap(([top, bottom]): ZoneBox[] => {
    const across = points.flatMap((from, at) => crossings(from, points[(at + 1) % points.length] as ZonePoint, [top, bottom]));
    return across.length > 0 ? [[Math.min(...across), top, Math.max(...across), bottom]] : [];
  });
}

/** How far across an edge lies where it enters and where it leaves a band; nothing where it does not come by. */
function crossings([fromX, fromY]: ZonePoint, [toX, toY]: ZonePoint, [top, bottom]: readonly [number, number]): number[] {
  const [upper, lower] = [Math.max(top, Math.min(fromY, toY)), Math.min(bottom, Math.max(fromY, toY))];
  if (upper > lower) return [];
  if (fromY === toY) return [fromX, toX];
  const acrossAt = (y: number) => fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
  return [acrossAt(upper), acrossAt(lower)];
}

/** What ffmpeg draws over each picture, whatever its size; edges go outwards to whole pixels. Pure. */
export function maskFilter(boxes: readonly ZoneBox[]): string {
  return boxes.map(drawnBox).join(',');
}

function drawnBox([left, top, right, bottom]: ZoneBox): string {
  const [x, y] = [`floor(iw*${left})`, `floor(ih*${top})`];
  return `drawbox=x=${x}:y=${y}:w=max(1\\,ceil(iw*${right})-${x}):h=max(1\\,ceil(ih*${bottom})-${y}):color=${fill}:t=fill`;
}
