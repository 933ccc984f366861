import { z } from 'zod';

/** How soon somebody must act: khẩn cấp, cao, vừa, thấp. */
export const AlarmPriority = z.enum(['p1', 'p2', 'p3', 'p4']);
export type AlarmPriority = z.infer<typeof AlarmPriority>;

/**
 * Where an alarm stands (ISA-18.2, IEC 62682). `unknown` is the house's own: of what nobody has data for,
 * nobody says that it is normal.
 */
export const AlarmState = z.enum(['unknown', 'normal', 'pending', 'unacknowledged', 'acknowledged', 'returned-unacknowledged', 'latched', 'shelved', 'suppressed', 'out-of-service']);
export type AlarmState = z.infer<typeof AlarmState>;

/** Whether what a rule watches for is so. */
export const AlarmCondition = z.enum(['true', 'false', 'unknown']);
export type AlarmCondition = z.infer<typeof AlarmCondition>;

/** What can happen to an alarm: by what is watched, by the clock, by a person, by design. */
export const AlarmEventKind = z.enum([
  'condition-true',
  'condition-false',
  'condition-unknown',
  'hold-elapsed',
  'acknowledge',
  'reset',
  'shelve',
  'unshelve',
  'shelf-expired',
  'suppress',
  'unsuppress',
  'take-out',
  'put-back',
]);
export type AlarmEventKind = z.infer<typeof AlarmEventKind>;
