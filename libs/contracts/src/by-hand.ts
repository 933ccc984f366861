import { z } from 'zod';
import { PersonName, WallLook } from './onboarding.js';
import { Slug } from './words.js';

/** What was not taken, and why. */
const RefusedPlace = z.object({ where: z.string(), reason: z.string() });

/** `202` of `POST /api/v1/feeds/:id/push`: said after the COMMIT. */
export const PushAnswer = z.object({ runId: z.string(), accepted: z.number().int(), refused: z.array(RefusedPlace) });
export type PushAnswer = z.infer<typeof PushAnswer>;

/** `POST /api/v1/feeds/:id/upload` without `confirm`: nothing is stored. */
export const UploadPreview = z.object({
  sha256: z.string(),
  looks: z.array(WallLook),
  refused: z.array(RefusedPlace.extend({ raw: z.string() })),
});
export type UploadPreview = z.infer<typeof UploadPreview>;
/** The same with `confirm`, the SHA-256 of the preview. */
export type UploadAnswer = PushAnswer;

/** One figure as a person writes it. */
export const EntryLine = z.strictObject({
  indicator: Slug,
  /** Code or name of an area; the province when absent. */
  area: z.string().trim().max(120).default(''),
  /** As people write it: `tháng 10/2026`, `2026-10`, `quý III 2026`. */
  period: z.string().trim().min(1, 'say the period').max(60),
  /** In vi-VN writing: `1.234,5`. */
  value: z.string().trim().min(1, 'say the value').max(60),
});
export type EntryLine = z.infer<typeof EntryLine>;

/** `POST /api/v1/manual-entries` */
export const EntryRequest = z.strictObject({
  entries: z.array(EntryLine).min(1, 'write at least one figure').max(500),
  note: z.string().trim().max(500).default(''),
  author: PersonName,
});
export type EntryRequest = z.infer<typeof EntryRequest>;
/** `POST /api/v1/manual-entries/:id/confirm` and `/withdraw` */
export const DecisionRequest = z.strictObject({ by: PersonName });

export const ManualEntry = z.object({
  id: z.string(),
  indicator: z.string(),
  area: z.string(),
  period: z.string(),
  /** As it was written. */
  written: z.string(),
  value: z.number().nullable(),
  note: z.string(),
  author: z.string(),
  enteredAt: z.iso.datetime(),
  state: z.enum(['draft', 'confirmed', 'withdrawn']),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  runId: z.string().nullable(),
});
export type ManualEntry = z.infer<typeof ManualEntry>;
export const EntryAnswer = z.object({ drafts: z.array(ManualEntry), refused: z.array(RefusedPlace) });
export type EntryAnswer = z.infer<typeof EntryAnswer>;

/** Who brought a value by hand, and who confirmed it. */
export const HandledBy = z.object({
  kind: z.enum(['upload', 'entry']),
  author: z.string(),
  approver: z.string().nullable(),
  note: z.string(),
});
export type HandledBy = z.infer<typeof HandledBy>;
