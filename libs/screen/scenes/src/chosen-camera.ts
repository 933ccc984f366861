import { distanceKm, type CameraStatus, type EventState, type Severity } from '@ioc/contracts';

type Placed = Pick<CameraStatus, 'id' | 'lat' | 'lon' | 'state'>;
type Open = Pick<EventState, 'id' | 'title' | 'severity' | 'lat' | 'lon'>;

/** A camera that stands near something open. */
export interface NearCamera {
  camera: string;
  event: string;
  title: string;
  km: number;
}

/** What is only told asks for no picture. */
const told: Severity = 4;

/**
 * The camera nearest to the worst open event that has one within reach; of the cameras in reach one that sees comes first. Pure.
 * @param events worst first
 */
export function nearestCamera(events: readonly Open[], cameras: readonly Placed[], nearKm: number): NearCamera | null {
  for (const event of events) {
    const { lat, lon } = event;
    if (event.severity >= told || lat === undefined || lon === undefined) continue;
    const [best] = cameras
      .map((camera) => ({ camera, km: distanceKm({ lat, lon }, camera) }))
      .filter(({ km }) => km <= nearKm)
      .toSorted((a, b) => Number(b.camera.state === 'live') - Number(a.camera.state === 'live') || a.km - b.km);
    if (best) return { camera: best.camera.id, event: event.id, title: event.title, km: best.km };
  }
  return null;
}
