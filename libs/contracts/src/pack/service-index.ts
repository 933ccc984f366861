import { z } from 'zod';
import { Bilingual, Slug } from '../words.js';

const Code = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/, 'must be a code of the source: letters, digits, points and hyphens');

/** A metric of the index: points for a share. */
export const IndexMetric = z.strictObject({
  id: Slug,
  code: Code.describe('What the source calls it; its counts are the series metric=<code>'),
  name: Bilingual,
  max: z.number().positive().max(100).describe('Points for the whole share'),
  fullAt: z.number().positive().max(1).default(1).describe('Share at which all points are reached: points = the least of max and max × share ÷ fullAt'),
  whenNone: z.enum(['full', 'zero', 'none']).describe('Points when there is nothing to divide by: all, none, or unknown'),
  more: z.enum(['within', 'new']).describe('How one more is won. within: of those that are counted in the whole already; new: a new one comes into the part and into the whole'),
  effort: z.number().positive().default(1).describe('Work of one more, beside that of one dossier; an assumption of this centre, for the order of advice alone'),
  unit: Bilingual.describe('What is won, as in "214 more …"'),
  source: z.string().min(1).describe('Where weight, ceiling and the rule for nothing to divide by were found'),
});
export type IndexMetric = z.infer<typeof IndexMetric>;

export const IndexGroup = z.strictObject({
  id: Slug,
  name: Bilingual,
  max: z.number().positive().max(100),
  published: Slug.optional().describe('Indicator with the points that the portal itself publishes'),
  metrics: z.array(IndexMetric).min(1),
});
export type IndexGroup = z.infer<typeof IndexGroup>;

/** An agency whose counts the source tells apart. */
const IndexAgency = z.strictObject({ organisation: Slug, code: Code.describe('What the source calls it; its counts are the series metric=<code>;agency=<code>') });

/** service-index.yaml: by which rules points are worked out (Decision 766/QĐ-TTg). */
export const ServiceIndexFile = z.strictObject({
  name: Bilingual,
  max: z.number().positive(),
  estimate: Bilingual.describe('Why what is worked out is an estimate; said wherever it is shown'),
  source: z.string().min(1),
  published: Slug.optional().describe('Indicator with the total that the portal itself publishes'),
  part: Slug.describe('Indicator with what counts, by month, one series for each metric'),
  whole: Slug.describe('Indicator with what it is divided by'),
  advice: z.number().positive().default(0.5).describe('Points that one piece of advice is about'),
  groups: z.array(IndexGroup).min(1),
  agencies: z.array(IndexAgency).default([]),
});
export type ServiceIndexFile = z.infer<typeof ServiceIndexFile>;
