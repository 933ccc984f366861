import type { ComponentId, EventState, FeedEvent, KnownSchema, Provenance, Reading, Rejected, RunOutcome, SchemaChange, SchemaEntry } from '@ioc/contracts';
import type { SeriesChange } from '@ioc/platform';

/*
 * What goes into the store and what it answers. All moments are epoch milliseconds, UTC.
 */

/** One indicator for one area, with its further dimension if it has one. */
export interface SeriesRef {
  indicator: string;
  area: string;
  breakdown?: string | undefined;
}

/** One key per series, for maps. */
export function seriesKey({ indicator, area, breakdown }: SeriesRef): string {
  return `${indicator} ${area} ${breakdown ?? ''}`;
}

/** A value that a derived number was made of. */
export interface Operand {
  indicator: string;
  area: string;
  value: number | null;
  period: string;
  /** End of the period, or the instant. */
  at: number;
  feed: string;
}

/** A reading that passed the gate, its time resolved. */
export interface ResolvedReading extends Reading {
  component: ComponentId;
  /** First moment of what it speaks of; equals `endMs` for an instant. */
  startMs: number;
  /** First moment after it: the reading's place in history. */
  endMs: number;
  /** The age counts from here … */
  ageFromMs: number;
  /** … and the source's own schedule is missed after here. */
  staleAtMs: number;
  /** Only for derived numbers. */
  operands?: Operand[];
  /** Only where it differs from the batch's, as derived numbers do. */
  provenance?: Provenance;
}

/** One poll of one feed, whatever its outcome. */
export interface FeedRunRecord {
  /** UUID, version 7; see `newRunId`. */
  id: string;
  feed: string;
  /** Adapter kind. */
  adapter: string;
  contractVersion: number;
  startedAt: number;
  /** Also when its readings count as received. */
  finishedAt: number;
  outcome: RunOutcome;
  /** In plain words, secrets redacted; null when all went well. */
  fault: string | null;
  latencyMs: number;
  rejected: number;
  /** Why it was made other than by its schedule, and by whom. */
  note?: string | null;
}

/** An archived payload that a run rests on. */
export interface RawRef {
  sha256: string;
  name: string;
  contentType: string;
  /** Size before compression. */
  bytes: number;
  /** Address or path without any secret. */
  locator: string;
}

/** What a poll of a source adds to its scorecard; absent for runs that no source made: derived numbers, replays. */
export interface Tally {
  accepted: number;
  refused: number;
  /** Records that said once more what another one of the same poll said. */
  duplicates: number;
  /** Cross-checks that did not hold. */
  breaches: number;
  /** Times that the source's schema broke: 0 or 1. */
  drifts: number;
  /** Figures whose unit was converted, and names that were found by an alias or in another spelling. */
  repairs: number;
  /** Until when the feed counts as on its schedule; null when the source was not heard. */
  liveUntil: number | null;
}

/** How the schema of a feed stands from now on. */
export interface SchemaState {
  known: KnownSchema;
  /** While the source differs from it. */
  drift: {
    sinceMs: number;
    changes: SchemaChange[];
    /** Names the mapping for which `changes` says what is read from each field. */
    mapping: string;
  } | null;
}

export interface StoredSchema extends SchemaState {
  /** Of the row; 0 while there is none. */
  version: number;
  /** Polls that held something for the first time. */
  samples: SchemaSample[];
}

/** A poll whose payloads tell what is read from a field. */
export interface SchemaSample {
  /** When it was fetched. */
  atMs: number;
  raw: RawRef[];
}

/** A change of a feed's schema, written with the poll that showed it. */
export interface SchemaWrite extends SchemaState {
  /** Of the row on which it was decided; when that has changed since, nothing is written. */
  version: number;
  /** Whether the payloads of this poll are kept as a sample. */
  isSample: boolean;
  entries: Pick<SchemaEntry, 'kind' | 'changes'>[];
  /** Raised or taken back with it, and not without it: nobody would close the alarm of a drift that is not stored. */
  alarm?: IngestBatch['events'][number] | undefined;
}

export interface IngestBatch {
  run: FeedRunRecord;
  provenance: Provenance;
  /** In the order in which the adapter saw them. */
  raw: RawRef[];
  readings: ResolvedReading[];
  /** `component` is the feed's. */
  events: (FeedEvent & { component: ComponentId })[];
  rejected: Rejected[];
  tally?: Tally;
  schema?: SchemaWrite | undefined;
}

export interface IngestResult {
  /** Series whose latest value, marks or age moved. */
  changes: SeriesChange[];
  /** Readings that were not known before, late ones included. */
  added: number;
  /** Readings that replaced another value for the same time. */
  revised: number;
  /** Readings that said again what was known. */
  confirmed: number;
  events: {
    /** Open events that are new or changed. */
    upserted: EventState[];
    /** Identities (`feed/id`) of events that were open until now. */
    closed: string[];
  };
  /** Right after the COMMIT. */
  storedAt: number;
}
