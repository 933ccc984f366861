import { AlarmCondition, AlarmState } from '@ioc/contracts';
import { z } from 'zod';

const EpochMs = z.number().int();

/** Which alarm it is: the same rule of the same place (and source) is always the same alarm. */
export const AlarmId = z.strictObject({
  rule: z.string().min(1),
  /** Code of the area. */
  area: z.string().min(1),
  /** What else tells alarms of one rule apart: a feed, a machine, an event. */
  source: z.string().min(1).optional(),
});
export type AlarmId = z.infer<typeof AlarmId>;

/** What the rule says of the alarm's own life, in milliseconds. */
export const AlarmTerms = z.strictObject({
  /** How long the condition must be so without a break before the alarm is raised … */
  onMs: z.number().int().nonnegative(),
  /** … and not be so before it has returned. */
  offMs: z.number().int().nonnegative(),
  /** Stands until it is reset, even when the condition has gone. */
  latching: z.boolean(),
  /** For how long it may be shelved at most. */
  shelfMaxMs: z.number().int().positive(),
});
export type AlarmTerms = z.infer<typeof AlarmTerms>;

/** Everything that decides what the next event does; plain data, so that a restart goes on where it was. */
export const Alarm = z.strictObject({
  id: AlarmId,
  terms: AlarmTerms,
  state: AlarmState,
  /** Since when it is in this state. */
  since: EpochMs,
  condition: AlarmCondition,
  conditionSince: EpochMs,
  /** Whether it is raised: the condition was so for its hold time and has not been gone for the other one. */
  active: z.boolean(),
  activeSince: EpochMs.nullable(),
  acknowledged: z.boolean(),
  acknowledgedBy: z.string().nullable(),
  /** Stands until it is reset. */
  latched: z.boolean(),
  /** When `active` follows the condition, while a hold time runs. */
  holdUntil: EpochMs.nullable(),
  shelf: z.strictObject({ until: EpochMs, by: z.string(), reason: z.string() }).nullable(),
  /** What silences it by design, e.g. `maintenance/lgsp` or `parent/feed-silent`. */
  suppressedBy: z.array(z.string()),
  outOfService: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

/** One text for an identity, for maps and tables. */
export const alarmKey = ({ rule, area, source }: AlarmId) => [rule, area, ...(source === undefined ? [] : [source])].join('/');

/** An alarm of which nothing is known yet. */
export function newAlarm(id: AlarmId, terms: AlarmTerms, now: number): Alarm {
  return {
    id,
    terms,
    state: 'unknown',
    since: now,
    condition: 'unknown',
    conditionSince: now,
    active: false,
    activeSince: null,
    acknowledged: true,
    acknowledgedBy: null,
    latched: false,
    holdUntil: null,
    shelf: null,
    suppressedBy: [],
    outOfService: null,
  };
}
