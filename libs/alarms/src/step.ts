import type { AlarmEventKind, AlarmState } from '@ioc/contracts';
import type { Alarm } from './alarm.js';
import { conditionIn, type AlarmEvent } from './alarm-event.js';
import { holds } from './guards.js';
import type { Reason } from './reasons.js';
import { axes, transitions, type Row } from './transitions.js';

/** What became of an event. Only `changed` has another alarm than before. */
export type Step =
  | { outcome: 'changed'; alarm: Alarm; row: Row }
  /** It says or asks what is so already. */
  | { outcome: 'unchanged'; alarm: Alarm; row: Row; reason: Reason }
  | { outcome: 'refused'; alarm: Alarm; row: Row; reason: Reason };

type MovingRow = Extract<Row, { to: AlarmState }>;

const rowsOf = new Map<string, Row[]>();
for (const row of transitions) rowsOf.set(cell(row.from, row.on), [...(rowsOf.get(cell(row.from, row.on)) ?? []), row]);

function cell(from: AlarmState, on: AlarmEventKind): string {
  return `${from} ${on}`;
}

/**
 * One event after the other, by the table. Pure: the same alarm, event and moment give the same answer.
 * @param now epoch milliseconds
 */
export function step(alarm: Alarm, event: AlarmEvent, now: number): Step {
  const row = rowsOf.get(cell(alarm.state, event.kind))?.find(({ when }) => holds(when, [alarm, event, now]));
  if (!row) throw new Error(`the table of alarms has no row for ${event.kind} in ${alarm.state}`);
  if ('stays' in row) return { outcome: 'unchanged', alarm, row, reason: row.stays };
  if ('refused' in row) return { outcome: 'refused', alarm, row, reason: row.refused };
  return { outcome: 'changed', alarm: moved(alarm, event, { row, now }), row };
}

interface Move {
  row: MovingRow;
  now: number;
}

/** States in which there is nothing to answer for. */
const atRest: ReadonlySet<AlarmState> = new Set<AlarmState>(['unknown', 'normal', 'pending']);

function moved(alarm: Alarm, event: AlarmEvent, move: Move): Alarm {
  const { row, now } = move;
  const said = conditionIn(event.kind);
  const known: Alarm = { ...alarm, ...(said ? { condition: said, conditionSince: now } : {}), holdUntil: holdAfter(alarm, event, move) };
  const { active, acknowledged } = axes[row.to] ?? unseenAxes(known, event, row);
  return {
    ...known,
    state: row.to,
    since: row.to === alarm.state ? alarm.since : now,
    active,
    activeSince: active ? (alarm.activeSince ?? now) : null,
    acknowledged,
    acknowledgedBy: acknowledgedBy(alarm, event, row.to),
    latched: !atRest.has(row.to) && (alarm.latched || latches(alarm, row.to)),
    ...marksOf(alarm, event, row.to),
  };
}

/** What nobody saw come need not be reset when it has gone. */
const latches = ({ terms }: Alarm, to: AlarmState) => terms.latching && axes[to]?.active === true;

/** A hold time ends when the condition changes or when it is over; nothing else touches it. */
function holdAfter(alarm: Alarm, event: AlarmEvent, { row, now }: Move): number | null {
  const said = conditionIn(event.kind);
  if (said === null) return event.kind === 'hold-elapsed' ? null : alarm.holdUntil;
  return row.then === 'wait' ? now + (said === 'true' ? alarm.terms.onMs : alarm.terms.offMs) : null;
}

/** Behind a shelf `active` goes on; whoever shelves it or takes it out has seen it. */
function unseenAxes(known: Alarm, event: AlarmEvent, { then }: MovingRow): { active: boolean; acknowledged: boolean } {
  return {
    active: then === 'turn' ? known.condition === 'true' : known.active,
    acknowledged: known.acknowledged || event.kind === 'shelve' || event.kind === 'take-out',
  };
}

function acknowledgedBy(alarm: Alarm, event: AlarmEvent, to: AlarmState): string | null {
  if (to === 'unacknowledged' || to === 'returned-unacknowledged') return null;
  const acts = event.kind === 'acknowledge' || event.kind === 'shelve' || event.kind === 'take-out' || event.kind === 'unshelve';
  if (acts) return event.by;
  return atRest.has(to) ? null : alarm.acknowledgedBy;
}

/** Why it is not seen; gone as soon as it is. */
function marksOf(alarm: Alarm, event: AlarmEvent, to: AlarmState): Pick<Alarm, 'shelf' | 'suppressedBy' | 'outOfService'> {
  return {
    shelf: to !== 'shelved' ? null : event.kind === 'shelve' ? { until: event.until, by: event.by, reason: event.reason.trim() } : alarm.shelf,
    suppressedBy: to === 'suppressed' ? suppressors(alarm.suppressedBy, event) : [],
    outOfService: to !== 'out-of-service' ? null : event.kind === 'take-out' ? { by: event.by, reason: event.reason.trim() } : alarm.outOfService,
  };
}

function suppressors(before: readonly string[], event: AlarmEvent): string[] {
  if (event.kind === 'suppress') return [...before, event.source].sort();
  return before.filter((source) => event.kind !== 'unsuppress' || source !== event.source);
}
