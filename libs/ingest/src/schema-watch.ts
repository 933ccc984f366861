import { createHash } from 'node:crypto';
import type { KnownSchema, SchemaChange, SchemaEntry, SeenSchema } from '@ioc/contracts';
import type { FieldPlace } from '@ioc/adapter-kit';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import type { RawArchive, SchemaSample, SchemaStore, SchemaWrite, StoredSchema } from '@ioc/store';
import type { BoundFeed } from './feed-runner.js';
import { acceptChanges, compareSchema, type FieldChange, type SchemaVerdict } from './schema-drift.js';

export interface SchemaWatchDeps {
  schemas: Pick<SchemaStore, 'of'>;
  archive: Pick<RawArchive, 'get'>;
  /** Indicators that are read from each of the fields, by what a sample tells; null where it tells nothing. */
  readFrom(bound: BoundFeed, payloads: readonly RawPayload[], places: readonly FieldPlace[]): Promise<(string[] | null)[]>;
}

/** What a poll's schema means for its figures. */
export interface SchemaLook {
  /** Why, by indicator that is paused. */
  paused: ReadonlyMap<string, string>;
  /** What is to be stored with the poll; absent when nothing changed. */
  write?: SchemaWrite;
  /** The alarm that is raised or taken back. */
  turn?: 'drifted' | 'healed';
  changes: readonly SchemaChange[];
}

const nothingPaused: SchemaLook = { paused: new Map(), changes: [] };

/** Looks at how each poll's payloads are built, and pauses what is read from a field that is gone or has become something else. */
export class SchemaWatch {
  constructor(private readonly deps: SchemaWatchDeps) {}

  /** @param nowMs when the poll's answer came */
  async look(bound: BoundFeed, seen: SeenSchema | undefined, nowMs: number): Promise<SchemaLook> {
    const stored = await this.deps.schemas.of(bound.feed.id);
    if (!seen && !stored.drift) return nothingPaused;
    return this.judge(bound, stored, { seen: seen ?? new Map(), nowMs });
  }

  private async judge(bound: BoundFeed, stored: StoredSchema, { seen, nowMs }: { seen: SeenSchema; nowMs: number }): Promise<SchemaLook> {
    const verdict = compareSchema(stored.known, seen);
    const mapping = mappingOf(bound);
    const before = stored.drift?.changes ?? [];
    // A container that this poll does not speak of stands as it stood.
    const broken = [...verdict.broken, ...before.filter(({ container }) => !seen.has(container))];
    const isRemapped = stored.drift !== null && stored.drift.mapping !== mapping;
    const isSettled = !isRemapped && isSame(before, broken);
    const changes = isSettled ? before : await this.withReaders(bound, stored, broken);
    return lookOf(stored, verdict, { before, changes, turn: turnOf(before, changes, isRemapped), isSettled, mapping, nowMs });
  }

  /** What a field's absence costs is asked of the samples; where none tells anything, everything the feed brings may depend on it. */
  private async withReaders(bound: BoundFeed, { samples }: StoredSchema, broken: readonly FieldChange[]): Promise<SchemaChange[]> {
    if (broken.length === 0) return [];
    const told = broken.map(() => new Set<string>());
    const isTold = broken.map(() => false);
    for (const sample of samples) {
      const payloads = await this.payloadsOf(sample);
      if (!payloads) continue;
      const found = await this.readersIn(bound, payloads, broken);
      found.forEach((indicators, at) => {
        if (indicators) isTold[at] = true;
        for (const indicator of indicators ?? []) told[at]?.add(indicator);
      });
    }
    return broken.map((change, at) => ({ ...change, indicators: isTold[at] ? [...(told[at] ?? [])].sort() : [...bound.feed.indicators] }));
  }

  /** Many fields of a large sample may take longer than a reader has: that tells nothing, and costs the poll nothing. */
  private async readersIn(bound: BoundFeed, payloads: readonly RawPayload[], broken: readonly FieldChange[]): Promise<(string[] | null)[]> {
    try {
      return await this.deps.readFrom(bound, payloads, broken.map(({ container, field }) => ({ container, field })));
    } catch (cause) {
      if (cause instanceof AdapterFault) return broken.map(() => null);
      throw cause;
    }
  }

