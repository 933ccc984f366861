import { z } from 'zod';
import { WhyRaw, WhyRun } from './api.js';
import { EventState } from './live.js';

/** Orders of a list of events: the worst, the newest, or those that are due first. */
export const EventOrder = z.enum(['worst', 'newest', 'due']);
export type EventOrder = z.infer<typeof EventOrder>;

/** `GET /api/v1/events/counts`: how many events a filter finds, counted where they are stored and not in a list that is cut. */
export const EventCounts = z.object({
  total: z.number().int(),
  open: z.number().int(),
  /** Open and past their deadline at the moment of counting. */
  overdue: z.number().int(),
  /** Of all that were found, by severity 1 to 4. */
  bySeverity: z.array(z.number().int()).length(4),
});
export type EventCounts = z.infer<typeof EventCounts>;

/** `GET /api/v1/events/detail`: one event with the poll that brought it last and its record as it came. */
export const EventDetail = z.object({ event: EventState, run: WhyRun.nullable(), raw: WhyRaw.nullable() });
export type EventDetail = z.infer<typeof EventDetail>;
