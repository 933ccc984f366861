import { durationMs, type CameraStatus, type EventState, type Takeover, type WallContent } from '@ioc/contracts';
import { nearestCamera } from './chosen-camera.js';

export type TakingEvent = Pick<EventState, 'id' | 'severity' | 'component' | 'title' | 'lat' | 'lon' | 'knownSince'>;
export type PlacedCamera = Pick<CameraStatus, 'id' | 'lat' | 'lon' | 'state'>;

/** An event that has the wall for a while. */
export interface Taken {
  severity: EventState['severity'];
  content: WallContent;
  /** When the wall is given back, epoch ms. */
  until: number;
}

/** Of an event that names the nearest camera where no reach is set, kilometres. */
const defaultNearKm = 3;

/**
 * The takeover of a moment: the worst event whose dwell still runs, of equals the newest. It is counted from when the event became known
 * by the server's clock, so that all displays go and return together and one that is switched on in between joins them. Pure.
 */
export function takeoverAt(takeovers: readonly Takeover[], { nowMs, events, cameras }: { nowMs: number; events: readonly TakingEvent[]; cameras: readonly PlacedCamera[] }): Taken | null {
  const running = events.flatMap((event) => {
    const taken = takenBy(event, takeovers, cameras);
    return taken && event.knownSince !== undefined && event.knownSince <= nowMs && nowMs < taken.until ? [{ taken, since: event.knownSince }] : [];
  });
  const [first] = running.toSorted((a, b) => a.taken.severity - b.taken.severity || b.since - a.since);
  return first?.taken ?? null;
}

function takenBy(event: TakingEvent, takeovers: readonly Takeover[], cameras: readonly PlacedCamera[]): Taken | null {
  const near = (km = defaultNearKm) => nearestCamera([event], cameras, km);
  const rule = takeovers.find(({ severity, component = event.component, nearKm }) => event.severity <= severity && component === event.component && (nearKm === undefined || near(nearKm)));
  if (!rule) return null;
  const camera = near(rule.nearKm)?.camera;
  const content = { scene: rule.scene, event: event.id, ...(camera ? { camera } : {}) };
  return { severity: event.severity, content, until: (event.knownSince ?? 0) + (durationMs(rule.dwell) ?? 0) };
}
