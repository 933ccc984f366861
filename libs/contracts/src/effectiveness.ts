import { z } from 'zod';
import { parseTime } from './period.js';
import { Bilingual } from './words.js';

/** A month, a half-year or a year of the province's calendar. */
export const EffectPeriod = z
  .string()
  .regex(/^\d{4}(-(\d{2}|S[12]))?$/, 'must be a month (2026-11), a half-year (2026-S2) or a year (2026)')
  .refine((period) => parseTime(period) !== null, 'there is no such month, half-year or year');
const period = EffectPeriod.describe('a month, a half-year or a year: 2026-11, 2026-S2, 2026');

/** How well the centre itself does. */
export const EffectFigure = z.enum([
  'alarm-acknowledge',
  'alarm-close',
  'incident-assign',
  'incident-close',
  'directive-receive',
  'directive-done',
  'directive-on-time',
  'report-answer',
  'report-refuse',
  'report-supplement',
  'report-publish',
  'alarm-calls',
  'flood',
  'chattering',
  'stale-alarm',
  'overloaded-day',
  'feed-silence',
  'act',
  'scene-order',
  'drill-down',
]);
export type EffectFigure = z.infer<typeof EffectFigure>;

/** What a figure's number is: a time in milliseconds (median), a share of 0 to 1, a count, a count an hour, or a sum of milliseconds. */
export const EffectUnit = z.enum(['time', 'share', 'count', 'per-hour', 'duration']);
export type EffectUnit = z.infer<typeof EffectUnit>;

/** By what records are taken together. */
export const EffectBy = z.enum(['all', 'priority', 'organisation', 'subject']);
export type EffectBy = z.infer<typeof EffectBy>;

/** `GET /api/v1/effectiveness` */
export const EffectivenessQuery = z.strictObject({ period });
export type EffectivenessQuery = z.infer<typeof EffectivenessQuery>;

/** `GET /api/v1/effectiveness/records` */
export const EffectRecordsQuery = z.strictObject({
  period,
  figure: EffectFigure.describe('the figure whose records are asked for'),
  by: EffectBy.default('all').describe('the records of a row: by what they are taken together'),
  of: z.string().max(200).default('').describe('... and which: p1, an organisation, a feed, an indicator'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('at most so many records, newest first'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('leaves out so many of the first'),
});
export type EffectRecordsQuery = z.infer<typeof EffectRecordsQuery>;

/** `GET /api/v1/effectiveness/report` */
export const EffectReportQuery = z.strictObject({ period, lang: z.enum(['vi', 'en']).default('vi').describe('language of the workbook') });
export type EffectReportQuery = z.infer<typeof EffectReportQuery>;

export const EffectRow = z.strictObject({
  figure: EffectFigure,
  by: EffectBy,
  of: z.string(),
  name: Bilingual.describe('Of what it is'),
  value: z.number().nullable(),
  p90: z.number().nullable().describe('Of times: what nine of ten do not exceed, milliseconds'),
  part: z.number().nullable().describe('Of times those that have ended, of shares those that hold, otherwise the count or the sum'),
  whole: z.number().nullable().describe('Of times and shares all of them, of counts an hour the operator-hours, of silence the watched milliseconds'),
  reason: Bilingual.nullable().describe('Why the value is not known'),
});
export type EffectRow = z.infer<typeof EffectRow>;

export const Effectiveness = z.strictObject({
  period: EffectPeriod,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  until: z.iso.datetime().describe('Up to when it is counted'),
  operatorHours: z.number().describe('Hours that posts of the shift plan were filled'),
  figures: z.array(z.strictObject({ id: EffectFigure, name: Bilingual, unit: EffectUnit, definition: Bilingual })),
  rows: z.array(EffectRow),
});
export type Effectiveness = z.infer<typeof Effectiveness>;

/** One record that figures rest on. */
export const EffectRecord = z.strictObject({
  at: z.number().describe('When it began, milliseconds since 1970'),
  until: z.number().nullable().describe('When it ended; null when it has not'),
  holds: z.boolean().nullable().describe('Of shares: whether it was in time'),
  priority: z.string().nullable(),
  organisation: z.string().nullable(),
  subject: z.string().describe('Identity of the alarm, incident, directive, event, feed, indicator or scene'),
  title: Bilingual,
});
export type EffectRecord = z.infer<typeof EffectRecord>;

export const EffectRecords = z.strictObject({ total: z.number().int(), records: z.array(EffectRecord) });
export type EffectRecords = z.infer<typeof EffectRecords>;
