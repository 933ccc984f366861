import { z } from 'zod';
import type { Qualifier, ReadingStatus } from './words.js';

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
export interface SaidReading {
  value: number | null;
  status: ReadingStatus | null;
  qualifier: Qualifier | null;
  where: string | null;
}

export interface ReplayChange {
  /** `gone`: today's mapping no longer brings what a payload brought then. */
  kind: 'new' | 'changed' | 'gone';
  indicator: string;
  area: string;
  breakdown?: string;
  period: string;
  /** End of the period, or the instant, ISO UTC. */
  at: string;
  before: SaidReading | null;
  after: SaidReading | null;
}

export interface ReplayPreview {
  feed: string;
  from: string;
  to: string;
  /** Polls whose payloads were parsed again, and how many different payloads that were. */
  runs: number;
  payloads: number;
  counts: Record<ReplayChange['kind'] | 'same' | 'keptNewer' | 'rejected', number>;
  /** Polls that today's mapping cannot read; what they brought stays as it is. */
  unreadable: { runId: string; at: string; reason: string }[];
  /** The first so many of all changes. */
  changes: ReplayChange[];
  /** Digest of all changes: what `apply` is asked to write. */
  digest: string;
}

export interface ReplayApplied {
  feed: string;
  counts: ReplayPreview['counts'];
  /** Runs under which the changes were stored. */
  runIds: string[];
  /** Refused records that are refused no more. */
  resolved: number;
}
