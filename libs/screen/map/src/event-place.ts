import type { EventState, ProvinceInfo } from '@ioc/contracts';
import type { PlacedEvent } from './event-marks.js';
import type { LonLat } from './projection.js';

/** Where the source says that it is; null when it names no coordinates. */
export function ownPlace({ lat, lon }: Pick<EventState, 'lat' | 'lon'>): LonLat | null {
  return lat === undefined || lon === undefined ? null : [lon, lat];
}

/** Its own coordinates, else the middle of its area; null where neither is known. */
export function eventPlace({ areas }: Pick<ProvinceInfo, 'areas'>, event: Pick<EventState, 'lat' | 'lon' | 'area'>): LonLat | null {
  const own = ownPlace(event);
  if (own) return own;
  const centre = areas.find(({ code }) => code === event.area)?.centroid;
  return centre ? [centre.lon, centre.lat] : null;
}

/** What people handle, and what is critical or high: worth a mark in the middle of its area where nobody has said more. */
const isByArea = ({ kind, severity }: PlacedEvent) => kind === 'incident' || severity <= 2;

/** Where a map marks it; null: it does not. @param selected somebody asked for it: it is marked wherever anything is known */
export function markedPlace(info: Pick<ProvinceInfo, 'areas'>, event: PlacedEvent, selected: PlacedEvent | undefined): LonLat | null {
  return event.id === selected?.id || isByArea(event) ? eventPlace(info, event) : ownPlace(event);
}
