import { AlarmPriority, Bilingual, DirectivePriority, DrillMark } from '@ioc/contracts';
import { z } from 'zod';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** What happened to an alarm that somebody is told of; `escalated`: nobody has acknowledged it in time. */
export const AlarmNotice = z.strictObject({
  about: z.literal('alarm'),
  what: z.enum(['raised', 'acknowledged', 'returned', 'escalated']),
  /** Rule, area and source with slashes between. */
  alarm: z.string(),
  /** The change that raised it: the same alarm raised again has another one. */
  raised: z.strictObject({ number: z.number().int(), at: EpochMs }),
  rule: z.string(),
  priority: AlarmPriority,
  name: Bilingual,
  area: z.string(),
  areaName: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  /** When what is told of happened. */
  at: EpochMs,
  /** By when somebody must have begun; null once that is past concern. */
  respondBy: EpochMs.nullable(),
  /** Who acknowledged. */
  by: z.string().nullable(),
  evidence: Bilingual,
  consequence: Bilingual,
  action: Bilingual,
  procedure: z.string(),
  drill: DrillMark,
});
export type AlarmNotice = z.infer<typeof AlarmNotice>;

/** What happened to a directive that its organisation, or the centre, is told of. */
export const DirectiveNotice = z.strictObject({
  about: z.literal('directive'),
  what: z.enum(['send', 'return', 'grant-extension', 'refuse-extension', 'withdraw', 'ask-extension', 'report-done', 'pass-deadline']),
  directive: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  title: z.string(),
  content: z.string(),
  evidenceWanted: z.string(),
  priority: DirectivePriority,
  deadline: EpochMs,
  at: EpochMs,
  by: z.string().nullable(),
  said: Bilingual,
  drill: DrillMark,
});
export type DirectiveNotice = z.infer<typeof DirectiveNotice>;

/** A line of the log book that is addressed to somebody. */
export const LineNotice = z.strictObject({ about: z.literal('line'), line: z.string(), at: EpochMs, by: z.string(), text: z.string(), incident: z.string().nullable(), drill: DrillMark });
export type LineNotice = z.infer<typeof LineNotice>;

/** A message that somebody asked for to see whether it arrives. */
export const TestNotice = z.strictObject({ about: z.literal('test'), by: z.string(), at: EpochMs });

export const NoticeContent = z.discriminatedUnion('about', [AlarmNotice, DirectiveNotice, LineNotice, TestNotice]);
export type NoticeContent = z.infer<typeof NoticeContent>;

/** What one message says: everything that was due for its recipient at that moment, in the order in which it happened. */
export const Message = z.strictObject({
  items: z.array(NoticeContent).min(1),
  /** The centre reads stand-ins of departments: nothing in it is so. */
  simulated: z.boolean(),
  /** All of it belongs to a drill; what is so is never in one message with it. */
  drill: z.boolean().default(false),
});
export type Message = z.infer<typeof Message>;

/** One message on its way to one address. */
export interface Outgoing {
  /** The same at each try, so that a receiver can tell a second copy. */
  id: string;
  /** Whom it is for, as routes name him. */
  recipient: string;
  /** Empty where the channel is the address. */
  address: string;
  language: 'vi' | 'en';
  message: Message;
}
