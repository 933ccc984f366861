import { z } from 'zod';

/** What a sample may be read as; the likeliest first. */
export const KindCandidate = z.object({
  /** Adapter kind, e.g. `spreadsheet`. */
  kind: z.string(),
  /** 0 to 1. */
  score: z.number(),
  /** Which bytes or words said so. */
  reason: z.string(),
});
export type KindCandidate = z.infer<typeof KindCandidate>;

/** A column of a table, as it stands in the sample. */
export const FoundColumn = z.object({
  /** Letters of the column, for people alone: a feed names columns by their words. */
  letter: z.string(),
  /** Header, its rows joined by a blank. */
  text: z.string(),
  /** Unit that the header says. */
  unit: z.string().nullable(),
  /** Cells below that hold a figure, a text, nothing. */
  figures: z.number().int(),
  texts: z.number().int(),
  blanks: z.number().int(),
  /** Decimal mark that the texts of the column prove, and the text that proves it. */
  decimal: z.object({ mark: z.enum([',', '.', 'mixed']), evidence: z.string() }).nullable(),
  /** Distinct texts below, as they stand; at most 60. */
  values: z.array(z.string()),
});
export type FoundColumn = z.infer<typeof FoundColumn>;

export const FoundTable = z.object({
  sheet: z.string(),
  /** Place among the visible sheets, from 1. */
  position: z.number().int(),
  hidden: z.boolean(),
  /** Texts above the header. */
  title: z.array(z.string()),
  /** Row of the header's last line, from 1. */
  headerRow: z.number().int(),
  columns: z.array(FoundColumn),
  rows: z.number().int(),
  /** The first rows below the header. */
  sample: z.array(z.array(z.string())),
  /** Periods that the title, the sheet's name or the file's name say. */
  periods: z.array(z.string()),
});
export type FoundTable = z.infer<typeof FoundTable>;

/** A list of records in a JSON answer. */
export const FoundRecords = z.object({
  /** JSON pointer; empty for the root. */
  pointer: z.string(),
  records: z.number().int(),
  fields: z.array(z.object({ name: z.string(), type: z.enum(['number', 'text', 'other']), values: z.array(z.string()) })),
});
export type FoundRecords = z.infer<typeof FoundRecords>;

/** `POST /api/v1/onboarding/inspect`: what was found in a sample. */
export const SampleFound = z.object({
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  kinds: z.array(KindCandidate),
  tables: z.array(FoundTable),
  records: z.array(FoundRecords),
});
export type SampleFound = z.infer<typeof SampleFound>;
