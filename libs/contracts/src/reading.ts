import { z } from 'zod';
import type { SeenSchema } from './feed-schema.js';
import { InstantOrPeriod } from './time-texts.js';
import { CameraState, EventStatus, Qualifier, ReadingStatus, Severity, Slug } from './words.js';

/**
 * One value of one indicator for one area at one time, as an adapter says it.
 * `value: null` means "known to be missing", never 0.
 */
export const Reading = z.strictObject({
  indicator: Slug,
  /** Code of the area in the province pack, e.g. `608`; adapters resolve names to codes. */
  area: z.string().min(1),
  /** A further dimension, e.g. `channel=zalo`; absent for the plain series. */
  breakdown: z.string().max(120).optional(),
  value: z.number().nullable(),
  /** When the SOURCE says it was so. */
  at: InstantOrPeriod,
  /** When the source published or observed it, for a period: the moment that its age counts from. */
  asOf: z.iso.datetime({ offset: true }).optional(),
  status: ReadingStatus.optional(),
  qualifier: Qualifier.optional(),
  /** Where in the payload the figure stands: JSON pointer, XPath or sheet!cell. */
  where: z.string().max(300).optional(),
});
export type Reading = z.infer<typeof Reading>;

/** A discrete happening from a feed: citizen report, traffic accident, security finding. */
export const FeedEvent = z.strictObject({
  /** The source's own identifier; (feed, id) is the identity. */
  id: z.string().min(1).max(200),
  kind: Slug,
  title: z.string().min(1).max(300),
  description: z.string().max(2000).optional(),
  severity: Severity,
  status: EventStatus,
  area: z.string().optional(),
  organisation: z.string().max(200).optional(),
  place: z.string().max(300).optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  startedAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }).optional(),
  dueAt: z.iso.datetime({ offset: true }).optional(),
  where: z.string().max(300).optional(),
});
export type FeedEvent = z.infer<typeof FeedEvent>;

/** What a source says of one camera. */
export const CameraReport = z.strictObject({
  /** The source's own name of it. */
  camera: z.string().min(1).max(120),
  /** `unknown` also where the source connects on demand only and nobody watches: that is no outage. */
  state: CameraState,
  /** Why, in words: no address, no login. */
  note: z.string().max(300),
  where: z.string().max(300),
});
export type CameraReport = z.infer<typeof CameraReport>;

/** What was not taken from a payload, and why. */
export const Rejected = z.strictObject({
  where: z.string(),
  raw: z.string(),
  reason: z.string(),
  /** Passed over by a rule and no fault of the source: headings, numbering rows, subtotals, series without a mapping. */
  skipped: z.literal(true).optional(),
});
export type Rejected = z.infer<typeof Rejected>;

/** The whole answer of `parse`. */
export interface FeedBatch {
  readings: Reading[];
  events: FeedEvent[];
  rejected: Rejected[];
  /** From sources that know cameras. */
  cameras?: CameraReport[];
  /** How the payloads are built, where only the adapter's settings can name the fields, as columns that are found by their words. */
  schema?: SeenSchema;
  /** Units that were converted and names that were found by another spelling than the catalogue's; set by who reads them. */
  repairs?: number;
}
