import { z } from 'zod';
import { PersonName } from './onboarding.js';
import { DrillScript, DrillStep } from './pack/drill.js';
import { Bilingual, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** The drill that something belongs to, e.g. DT-3; null: it is so. */
export const DrillMark = z.string().nullable().default(null).describe('The drill (diễn tập) that it belongs to; null: it is no drill. What has one stands in no statistic');

/** Where a drill stands: đang diễn tập, đang khép lại, đã xong. While it is closing, what it opened is being closed. */
export const DrillState = z.enum(['running', 'closing', 'over']);
export type DrillState = z.infer<typeof DrillState>;

/** One drill. It goes on by the script as it was when it began. */
export const Drill = z.object({
  id: z.string(),
  script: DrillScript.safeExtend({ timeline: z.array(DrillStep).max(60).describe('What is to come; a screen is told nothing of it') }),
  state: DrillState,
  startedAt: EpochMs,
  startedBy: z.string(),
  endsAt: EpochMs.describe('When it ends by itself'),
  happened: z.array(z.string()).describe('Steps of the timeline that have come'),
  endedAt: EpochMs.nullable(),
  endedBy: z.string().nullable().describe('Null: by the clock, or not yet'),
  why: z.string(),
});
export type Drill = z.infer<typeof Drill>;

/** `GET /api/v1/drills`, live topic `drills` */
export const DrillAnswer = Drill.extend({ last: z.number().int().describe('Number of its last change') });
export type DrillAnswer = z.infer<typeof DrillAnswer>;

export const DrillPast = z.object({ number: z.number().int(), at: EpochMs, kind: z.string(), by: z.string().nullable(), said: Bilingual });
export type DrillPast = z.infer<typeof DrillPast>;

/** `GET /api/v1/drills/:id` */
export const DrillDetail = z.object({ drill: DrillAnswer, log: z.array(DrillPast).describe('Newest first, at most 500') });
export type DrillDetail = z.infer<typeof DrillDetail>;

export const DrillsQuery = z.strictObject({
  open: z.enum(['true', 'false']).optional().describe('only the one that runs or closes, or only those that are over; all when absent'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('at most so many drills, those that changed last first'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the first'),
});
export type DrillsQuery = z.infer<typeof DrillsQuery>;

/** `POST /api/v1/drills` */
export const DrillRequest = z.strictObject({
  key: z.uuid().describe('Made by whoever asks; the same one twice starts one drill'),
  by: PersonName,
  script: Slug.describe('A drill of the province, by its id'),
});
export type DrillRequest = z.infer<typeof DrillRequest>;

/** `POST /api/v1/drills/:id/end` */
export const DrillEndRequest = z.strictObject({ by: PersonName, why: z.string().trim().max(500).default('') });
export type DrillEndRequest = z.infer<typeof DrillEndRequest>;
