import { drillFeed, drillSource, durationMs, type Drill, type DrillStep, type EventState } from '@ioc/contracts';

/** An alarm that a drill asks for: it is raised as long as it is in the list. */
export interface DrilledAlarm {
  /** Id of the step. */
  id: string;
  rule: string;
  area: string;
}

/** What a drill lets be so at a moment. */
export interface DrillPicture {
  id: string;
  isClosing: boolean;
  events: EventState[];
  alarms: DrilledAlarm[];
}

type EventStep = Extract<DrillStep, { kind: 'event' }>;

/** Steps whose time has come, in the order of the script. */
export const dueSteps = ({ script, startedAt }: Pick<Drill, 'script' | 'startedAt'>, now: number): DrillStep[] => script.timeline.filter(({ at }) => startedAt + msOf(at) <= now);

/**
 * What a drill lets be so at a moment, by its script and its beginning alone: a server that is started anew finds the same. Pure.
 * One that is being closed lets nothing be so any more.
 * @param now epoch milliseconds
 */
export function drillAt(drill: Drill, now: number): DrillPicture {
  const steps = drill.state === 'running' ? dueSteps(drill, now).filter((step) => step.lasts === undefined || now < beginOf(drill, step) + msOf(step.lasts)) : [];
  return {
    id: drill.id,
    isClosing: drill.state !== 'running',
    events: steps.flatMap((step) => (step.kind === 'event' ? [eventOf(drill, step)] : [])),
    alarms: steps.flatMap((step) => (step.kind === 'alarm' ? [{ id: step.id, rule: step.rule, area: step.area }] : [])),
  };
}

function eventOf(drill: Drill, step: EventStep): EventState {
  const { component, severity, title, description, area, place, organisation, point } = step;
  const startedAt = beginOf(drill, step);
  return {
    ...{ id: drillSource(drill.id, step.id), feed: drillFeed, component, kind: step.event, title, severity, status: 'open', area, drill: drill.id },
    ...(description === undefined ? {} : { description }),
    ...(place === undefined ? {} : { place }),
    ...(organisation === undefined ? {} : { organisation }),
    ...point,
    ...{ startedAt, receivedAt: startedAt, knownSince: startedAt, provenance: 'simulated' },
  };
}

const beginOf = ({ startedAt }: Drill, { at }: DrillStep) => startedAt + msOf(at);

/** Durations of a pack are checked when it is loaded. */
const msOf = (iso: string) => durationMs(iso) ?? 0;
