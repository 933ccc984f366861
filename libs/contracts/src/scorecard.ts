import { z } from 'zod';
import { parseTime } from './period.js';
import { Bilingual, ComponentId, Slug } from './words.js';

/** The ministry's four words for good data: đúng, đủ, sạch, sống. */
export const ScoreWord = z.enum(['accurate', 'complete', 'clean', 'live']);
export type ScoreWord = z.infer<typeof ScoreWord>;

/** A week, a month or a quarter of the province's calendar. */
export const ScorePeriod = z
  .string()
  .regex(/^\d{4}-(W\d{2}|\d{2}|Q[1-4])$/, 'must be a week (2026-W47), a month (2026-11) or a quarter (2026-Q4)')
  .refine((period) => parseTime(period) !== null, 'there is no such week, month or quarter');

/** `GET /api/v1/scorecard` */
export const ScorecardQuery = z.strictObject({
  period: ScorePeriod.describe('a week, a month or a quarter: 2026-W47, 2026-11, 2026-Q4'),
  component: ComponentId.optional().describe('one of the seven components; all when absent'),
  organisation: Slug.optional().describe('id of an organisation; all when absent'),
});
export type ScorecardAsked = z.infer<typeof ScorecardQuery>;

/** `GET /api/v1/scorecard/records`: what one figure of one feed rests on. */
export const ScoreRecordsQuery = z.strictObject({
  period: ScorePeriod.describe('a week, a month or a quarter: 2026-W47, 2026-11, 2026-Q4'),
  feed: Slug.describe('id of a feed'),
  measure: ScoreWord.describe('which of the four words'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('rows of the page'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('rows before the page'),
});
export type ScoreRecordsAsked = z.infer<typeof ScoreRecordsQuery>;

/** `GET /api/v1/scorecard/letter`: a draft that reminds one organisation of what is late or wrong. */
export const ScoreLetterQuery = z.strictObject({
  period: ScorePeriod.describe('a week, a month or a quarter: 2026-W47, 2026-11, 2026-Q4'),
  organisation: Slug.describe('id of the organisation that is written to'),
});
export type ScoreLetterAsked = z.infer<typeof ScoreLetterQuery>;

/** `part` ÷ `whole`; `value` is null, with the reason, when there is nothing to divide by. */
export const Share = z.strictObject({
  /** 0 to 1, never rounded. */
  value: z.number().min(0).max(1).nullable(),
  part: z.number(),
  whole: z.number(),
  reason: Bilingual.nullable(),
});
export type Share = z.infer<typeof Share>;

/** A number that may be unknown; then `reason` says why. */
export const Count = z.strictObject({ value: z.number().nullable(), reason: Bilingual.nullable() });
export type Count = z.infer<typeof Count>;

export const ScoreFigures = z.strictObject({
  /** đúng: accepted ÷ (accepted + refused) records. */
  accurate: Share,
  /** Sums and the like that did not hold. */
  crossBreaches: Count,
  /** Readings changed after the end of what they speak of. */
  revisions: Count,
  /** đủ: cells there by their due time ÷ cells expected. */
  complete: Share,
  /** Of those not there by their due time: came after it. */
  late: Count,
  /** … and have not come at all. */
  missing: Count,
  /** sạch: records neither refused nor repeated ÷ all records. */
  clean: Share,
  duplicates: Count,
  refusals: Count,
  drift: Count,
  repairs: Count,
  /** sống: milliseconds on schedule ÷ milliseconds in which Rông was watching. */
  live: Share,
  /** Milliseconds from question to COMMIT, rounded up to two digits, that 95 of 100 polls do not exceed. */
  latencyP95Ms: Count,
});
export type ScoreFigures = z.infer<typeof ScoreFigures>;

export const ScoreRow = z.strictObject({
  id: Slug,
  name: Bilingual,
  /** Of a feed only. */
  organisation: Slug.optional(),
  component: ComponentId.optional(),
  /** Mean of those of the four shares that are known, 0 to 1. */
  score: z.number().nullable(),
  /** Place in its table; equal scores share one. */
  rank: z.number().int().nullable(),
  figures: ScoreFigures,
});
export type ScoreRow = z.infer<typeof ScoreRow>;

export const Scorecard = z.strictObject({
  period: ScorePeriod,
  /** First moment, first moment after it, and up to when it is counted, ISO UTC. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Milliseconds of the counted time in which Rông itself was running. */
  watchedMs: z.number(),
  /** What each figure means, for the page; keys are those of `figures`, and `score`, `watched`. */
  definitions: z.record(z.string(), Bilingual),
  /** Best first; those without a score last. */
  feeds: z.array(ScoreRow),
  organisations: z.array(ScoreRow),
  components: z.array(ScoreRow),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** One record that a figure rests on. */
export const ScoreRecord = z.strictObject({
  kind: z.enum(['refused', 'revised', 'late', 'missing', 'silent', 'drifted']),
  /** When it was seen, changed, due, or fell silent; ISO UTC. */
  at: z.iso.datetime(),
  /** When it came or ended; null when it has not. */
  until: z.iso.datetime().nullable(),
  indicator: z.string().nullable(),
  area: z.string().nullable(),
  /** The period that it speaks of. */
  period: z.string().nullable(),
  /** Place in the payload, the text there, and why it was refused. */
  where: z.string().nullable(),
  raw: z.string().nullable(),
  reason: z.string().nullable(),
  /** In how many polls it came. */
  times: z.number().int(),
});
export type ScoreRecord = z.infer<typeof ScoreRecord>;

export const ScoreRecords = z.strictObject({ total: z.number().int(), records: z.array(ScoreRecord) });
export type ScoreRecords = z.infer<typeof ScoreRecords>;
