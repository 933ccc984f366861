import { z } from 'zod';
import { Cadence } from '../cadence.js';
import { Aggregate, Bilingual, ComponentId, Polarity, Slug } from '../words.js';

/** What is wanted of an indicator: a floor, a ceiling or both. */
export const Target = z
  .strictObject({ min: z.number().optional(), max: z.number().optional(), source: z.string().optional() })
  .refine((target) => target.min !== undefined || target.max !== undefined, 'needs min, max or both');
export type Target = z.infer<typeof Target>;

/**
 * An indicator (chỉ tiêu): screens, rules and the gate read this instead of knowing units.
 * A `formula` makes it derived: an arithmetic expression over other indicators' ids, in brackets,
 * e.g. `[state-budget-revenue] / 4500 * 100`; `previous([x])` is the value one cadence step before,
 * `samePeriod([x])` the one a year before.
 */
export const Indicator = z.strictObject({
  id: Slug,
  name: Bilingual,
  /** Name for a tile of a wall; at most about 22 characters. */
  shortName: Bilingual.optional(),
  unit: z.string(),
  /** Digits after the decimal comma on screens. */
  decimals: z.number().int().min(0).max(6).default(0),
  polarity: Polarity,
  cadence: Cadence,
  /** Outside of `[min, max]` a value is faulty and lies in quarantine. */
  possible: z.tuple([z.number(), z.number()]).refine(([min, max]) => min <= max, 'the first bound must not be above the second'),
  aggregate: Aggregate,
  /** Indicator whose values weigh a `weighted-mean`. */
  weight: Slug.optional(),
  target: Target.optional(),
  formula: z.string().min(1).optional(),
  /** Organisation that answers for the figure. */
  source: Slug,
  /** The department's system, in its own words. */
  system: z.string().optional(),
  /** Gaps that are known, said beside the number. */
  coverage: z.string().optional(),
  /** Remark on how plausible or how old the figure is. */
  note: z.string().optional(),
});
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorsFile = z.strictObject({ component: ComponentId, indicators: z.array(Indicator).min(1) });