  private async payloadsOf({ atMs, raw }: SchemaSample): Promise<RawPayload[] | null> {
    const payloads: RawPayload[] = [];
    for (const { sha256, name, contentType, locator } of raw) {
      const archived = await this.deps.archive.get(sha256);
      if (!archived) return null;
      payloads.push({ name, contentType, locator, body: archived.body, fetchedAt: new Date(atMs).toISOString() });
    }
    return payloads;
  }
}

interface Judged {
  before: SchemaChange[];
  changes: SchemaChange[];
  turn: Turn;
  /** Neither the changes nor the mapping are others than before. */
  isSettled: boolean;
  mapping: string;
  nowMs: number;
}

function lookOf(stored: StoredSchema, verdict: SchemaVerdict, judged: Judged): SchemaLook {
  const { turn, changes, isSettled } = judged;
  const isMended = turn === 'mended';
  const open = isMended ? [] : changes;
  const known: KnownSchema = isMended ? acceptChanges(verdict.known, changes) : verdict.known;
  const isSample = verdict.isWider || verdict.added.length > 0 || stored.samples.length === 0;
  const look = { paused: pausedBy(open), changes: open, ...(turn && { turn: turn === 'drifted' ? turn : ('healed' as const) }) };
  if (known === stored.known && isSettled && !isSample) return look;
  return { ...look, write: { version: stored.version, known, drift: driftOf(stored, open, judged), isSample, entries: entriesOf(stored, verdict.added, judged) } };
}

function driftOf({ drift }: StoredSchema, open: SchemaChange[], { mapping, nowMs }: Judged): SchemaWrite['drift'] {
  return open.length === 0 ? null : { sinceMs: drift?.sinceMs ?? nowMs, changes: open, mapping };
}

type Turn = 'drifted' | 'healed' | 'mended' | null;

/** @param isRemapped the mapping is another one than that for which the drift was judged */
function turnOf(before: readonly SchemaChange[], changes: readonly SchemaChange[], isRemapped: boolean): Turn {
  if (changes.length === 0) return before.length > 0 ? 'healed' : null;
  // The mapping reads nothing from there any more: the new form is the one that it was changed for.
  if (isRemapped && pausedBy(before).size > 0 && pausedBy(changes).size === 0) return 'mended';
  return isSame(before, changes) ? null : 'drifted';
}

type Told = Pick<SchemaEntry, 'kind' | 'changes'>;

function entriesOf({ version }: StoredSchema, added: readonly FieldChange[], { turn, before, changes }: Judged): Told[] {
  return [
    ...(version === 0 ? [{ kind: 'learnt' as const, changes: [] }] : []),
    ...(added.length > 0 ? [{ kind: 'added' as const, changes: added.map((change) => ({ ...change, indicators: [] })) }] : []),
    ...(turn ? [{ kind: turn, changes: turn === 'healed' ? before : changes }] : []),
  ];
}

/** Names what decides how a feed is read. */
function mappingOf({ feed, adapter, settings }: BoundFeed): string {
  return createHash('sha256').update(JSON.stringify([adapter.kind, settings, feed.indicators])).digest('hex');
}

const keyOf = ({ kind, container, field, after }: FieldChange): string => JSON.stringify([kind, container, field, after]);

function isSame(before: readonly FieldChange[], after: readonly FieldChange[]): boolean {
  return before.map(keyOf).sort().join() === after.map(keyOf).sort().join();
}

/** Names exactly these changes: who accepts them names it. */
export function driftFingerprint(changes: readonly FieldChange[]): string {
  return createHash('sha256').update(changes.map(keyOf).sort().join('\n')).digest('hex');
}

/** Why, by indicator that waits for one of these changes. */
export function pausedBy(changes: readonly SchemaChange[]): Map<string, string> {
  const paused = new Map<string, string>();
  for (const change of changes) for (const indicator of change.indicators) if (!paused.has(indicator)) paused.set(indicator, reasonOf(change));
  return paused;
}

/** How the reason of everything that is held back begins. */
const driftReason = 'schema drift';

function reasonOf({ kind, container, field, before, after }: SchemaChange): string {
  const place = `${container === '/' ? '' : container}/${field}`;
  const what = kind === 'removed' ? `${place}, from which it is read, is gone` : `${place}, from which it is read, was ${before.join(' or ')} and is ${after.join(' or ')}`;
  return `${driftReason}: ${what}; mend the mapping, or accept the new schema`;
}
