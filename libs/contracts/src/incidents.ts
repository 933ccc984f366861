import { z } from 'zod';
import { DrillMark } from './drills.js';
import { PersonName } from './onboarding.js';
import { Bilingual, Severity, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** Where an incident (sự vụ) stands: mới mở, đã giao, đang xử lý, đã xử lý, đã đóng, đã gộp. */
export const IncidentState = z.enum(['open', 'assigned', 'in-progress', 'resolved', 'closed', 'merged']);
export type IncidentState = z.infer<typeof IncidentState>;

/** What can happen to an incident: by people, by the alarms that it is linked with, by the procedures that run for it. */
export const IncidentEventKind = z.enum([
  'assign',
  'begin',
  'resolve',
  'reopen',
  'close',
  'merge',
  'take-in',
  'give-out',
  'comment',
  'set-severity',
  'set-place',
  'link',
  'unlink',
  'alarm-changed',
  'procedure-said',
  'drill-over',
]);
export type IncidentEventKind = z.infer<typeof IncidentEventKind>;

/** How the timeline of an incident begins; no event changes an incident so. */
export const incidentOpened = 'opened';

const Point = z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
const Text = (most: number) => z.string().trim().min(2).max(most);
const AlarmName = z.string().min(1).max(400);
const EventName = z.string().min(1).max(400);

/** Where it is: an area, and a point where that is known. */
export const IncidentPlace = z.strictObject({ area: z.string().min(1).max(16), point: Point.nullable().default(null), text: z.string().trim().max(200).default('') });
export type IncidentPlace = z.infer<typeof IncidentPlace>;

/** An alarm that belongs to an incident, as its log said last. */
const LinkedAlarm = z.object({ id: z.string(), state: z.string(), since: EpochMs, from: z.number().describe('The change of the alarms that was the last one when it was linked') });
export type LinkedAlarm = z.infer<typeof LinkedAlarm>;

/** What people handle. Plain data: it lies in the log of incidents after each change. */
export const Incident = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  severity: Severity,
  state: IncidentState,
  since: EpochMs.describe('Since when it is in this state'),
  openedAt: EpochMs,
  openedBy: z.string(),
  owner: z.object({ organisation: z.string(), person: z.string() }).nullable().describe('Who handles it: an organisation, and the person there by name or role'),
  place: IncidentPlace.nullable(),
  alarms: z.array(LinkedAlarm),
  events: z.array(z.string()).describe('Ids of events from feeds that belong to it'),
  mergedInto: z.string().nullable(),
  splitFrom: z.string().nullable(),
  cause: z.string().nullable().describe('Why it came to be, said when it was closed'),
  lesson: z.string().nullable().describe('What is to be done otherwise, said when it was closed'),
  reopened: z.number().int(),
  drill: DrillMark,
});
export type Incident = z.infer<typeof Incident>;

const NearCamera = z.object({ id: z.string(), km: z.number() });


/** `GET /api/v1/incidents`, live topic `incidents` */
export const IncidentAnswer = Incident.extend({
  last: z.number().int().describe('Number of its last change; whoever acts names it'),
  cameras: z.array(NearCamera).describe('The cameras nearest to its point, or to the middle of its area; the nearest first'),
});
export type IncidentAnswer = z.infer<typeof IncidentAnswer>;

/** One line of the timeline of an incident. */
export const IncidentPast = z.object({
  number: z.number().int().describe('Changes of all incidents are counted from 1 on, without a gap'),
  at: EpochMs,
  kind: z.string(),
  by: z.string().nullable().describe('The person who did it; null for the alarms and the clock'),
  said: Bilingual,
  state: IncidentState.describe('After it'),
});
export type IncidentPast = z.infer<typeof IncidentPast>;

/** `GET /api/v1/incidents/:id` */
export const IncidentDetail = z.object({ incident: IncidentAnswer, timeline: z.array(IncidentPast).describe('Newest first, at most 500') });
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const IncidentsQuery = z.strictObject({
  open: z.enum(['true', 'false']).optional().describe('only those that are open, or only those that are over; all when absent'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('at most so many incidents, those that changed last first'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the first'),
});
export type IncidentsQuery = z.infer<typeof IncidentsQuery>;

/** `POST /api/v1/incidents`. What is not said is taken from the first alarm, then from the first event. */
export const IncidentRequest = z.strictObject({
  key: z.uuid().describe('Made by whoever asks; the same one twice opens one incident'),
  by: PersonName,
  title: Text(160).optional(),
  description: z.string().trim().max(4000).default(''),
  severity: Severity.optional(),
  place: IncidentPlace.optional(),
  alarms: z.array(AlarmName).max(200).default([]),
  events: z.array(EventName).max(200).default([]),
});
export type IncidentRequest = z.infer<typeof IncidentRequest>;

const act = {
  by: PersonName,
  key: z.uuid().optional().describe('Made by whoever asks; the same one twice is done once'),
  last: z.number().int().positive().optional().describe('The last change of the incident that whoever acts has seen; when it has changed since, nothing is done'),
};

/** What people do to an incident, by the last part of the address: `POST /api/v1/incidents/:id/<act>` */
export const incidentActs = {
  assign: z.strictObject({ ...act, organisation: Slug, person: PersonName }),
  begin: z.strictObject(act),
  resolve: z.strictObject({ ...act, how: Text(1000) }),
  reopen: z.strictObject({ ...act, why: Text(500) }),
  close: z.strictObject({ ...act, cause: Text(2000), lesson: Text(2000) }),
  comment: z.strictObject({ ...act, text: Text(4000) }),
  severity: z.strictObject({ ...act, severity: Severity, why: z.string().trim().max(500).default('') }),
  place: z.strictObject({ ...act, place: IncidentPlace }),
  link: z.strictObject({ ...act, alarms: z.array(AlarmName).max(200).default([]), events: z.array(EventName).max(200).default([]) }),
  unlink: z.strictObject({ ...act, alarms: z.array(AlarmName).max(200).default([]), events: z.array(EventName).max(200).default([]) }),
  merge: z.strictObject({ ...act, into: z.string().min(1).max(40) }),
  split: z.strictObject({ ...act, title: Text(160), alarms: z.array(AlarmName).max(200).default([]), events: z.array(EventName).max(200).default([]) }),
} as const;
export type IncidentAct = keyof typeof incidentActs;
export type IncidentActRequest<A extends IncidentAct = IncidentAct> = z.infer<(typeof incidentActs)[A]>;
