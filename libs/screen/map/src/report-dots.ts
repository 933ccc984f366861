import { isReport, type PlacedEvent } from './event-marks.js';
import { ownPlace } from './event-place.js';
import type { Projection } from './projection.js';

/** Where a citizen's small report stands on the map. */
export interface ReportPlace {
  id: string;
  x: number;
  y: number;
  /** Open beyond the time it was given. */
  isLate: boolean;
}

/** Citizens' small reports, those that are late last, so that they lie on top. Pure. @param selected stands for itself elsewhere */
export function reportDots(events: readonly PlacedEvent[], { project }: Projection, { nowMs, selected }: { nowMs: number; selected?: string | undefined }): ReportPlace[] {
  const dots = events.flatMap((event) => {
    const place = ownPlace(event);
    if (!place || !isReport(event) || event.id === selected) return [];
    const [x, y] = project(place);
    return [{ id: event.id, x, y, isLate: event.status === 'open' && event.dueAt !== undefined && event.dueAt < nowMs }];
  });
  return dots.toSorted((a, b) => Number(a.isLate) - Number(b.isLate));
}
