import { z } from 'zod';
import { Duration } from '../time-texts.js';
import { PersonalData } from './personal-data.js';
import { Bilingual, ComponentId, Slug } from '../words.js';

/** A secret by reference; a literal secret in a pack is refused. */
export const SecretRef = z.union([
  z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must name an environment variable') }),
  z.strictObject({ file: z.string().min(1) }),
]);
export type SecretRef = z.infer<typeof SecretRef>;

/** When the runner polls, and when silence means that the feed missed its schedule. */
export const PollSchedule = z.strictObject({
  every: Duration,
  timeout: Duration.default('PT20S'),
  /** The feed is stale when nothing was heard for `every` + `grace`. */
  grace: Duration.default('PT10S'),
});

/** A department's configured source (nguồn). `settings` is checked by the adapter that `kind` names. */
export const Feed = z.strictObject({
  id: Slug,
  name: Bilingual,
  component: ComponentId,
  /** The organisation that runs the source. */
  organisation: Slug,
  /** Adapter kind, e.g. `sdmx-ml`. */
  kind: Slug,
  enabled: z.boolean().default(true),
  poll: PollSchedule,
  /** Indicators that this feed brings; a reading of any other is refused. */
  indicators: z.array(Slug).min(1, 'a feed without an indicator brings nothing: name at least one'),
  /** Kinds of events that it may bring. */
  events: z.array(Slug).default([]),
  limits: z
    .strictObject({
      bytes: z.number().int().positive().default(10_000_000),
      rows: z.number().int().positive().default(50_000),
      depth: z.number().int().positive().default(32),
      string: z.number().int().positive().default(20_000),
    })
    .prefault({}),
  /** For feeds of citizens' reports and the like. */
  personalData: PersonalData.optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type Feed = z.infer<typeof Feed>;

export const FeedsFile = z.strictObject({ feeds: z.array(Feed).min(1) });
