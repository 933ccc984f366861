import { durationMs, type AlarmStanding, type CameraStatus, type ComponentId, type EventState, type Takeover, type WallContent } from '@ioc/contracts';
import { nearestCamera } from './chosen-camera.js';

export type TakingEvent = Pick<EventState, 'id' | 'severity' | 'component' | 'title' | 'lat' | 'lon' | 'knownSince' | 'drill'>;
export type PlacedCamera = Pick<CameraStatus, 'id' | 'lat' | 'lon' | 'state'>;
/** An alarm that asks for somebody. */
export interface TakingAlarm extends Pick<AlarmStanding, 'id' | 'rule' | 'priority' | 'acknowledged' | 'since'> {
  /** Of the feed that it was found by. */
  component?: ComponentId | undefined;
  /** The drill that it belongs to; null: it is so. */
  drill: string | null;
  /** Ids of the events that it was found by. */
  events: readonly string[];
}

/** An alarm or event that has the wall for a while. */
export interface Taken {
  severity: EventState['severity'];
  content: WallContent;
  /** It belongs to a drill: whatever is so goes over it. */
  isDrill: boolean;
  /** When the wall is given back, epoch ms. */
  until: number;
}

export interface TakingMoment {
  nowMs: number;
  alarms: readonly TakingAlarm[];
  events: readonly TakingEvent[];
  cameras: readonly PlacedCamera[];
}

/** Of an event that names the nearest camera where no reach is set, kilometres. */
const defaultNearKm = 3;

/** What may take a wall: how bad it is, since when, and the event that shows where. */
interface Claim {
  severity: EventState['severity'];
  since: number;
  component: ComponentId | undefined;
  alarm: TakingAlarm | null;
  isDrill: boolean;
  event: TakingEvent | undefined;
}

/**
 * The takeover of a moment: the worst alarm or event whose dwell still runs, of equals the newest. It is counted from when that became known by the
 * server's clock, so that all displays go and return together and one that is switched on in between joins them. What somebody has acknowledged takes
 * no wall: neither the alarm nor the event that it was found by. What is so comes before what belongs to a drill. Pure.
 */
export function takeoverAt(takeovers: readonly Takeover[], moment: TakingMoment): Taken | null {
  const { nowMs, cameras } = moment;
  const running = claimsOf(moment).flatMap((claim) => {
    const taken = takenBy(claim, takeovers, cameras);
    return taken && claim.since <= nowMs && nowMs < taken.until ? [{ taken, since: claim.since }] : [];
  });
  const [first] = running.toSorted((a, b) => Number(a.taken.isDrill) - Number(b.taken.isDrill) || a.taken.severity - b.taken.severity || b.since - a.since);
  return first?.taken ?? null;
}

function claimsOf({ alarms, events }: TakingMoment): Claim[] {
  const seen = new Set(alarms.filter(({ acknowledged }) => acknowledged).flatMap((alarm) => alarm.events));
  const byAlarm = alarms
    .filter(({ acknowledged }) => !acknowledged)
    .map((alarm): Claim => ({ severity: severityOf(alarm), since: alarm.since, component: alarm.component, alarm, isDrill: alarm.drill !== null, event: events.find(({ id }) => alarm.events.includes(id)) }));
  const byEvent = events.flatMap((event): Claim[] => (event.knownSince === undefined || seen.has(event.id) ? [] : [{ severity: event.severity, since: event.knownSince, component: event.component, alarm: null, isDrill: event.drill !== undefined, event }]));
  return [...byAlarm, ...byEvent];
}

const severityOf = ({ priority }: TakingAlarm) => Number(priority.slice(1)) as EventState['severity'];

function takenBy(claim: Claim, takeovers: readonly Takeover[], cameras: readonly PlacedCamera[]): Taken | null {
  const { event, since } = claim;
  const near = (km = defaultNearKm) => (event ? nearestCamera([event], cameras, km) : null);
  const rule = takeovers.find((takeover) => claims(takeover, claim) && (takeover.nearKm === undefined || near(takeover.nearKm)));
  if (!rule) return null;
  const camera = near(rule.nearKm)?.camera;
  const content = { scene: rule.scene, ...(event ? { event: event.id } : {}), ...(camera ? { camera } : {}) };
  return { severity: claim.severity, content, isDrill: claim.isDrill, until: since + (durationMs(rule.dwell) ?? 0) };
}

function claims({ severity, alarm, rules, component }: Takeover, claim: Claim): boolean {
  if (component !== undefined && component !== claim.component) return false;
  if (claim.alarm) return alarm !== undefined && claim.alarm.priority <= alarm && (rules === undefined || rules.includes(claim.alarm.rule));
  return severity !== undefined && claim.severity <= severity;
}
