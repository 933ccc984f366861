import type { EventState, Severity } from '@ioc/contracts';
import type { LonLat, Projection } from './projection.js';

/** One glyph on the map; it stands for `count` events that lie too close to each other. */
export interface EventMark {
  id: string;
  severity: Severity;
  x: number;
  y: number;
  count: number;
}

/** Size of a glyph, rem: a critical one (with its ring) is what the eye must find first. */
export const glyphRem: Record<Severity, number> = { 1: 11.6, 2: 7, 3: 5.3, 4: 5.3 };
/** Nearer than this, in glyphs, events merge into the worst of them. */
const mergeWithin = 1.2;

/** Small reports of citizens are dots: their density is the message. */
export function isReport(event: EventState): boolean {
  return event.kind === 'citizen-report' && event.severity >= 3;
}

/**
 * Places glyphs, the worst first; a critical one is never swallowed by another.
 * @param placeOf where an event happened; null when the source does not say
 * @returns marks in drawing order: the worst last, on top
 */
export function eventMarks(
  events: readonly EventState[],
  { project }: Projection,
  { placeOf, remPx }: { placeOf: (event: EventState) => LonLat | null; remPx: number },
): EventMark[] {
  const marks: EventMark[] = [];
  for (const event of [...events].sort((a, b) => a.severity - b.severity)) {
    const place = placeOf(event);
    if (!place) continue;
    const [x, y] = project(place);
    const near =
      event.severity === 1
        ? undefined
        : marks.find((mark) => touches(mark, { x, y }, remPx * glyphRem[event.severity]));
    if (near) near.count++;
    else marks.push({ id: event.id, severity: event.severity, x, y, count: 1 });
  }
  return marks.reverse();
}

function touches(mark: EventMark, at: { x: number; y: number }, sizePx: number): boolean {
  return Math.hypot(mark.x - at.x, mark.y - at.y) < mergeWithin * sizePx;
}
