import type { EventState, ProvinceInfo } from '@ioc/contracts';
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
