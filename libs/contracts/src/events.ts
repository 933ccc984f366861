import { z } from 'zod';
import { WhyRaw, WhyRun } from './api.js';
import { EventState } from './live.js';
import { EventStatus, Severity } from './words.js';

/** Milliseconds since 1970. */
const EpochMs = z.number();

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

/** How an event stood from a moment on, as it was learnt. */
export const EventVersion = z.object({
  at: EpochMs.describe('When it was learnt'),
  until: EpochMs.nullable().describe('When the next one was learnt; null: it stands'),
  status: EventStatus,
  severity: Severity,
  title: z.string(),
  organisation: z.string().nullable(),
  dueAt: EpochMs.nullable(),
});
export type EventVersion = z.infer<typeof EventVersion>;

/** More changes than this of one event are no story any more; the newest are told. */
export const mostVersions = 50;

/** `GET /api/v1/events/detail`: one event with how it stood before, the poll that brought it last and its record as it came. */
export const EventDetail = z.object({
  event: EventState,
  versions: z.array(EventVersion).max(mostVersions).describe('Oldest first; of what was learnt before versions were kept there are none'),
  run: WhyRun.nullable(),
  raw: WhyRaw.nullable(),
});
export type EventDetail = z.infer<typeof EventDetail>;
