import { z } from 'zod';
import { PersonName, type WallLook } from './onboarding.js';
import { Slug } from './words.js';

/** `202` of `POST /api/v1/feeds/:id/push`: said after the COMMIT. */
export interface PushAnswer {
  runId: string;
  accepted: number;
  refused: { where: string; reason: string }[];
}

/** `POST /api/v1/feeds/:id/upload` without `confirm`: nothing is stored. */
export interface UploadPreview {
  sha256: string;
  looks: WallLook[];
  refused: { where: string; raw: string; reason: string }[];
}
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

export interface ManualEntry {
  id: string;
  indicator: string;
  area: string;
  period: string;
  /** As it was written. */
  written: string;
  value: number | null;
  note: string;
  author: string;
  enteredAt: string;
  state: 'draft' | 'confirmed' | 'withdrawn';
  decidedBy: string | null;
  decidedAt: string | null;
  runId: string | null;
}
export interface EntryAnswer {
  drafts: ManualEntry[];
  refused: { where: string; reason: string }[];
}

/** Who brought a value by hand, and who confirmed it. */
export interface HandledBy {
  kind: 'upload' | 'entry';
  author: string;
  approver: string | null;
  note: string;
}
