import type { EventState, Severity } from '@ioc/contracts';
import type { LonLat, Projection } from './projection.js';

/** What of a happening the map needs to place it. */
export type PlacedEvent = Pick<EventState, 'id' | 'kind' | 'severity' | 'status' | 'area' | 'lat' | 'lon' | 'dueAt' | 'drill'>;

/** One glyph on the map; it stands for `count` events that lie too close to each other. */
export interface EventMark {
  id: string;
  severity: Severity;
  x: number;
  y: number;
  count: number;
  /** The drill that it belongs to. */
  drill?: string | undefined;
  /** Its true place, where it had to stand beside that. */
  from?: [x: number, y: number];
  /** Somebody asked for it: it stands for itself alone, ringed, on top of all others. */
  selected?: true;
}

/** Size of a glyph, rem: a critical one (with its ring) is what the eye must find first. */
export const glyphRem: Record<Severity, number> = { 1: 11.6, 2: 7, 3: 5.3, 4: 5.3 };
/** Nearer than this, in glyphs, events merge into the worst of them. */
const mergeWithin = 1.2;
/** A critical one is drawn for itself unless it would hide another critical one. */
const hideWithin = 0.4;

/** Small reports of citizens are dots: their density is the message. */
export function isReport(event: PlacedEvent): boolean {
  return event.kind === 'citizen-report' && event.severity >= 3;
}

/**
 * Places glyphs, the worst first; a critical one merges only with another one at the same place.
 * @param placeOf where an event happened; null when the source does not say
 * @param selected stands for itself alone, whatever its severity and kind
 * @returns marks in drawing order: those of a drill, then the worst last, on top
 */
export function eventMarks(
  events: readonly PlacedEvent[],
  { project }: Projection,
  { placeOf, remPx, selected }: { placeOf: (event: PlacedEvent) => LonLat | null; remPx: number; selected?: PlacedEvent | undefined },
): EventMark[] {
  const marks: EventMark[] = [];
  for (const event of events.filter(({ id }) => id !== selected?.id).sort((a, b) => a.severity - b.severity)) {
    const place = placeOf(event);
    if (!place) continue;
    const [x, y] = project(place);
    const reach = remPx * glyphRem[event.severity] * (event.severity === 1 ? hideWithin : mergeWithin);
    // What is so is never counted under the glyph of a drill.
    const near = marks.find((mark) => mark.drill === event.drill && Math.hypot(mark.x - x, mark.y - y) < reach);
    if (near) near.count++;
    else marks.push({ id: event.id, severity: event.severity, x, y, count: 1, ...(event.drill === undefined ? {} : { drill: event.drill }) });
  }
  const own = selected && placeOf(selected);
  const drawn = marks.reverse().sort((a, b) => Number(a.drill === undefined) - Number(b.drill === undefined));
  return own ? [...drawn, selectedMark(selected, project(own))] : drawn;
}

function selectedMark({ id, severity, drill }: PlacedEvent, [x, y]: [number, number]): EventMark {
  return { id, severity, x, y, count: 1, selected: true, ...(drill === undefined ? {} : { drill }) };
}
