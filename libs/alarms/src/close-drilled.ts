import type { Alarm } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import type { Ground } from './ground.js';
import { closingDrill, drillOver } from './judge-drill.js';
import { step } from './step.js';
import type { Evidence } from './verdict.js';

export interface Taken {
  event: AlarmEvent;
  before: Alarm;
  after: Alarm;
  evidence: Evidence | null;
}

/**
 * Brings an alarm of a drill that is being closed to rest, by what the table of alarms admits: taken from the shelf, returned, seen. Pure.
 * @returns everything that happened to it; null when no drill of it is being closed
 */
export function closeDrilled(start: Alarm, ground: Ground): Taken[] | null {
  const drill = closingDrill(start.id, ground);
  if (!drill) return null;
  const by = `Diễn tập ${drill.id}`;
  const taken: Taken[] = [];
  // Nobody waits for hold times any more, and nothing stands until it is reset.
  let alarm: Alarm = { ...start, terms: { ...start.terms, onMs: 0, offMs: 0, latching: false }, latched: false, holdUntil: start.holdUntil === null ? null : ground.now };
  const take = (event: AlarmEvent, evidence: Evidence | null = null) => {
    const { outcome, alarm: after } = step(alarm, event, ground.now);
    if (outcome === 'changed') taken.push({ event, before: alarm, after, evidence });
    alarm = after;
  };
  const { evidence } = drillOver(drill);
  // First what it watches for: taken from the shelf before, it would call once more.
  take({ kind: 'condition-false' }, evidence);
  if (alarm.holdUntil !== null) take({ kind: 'hold-elapsed' }, evidence);
  if (alarm.shelf) take({ kind: 'unshelve', by });
  if (alarm.outOfService) take({ kind: 'put-back', by });
  for (const source of alarm.suppressedBy) take({ kind: 'unsuppress', source });
  if (!alarm.acknowledged) take({ kind: 'acknowledge', by });
  return taken;
}
