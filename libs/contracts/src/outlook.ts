import { z } from 'zod';
import type { Cadence } from './cadence.js';
import { durationMs } from './period.js';
import { Bilingual, Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();

/** How far apart the values of a history lie that an outlook is made from. */
export const OutlookStep = z.enum(['hour', 'day', 'week', 'month', 'quarter', 'year']);
export type OutlookStep = z.infer<typeof OutlookStep>;

/** Why there is none. */
export const NoOutlook = z.enum(['no-history', 'too-short', 'too-gappy', 'constant', 'no-step', 'given-up']);
export type NoOutlook = z.infer<typeof NoOutlook>;

export const OutlookPoint = z.object({
  from: EpochMs.describe('Where the step begins'),
  to: EpochMs.describe('The first moment after it'),
  value: z.number().describe('What is foreseen'),
  lower: z.number(),
  upper: z.number().describe('Between the two lie as many usual values as `level` says'),
});
export type OutlookPoint = z.infer<typeof OutlookPoint>;

/** What one series will be by its own history, and within which band. */
export const Outlook = z.object({
  indicator: z.string(),
  area: z.string(),
  unit: z.string(),
  step: OutlookStep.nullable().describe('null where the schedule of the indicator has no step that a history can be made of'),
  level: z.number().describe('Share of usual values that lie within the band'),
  madeAt: EpochMs,
  model: z.object({ name: z.string(), version: z.string() }).nullable(),
  history: z
    .object({
      from: EpochMs,
      to: EpochMs,
      steps: z.number().int().describe('Steps that the model was given'),
      filled: z.number().int().describe('Of these, how many were missing and stand as their neighbours do'),
      seasons: z.array(z.number().int()).describe('After how many steps the history repeats itself'),
    })
    .nullable()
    .describe('What it was made from; the newest reading is judged by it and no part of it'),
  points: z.array(OutlookPoint).describe('From the step of the newest reading on, at least to the end of the period'),
  periodEndsAt: EpochMs.nullable().describe('End of the day, month or year in which the newest reading lies, by its step'),
  simulated: z.boolean().describe('Whether any value behind it was simulated'),
  none: z.object({ code: NoOutlook, why: Bilingual }).nullable().describe('Why there is none'),
});
export type Outlook = z.infer<typeof Outlook>;

const AreaCode = z.string().regex(/^[0-9A-Za-z-]{1,16}$/, 'must be the code of an area');

/** `GET /api/v1/outlook` */
export const OutlookQuery = z.strictObject({
  indicator: Slug.describe('id of an indicator'),
  area: AreaCode.optional().describe('code of an area, as `province` lists them; the whole province when absent'),
});
export type OutlookQuery = z.infer<typeof OutlookQuery>;

const dayMs = 86_400_000;
const fixedSteps: Readonly<Record<number, OutlookStep>> = { [dayMs]: 'day', [7 * dayMs]: 'week' };

/** In which steps the history of an indicator is looked at, by its schedule: what comes more often than once an hour, by the hour. */
export function outlookStep({ every }: Cadence): OutlookStep | null {
  const ms = durationMs(every);
  if (ms !== null) return ms < dayMs ? 'hour' : (fixedSteps[ms] ?? null);
  return OutlookStep.safeParse(every).data ?? null;
}
