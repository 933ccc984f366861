import { distanceKm, type CameraStatus, type EventState } from '@ioc/contracts';

export interface NearCamera {
  camera: CameraStatus;
  km: number;
}

/** Farther off a picture shows something else than the event. */
export const reachKm = 5;
const listed = 3;

/** The cameras nearest to an event, the nearest first; none where the source does not say where it is. Pure. */
export function nearCameras({ lat, lon }: Pick<EventState, 'lat' | 'lon'>, cameras: readonly CameraStatus[]): NearCamera[] {
  if (lat === undefined || lon === undefined) return [];
  return cameras
    .map((camera) => ({ camera, km: distanceKm({ lat, lon }, camera) }))
    .toSorted((a, b) => a.km - b.km)
    .slice(0, listed);
}
