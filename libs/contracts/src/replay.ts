import { z } from 'zod';
import { Qualifier, ReadingStatus } from './words.js';

const Moment = z.iso.datetime({ offset: true });

/** `POST /api/v1/feeds/:id/replay`: archived payloads that came between two moments are parsed again with today's mapping. Nothing is stored. */
export const ReplayRequest = z
  .strictObject({ from: Moment, to: Moment.optional() })
  .refine(({ from, to }) => to === undefined || Date.parse(from) <= Date.parse(to), { message: 'must not be after `to`', path: ['from'] });
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/** `POST /api/v1/feeds/:id/replay/apply`: writes the diff that was shown, and no other. */
export const ReplayOrder = z
  .strictObject({
    from: Moment,
    to: Moment.optional(),
    digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be the digest of the preview'),
    /** Who orders it, and why: kept with every revision. */
    by: z.string().trim().min(1).max(120),
    note: z.string().trim().min(1).max(500),
  })
  .refine(({ from, to }) => to === undefined || Date.parse(from) <= Date.parse(to), { message: 'must not be after `to`', path: ['from'] });
export type ReplayOrder = z.infer<typeof ReplayOrder>;

/** What a reading says, before or after. */
export const SaidReading = z.object({
  value: z.number().nullable(),
  status: ReadingStatus.nullable(),
  qualifier: Qualifier.nullable(),
  where: z.string().nullable(),
});
export type SaidReading = z.infer<typeof SaidReading>;

export const ReplayChange = z.object({
  /** `gone`: today's mapping no longer brings what a payload brought then. */
  kind: z.enum(['new', 'changed', 'gone']),
  indicator: z.string(),
  area: z.string(),
  breakdown: z.string().optional(),
  period: z.string(),
  /** End of the period, or the instant, ISO UTC. */
  at: z.iso.datetime(),
  before: SaidReading.nullable(),
  after: SaidReading.nullable(),
});
export type ReplayChange = z.infer<typeof ReplayChange>;

export const ReplayPreview = z.object({
  feed: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Polls whose payloads were parsed again, and how many different payloads that were. */
  runs: z.number().int(),
  payloads: z.number().int(),
  counts: z.record(z.enum([...ReplayChange.shape.kind.options, 'same', 'keptNewer', 'rejected']), z.number().int()),
  /** Polls that today's mapping cannot read; what they brought stays as it is. */
  unreadable: z.array(z.object({ runId: z.string(), at: z.iso.datetime(), reason: z.string() })),
  /** The first so many of all changes. */
  changes: z.array(ReplayChange),
  /** Digest of all changes: what `apply` is asked to write. */
  digest: z.string(),
});
export type ReplayPreview = z.infer<typeof ReplayPreview>;

export const ReplayApplied = z.object({
  feed: z.string(),
  counts: ReplayPreview.shape.counts,
  /** Runs under which the changes were stored. */
  runIds: z.array(z.string()),
  /** Refused records that are refused no more. */
  resolved: z.number().int(),
});
export type ReplayApplied = z.infer<typeof ReplayApplied>;
