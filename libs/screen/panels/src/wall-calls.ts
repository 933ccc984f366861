import { asksForSomebody, drillOfSource, type AlarmStanding, type EventState, type Severity } from '@ioc/contracts';

/** What the banner and the list of a wall call for: an alarm, with the event that shows what it is about, or an event that no alarm stands for. */
export interface WallCall {
  id: string;
  severity: Severity;
  /** Nobody has said that he has seen it. Of an event nobody is asked. */
  isUnacknowledged: boolean;
  /** When it was raised, or began; epoch milliseconds. */
  startedAt: number;
  alarm: AlarmStanding | null;
  event: EventState | null;
  /** The drill that it belongs to; null: it is so. */
  drill: string | null;
}

/** An event that an alarm stands for is not called for a second time. Pure. */
export function wallCalls(alarms: readonly AlarmStanding[], events: readonly EventState[]): WallCall[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const raised = alarms.filter(asksForSomebody).map((alarm): WallCall => {
    const [only, ...others] = alarm.evidence?.events ?? [];
    const event = others.length === 0 && only !== undefined ? (byId.get(only) ?? null) : null;
    return { id: alarm.id, severity: severityOf(alarm), isUnacknowledged: !alarm.acknowledged, startedAt: alarm.activeSince ?? alarm.since, alarm, event, drill: drillOfSource(alarm.source) };
  });
  const standsFor = new Set(raised.flatMap(({ event }) => (event ? [event.id] : [])));
  const bare = events.filter(({ id }) => !standsFor.has(id)).map((event): WallCall => ({ id: event.id, severity: event.severity, isUnacknowledged: event.severity === 1, startedAt: event.startedAt, alarm: null, event, drill: event.drill ?? null }));
  return [...raised, ...bare];
}

const severityOf = ({ priority }: AlarmStanding) => Number(priority.slice(1)) as Severity;
