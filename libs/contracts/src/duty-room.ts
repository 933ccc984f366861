import { z } from 'zod';
import { DrillMark } from './drills.js';
import { PersonName } from './onboarding.js';
import { StepActor } from './pack/procedure.js';
import { Freshness, Provenance, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();
const Key = z.uuid().describe('Made by whoever asks; the same one twice is done once');

/** A value as it stood when it was written into the log book. */
export const ValueSnapshot = z.object({
  indicator: z.string(),
  area: z.string(),
  value: z.number().nullable(),
  period: z.string(),
  at: EpochMs.describe('End of its period, or the instant'),
  takenAt: EpochMs,
  freshness: Freshness.describe('At that moment'),
  provenance: Provenance,
  feed: z.string(),
  ageFrom: EpochMs.optional().describe('From when its age was counted; absent in lines that are older than this field'),
  spark: z.array(z.number().nullable()).default([]).describe('The last values as its tile drew them at that moment, oldest first'),
});
export type ValueSnapshot = z.infer<typeof ValueSnapshot>;

/** `GET /api/v1/shifts/log`: one line of the log book (sổ nhật ký); never altered. */
export const LogEntry = z.object({
  id: z.string(),
  at: EpochMs,
  by: z.string(),
  text: z.string(),
  to: z.array(StepActor).describe('Whom it is for, where it is a notice'),
  incident: z.string().nullable(),
  values: z.array(ValueSnapshot),
  drill: DrillMark,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** `POST /api/v1/shifts/log` */
export const LogEntryRequest = z.strictObject({
  key: Key,
  by: PersonName,
  text: z.string().trim().min(2).max(4000),
  incident: z.string().min(1).max(40).optional(),
  values: z.array(z.strictObject({ indicator: Slug, area: z.string().min(1).max(16) })).max(20).default([]).describe('Whose values are kept beside it, as they stand now'),
});
export type LogEntryRequest = z.infer<typeof LogEntryRequest>;

const Seat = z.object({ post: z.string(), person: z.string() });

/** `GET /api/v1/shifts/roll-calls`: a question to everybody on duty (điểm danh), who answered, and who did not. */
export const RollCall = z.object({
  id: z.string(),
  question: z.string(),
  askedBy: z.string(),
  at: EpochMs,
  until: EpochMs,
  endedAt: EpochMs.nullable().describe('When everybody had answered, or the time was over'),
  asked: z.array(Seat).describe('Who was on duty then'),
  answers: z.array(z.object({ post: z.string(), by: z.string(), text: z.string(), at: EpochMs })),
  missing: z.array(z.string()).describe('Posts that have not answered'),
  drill: DrillMark,
});
export type RollCall = z.infer<typeof RollCall>;

/** `POST /api/v1/shifts/roll-calls` */
export const RollCallRequest = z.strictObject({ key: Key, by: PersonName, question: z.string().trim().min(2).max(500), forS: z.number().int().min(30).max(86_400).default(600).describe('For so many seconds answers are waited for') });
export type RollCallRequest = z.infer<typeof RollCallRequest>;

/** `POST /api/v1/shifts/roll-calls/:id/answer` */
export const RollCallAnswerRequest = z.strictObject({ post: Slug, by: PersonName, text: z.string().trim().min(1).max(500) });
export type RollCallAnswerRequest = z.infer<typeof RollCallAnswerRequest>;

const Listed = z.object({ id: z.string(), vi: z.string(), en: z.string(), since: EpochMs.nullable() });

/** `GET /api/v1/shifts/open-matters`: what whoever comes must know of. */
export const OpenMatters = z.object({
  at: EpochMs,
  alarms: z.array(Listed).describe('Not acknowledged'),
  incidents: z.array(Listed),
  runs: z.array(Listed).describe('Procedures that run, with the step that they are at'),
  overdue: z.array(Listed).describe('Steps whose time is over'),
  feeds: z.array(Listed).describe('Feeds that missed their own schedule'),
});
export type OpenMatters = z.infer<typeof OpenMatters>;

/** `GET /api/v1/shifts/hand-overs`: what one watch left to the next one (giao ca); it holds when both have said so. */
export const HandOver = z.object({
  id: z.string(),
  from: z.object({ day: z.string(), watch: z.string(), crew: z.string() }),
  to: z.object({ day: z.string(), watch: z.string(), crew: z.string() }),
  matters: OpenMatters,
  note: z.string(),
  givenBy: z.string(),
  givenAt: EpochMs,
  takenBy: z.string().nullable(),
  takenAt: EpochMs.nullable(),
});
export type HandOver = z.infer<typeof HandOver>;

/** `POST /api/v1/shifts/hand-overs` */
export const HandOverRequest = z.strictObject({ key: Key, by: PersonName, note: z.string().trim().max(4000).default('') });
export type HandOverRequest = z.infer<typeof HandOverRequest>;

/** `POST /api/v1/shifts/hand-overs/:id/take` */
export const TakeOverRequest = z.strictObject({ by: PersonName });
export type TakeOverRequest = z.infer<typeof TakeOverRequest>;

export const DutyListQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50).describe('at most so many, the newest first') });
export type DutyListQuery = z.infer<typeof DutyListQuery>;
