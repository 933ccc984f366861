import { z } from 'zod';
import { Evidence, EvidenceQuery } from './directives.js';
import { DrillMark } from './drills.js';
import { PersonName } from './onboarding.js';
import { Procedure } from './pack/procedure.js';
import { Bilingual, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

export const RunState = z.enum(['running', 'done', 'stopped']);
export type RunState = z.infer<typeof RunState>;

const Captured = z.record(z.string(), z.union([z.number(), z.string()]));

/** A picture that was sent for a field of the kind `photo-later`. */
export const RunPhoto = Evidence.extend({ field: z.string() });
export type RunPhoto = z.infer<typeof RunPhoto>;

/** One run of a procedure. It goes on by the procedure as it was when it began. */
export const ProcedureRun = z.object({
  id: z.string(),
  procedure: Procedure,
  state: RunState,
  startedAt: EpochMs,
  startedBy: z.string().nullable().describe('Null: by an alarm rule'),
  alarm: z.string().nullable(),
  incident: z.string().nullable(),
  current: z
    .object({
      step: z.string(),
      visit: z.number().int().describe('A step may come again; each time is a visit of its own'),
      since: EpochMs,
      dueAt: EpochMs.nullable(),
      overdue: z.boolean(),
      failure: z.string().nullable().describe('Why the centre could not do it by itself so far; it tries again'),
    })
    .nullable(),
  captured: Captured,
  done: z.array(
    z.object({ step: z.string(), visit: z.number().int(), at: EpochMs, by: z.string().nullable(), note: z.string(), skipped: z.boolean(), overdue: z.boolean(), to: z.string().describe('The step that came then, or end') }),
  ),
  photos: z.array(RunPhoto).default([]),
  endedAt: EpochMs.nullable(),
  drill: DrillMark,
});
export type ProcedureRun = z.infer<typeof ProcedureRun>;

/** `GET /api/v1/procedures/runs`, live topic `procedures` */
export const RunAnswer = ProcedureRun.extend({ last: z.number().int().describe('Number of its last change; whoever acts may name it') });
export type RunAnswer = z.infer<typeof RunAnswer>;

export const RunPast = z.object({ number: z.number().int(), at: EpochMs, kind: z.string(), by: z.string().nullable(), said: Bilingual });
export type RunPast = z.infer<typeof RunPast>;

/** `GET /api/v1/procedures/runs/:id` */
export const RunDetail = z.object({ run: RunAnswer, log: z.array(RunPast).describe('Newest first, at most 500') });
export type RunDetail = z.infer<typeof RunDetail>;

export const RunsQuery = z.strictObject({
  open: z.enum(['true', 'false']).optional().describe('only those that run, or only those that are over; all when absent'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('at most so many runs, those that changed last first'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the first'),
});
export type RunsQuery = z.infer<typeof RunsQuery>;

/** `POST /api/v1/procedures/runs` */
export const RunRequest = z.strictObject({
  key: z.uuid().describe('Made by whoever asks; the same one twice starts one run'),
  by: PersonName,
  procedure: Slug,
  alarm: z.string().min(1).max(400).optional(),
  incident: z.string().min(1).max(40).optional(),
});
export type RunRequest = z.infer<typeof RunRequest>;

const act = {
  by: PersonName,
  key: z.uuid().optional().describe('Made by whoever asks; the same one twice is done once'),
  last: z.number().int().positive().optional().describe('The last change of the run that whoever acts has seen; when it has changed since, nothing is done'),
};

/** `POST /api/v1/procedures/runs/:id/complete` */
export const StepDoneRequest = z.strictObject({ ...act, step: Slug, captured: Captured.default({}), note: z.string().trim().max(2000).default('') });
export type StepDoneRequest = z.infer<typeof StepDoneRequest>;

/** `POST /api/v1/procedures/runs/:id/photos` */
export const RunPhotoQuery = EvidenceQuery.extend({ field: Slug.describe('the field that it is for') });
export type RunPhotoQuery = z.infer<typeof RunPhotoQuery>;

/** `POST /api/v1/procedures/runs/:id/skip` */
export const StepSkipRequest = z.strictObject({ ...act, step: Slug, why: z.string().trim().min(2, 'say why').max(500) });
export type StepSkipRequest = z.infer<typeof StepSkipRequest>;

/** `POST /api/v1/procedures/runs/:id/stop` */
export const RunStopRequest = z.strictObject({ ...act, why: z.string().trim().min(2, 'say why').max(500) });
export type RunStopRequest = z.infer<typeof RunStopRequest>;
