import { z } from 'zod';
import { parseTime } from './period.js';
import { IndexMetric } from './pack/service-index.js';
import { Bilingual, Slug } from './words.js';

/** A month, a quarter or a year of the province's calendar. */
const IndexPeriod = z
  .string()
  .regex(/^\d{4}(-(\d{2}|Q[1-4]))?$/, 'must be a month (2026-11), a quarter (2026-Q4) or a year (2026)')
  .refine((period) => parseTime(period) !== null, 'there is no such month, quarter or year');

/** `GET /api/v1/service-index` */
export const ServiceIndexQuery = z.strictObject({
  period: IndexPeriod.describe('a month, a quarter or a year: 2026-11, 2026-Q4, 2026'),
  agency: Slug.optional().describe('id of an organisation; the whole province when absent'),
});
export type ServiceIndexQuery = z.infer<typeof ServiceIndexQuery>;

/** What counts, and what it is divided by; null where nobody has said it. */
const Counted = { part: z.number().nullable(), whole: z.number().nullable() };

export const MetricPoints = IndexMetric.extend({
  ...Counted,
  share: z.number().nullable().describe('part ÷ whole, 0 to 1, never rounded'),
  points: z.number().nullable().describe('Null where they are not known; then the metric is left out of every sum'),
  lost: z.number().nullable().describe('max − points'),
  breakdown: z.string().describe('Names its two series'),
  forecast: z.number().nullable().describe('Points at the end of the period at this pace'),
});
export type MetricPoints = z.infer<typeof MetricPoints>;

/** Points over those metrics that are known. */
const Sum = {
  points: z.number().nullable(),
  lost: z.number().nullable(),
  knownMax: z.number().describe('Points that the known metrics could have'),
};

export const GroupPoints = z.strictObject({
  id: Slug,
  name: Bilingual,
  max: z.number(),
  ...Sum,
  forecast: z.number().nullable(),
  published: z.object({ indicator: z.string(), value: z.number().nullable() }).nullable().describe('What the portal itself publishes, newest, for the whole province'),
  metrics: z.array(MetricPoints),
});
export type GroupPoints = z.infer<typeof GroupPoints>;

/** So many more of something, for so many more points. */
export const NextPoints = z.object({
  metric: Slug,
  group: Slug,
  units: z.number().int().positive(),
  gain: z.number().describe('Points that they bring'),
  effort: z.number().describe('units × effort of one'),
});
export type NextPoints = z.infer<typeof NextPoints>;

export const AgencyPoints = z.object({ id: z.string(), name: z.string(), ...Sum, groups: z.array(z.object({ id: Slug, ...Sum })) });
export type AgencyPoints = z.infer<typeof AgencyPoints>;

export const ServiceIndex = z.object({
  period: IndexPeriod,
  agency: z.string().nullable(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  until: z.iso.datetime().describe('Up to when it is counted'),
  missing: z.array(z.string()).describe('Months of the period that have begun and of which nothing is known: they are in no sum'),
  name: Bilingual,
  max: z.number(),
  estimate: Bilingual.describe('Why it is an estimate'),
  source: z.string(),
  indicators: z.object({ part: z.string(), whole: z.string() }),
  published: z.object({ indicator: z.string(), value: z.number().nullable() }).nullable(),
  ...Sum,
  forecast: z.object({
    points: z.number().nullable(),
    basis: z.enum(['over', 'recent', 'period']).describe('over: the period has ended; recent: at the pace of the days since `since`; period: at the pace of the period so far'),
    since: z.iso.datetime().describe('Since when the pace is measured'),
  }),
  groups: z.array(GroupPoints),
  next: z.array(NextPoints).describe('Least effort first'),
  agencies: z.array(AgencyPoints).describe('By the metrics whose counts the source tells apart by agency; most points lost first'),
});
export type ServiceIndex = z.infer<typeof ServiceIndex>;
