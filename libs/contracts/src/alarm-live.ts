import { z } from 'zod';
import { AlarmRuleInfo, AlarmStanding } from './alarm-answers.js';
import { AlarmGroup } from './pack/alarm-rule.js';

/** How much alarms ask of the people on duty, by the figures of ISA-18.2 and IEC 62682. */
export const AlarmLoad = z.object({
  /** People among whom the counts are shared. */
  operators: z.number().int(),
  /** Calls of the last ten minutes, and of the last day. */
  tenMinutes: z.number().int(),
  day: z.number().int(),
  isFlood: z.boolean(),
  /** More a day than they can attend to. */
  isOverloaded: z.boolean(),
  /** Alarms that come and go faster than anybody can act, the worst first, with how often within a minute. */
  chattering: z.array(z.object({ id: z.string(), count: z.number().int() })),
});
export type AlarmLoad = z.infer<typeof AlarmLoad>;

/** What alarms are read with: it changes with the configuration alone. */
export const AlarmRulesInfo = z.object({ rules: z.array(AlarmRuleInfo), groups: z.array(AlarmGroup) });
export type AlarmRulesInfo = z.infer<typeof AlarmRulesInfo>;

/** Everything that is not known to be normal, worst first; `total` counts what the bound left out. */
export const AlarmsSnapshot = z.object({ alarms: z.array(AlarmStanding), total: z.number().int(), ...AlarmRulesInfo.shape, load: AlarmLoad });
export type AlarmsSnapshot = z.infer<typeof AlarmsSnapshot>;

export const AlarmsFrame = z.object({
  topic: z.literal('alarms'),
  seq: z.number().int(),
  at: z.number(),
  alarms: z.array(AlarmStanding),
  /** Ids of those that are normal again, or watched no more. */
  gone: z.array(z.string()),
  total: z.number().int(),
  /** When it has changed. */
  ruled: AlarmRulesInfo.optional(),
  load: AlarmLoad.optional(),
});
export type AlarmsFrame = z.infer<typeof AlarmsFrame>;
