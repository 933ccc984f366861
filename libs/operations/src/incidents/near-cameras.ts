import { distanceKm, type Incident } from '@ioc/contracts';
import type { ProvincePack } from '@ioc/platform';

const listed = 3;

/** The cameras nearest to where an incident is, the nearest first: to its point, or to the middle of its area. Pure. */
export function nearCameras({ place }: Pick<Incident, 'place'>, pack: Pick<ProvincePack, 'cameras' | 'areaByCode'>): { id: string; km: number }[] {
  const at = place?.point ?? (place && pack.areaByCode(place.area)?.centroid);
  if (!at) return [];
  return pack.cameras
    .map(({ id, lat, lon }) => ({ id, km: Math.round(distanceKm(at, { lat, lon }) * 100) / 100 }))
    .toSorted((a, b) => a.km - b.km)
    .slice(0, listed);
}
