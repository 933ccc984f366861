import { staleAtMs, type FeedBatch, type Rejected, type ReplayApplied, type ReplayPreview } from '@ioc/contracts';
import type { Bus } from '@ioc/platform';
import type { PackView } from '@ioc/adapter-kit';
import { AdapterFault, type RawPayload } from '@ioc/transports';
import { newRunId, type ArchivedRun, type FeedSpan, type IngestBatch, type RawArchive, type ReadingStore, type ResolvedReading, type StoredReading } from '@ioc/store';
import type { BoundFeed } from './feed-runner.js';
import { passGate } from './gate.js';
import { rowOf } from './intake.js';
import { candidateKey, countsOf, diffOf, digestOf, periodOf, storedKey, type Candidate, type PlannedChange, type ReplayDiff } from './replay-diff.js';

export interface ReplayerDeps {
  store: ReadingStore;
  archive: RawArchive;
  bus: Bus;
  /** The pack of this moment. */
  pack(): PackView;
  parse(bound: BoundFeed, payloads: readonly RawPayload[]): FeedBatch | Promise<FeedBatch>;
}

/** More polls than this are read in several replays: half an hour of reading is no answer to wait for. */
const maxRuns = 5000;
const shownChanges = 500;

/** The replay that was asked for cannot be made as it is; `message` says what to do. */
export class ReplayRefused extends Error {
  override readonly name = 'ReplayRefused';
}

interface ReadAgain {
  candidates: Map<string, Candidate>;
  rejected: Rejected[];
  unreadable: ReplayPreview['unreadable'];
  readRuns: ArchivedRun[];
  payloads: number;
}

interface Replay extends ReadAgain {
  span: FeedSpan;
  diff: ReplayDiff;
  digest: string;
}

/** Parses archived payloads again with today's mapping: shows what that changes, then writes it as revisions. */
export class Replayer {
  constructor(private readonly deps: ReplayerDeps) {}

  /** Nothing is stored. @throws ReplayRefused */
  async preview(bound: BoundFeed, span: FeedSpan): Promise<ReplayPreview> {
    const { diff, digest, rejected, unreadable, readRuns, payloads } = await this.replay(bound, span);
    return {
      feed: span.feed,
      from: new Date(span.fromMs).toISOString(),
      to: new Date(span.toMs).toISOString(),
      runs: readRuns.length,
      payloads,
      counts: countsOf(diff, rejected.length),
      unreadable,
      changes: diff.planned.slice(0, shownChanges).map(({ change }) => change),
      digest,
    };
  }

  /**
   * Writes the diff of a preview, each poll's part under a run of its own that names the same payloads.
   * @throws ReplayRefused when the diff is no longer the one that was shown
   */
  async apply(bound: BoundFeed, span: FeedSpan, order: { digest: string; by: string; note: string }): Promise<ReplayApplied> {
    const replay = await this.replay(bound, span);
    if (replay.digest !== order.digest) throw new ReplayRefused('what the replay changes is no longer what was shown: look at it again, then apply that');
    const note = `phát lại, ${order.by}: ${order.note}`;
    const runIds: string[] = [];
    for (const part of this.partsOf(bound, replay)) runIds.push(await this.write(bound, part, note));
    const by = runIds.at(-1);
    const runs = replay.readRuns.map(({ id }) => id);
    const resolved = by === undefined ? 0 : await this.deps.store.resolveQuarantine({ feed: span.feed, runIds: runs, rejected: replay.rejected, by });
    return { feed: span.feed, counts: countsOf(replay.diff, replay.rejected.length), runIds, resolved };
  }

  private async replay(bound: BoundFeed, span: FeedSpan): Promise<Replay> {
    const runs = await this.deps.store.archivedRuns(span, maxRuns + 1);
    if (runs.length > maxRuns) throw new ReplayRefused(`more than ${maxRuns} polls lie between these moments: replay a shorter span`);
    const again = await this.readAgain(bound, runs);
    const stored = await this.storedOf([...again.candidates.values()]);
    const brought = await this.deps.store.readingsBrought(span);
    const runIds = new Set(again.readRuns.map(({ id }) => id));
    const candidates = new Map([...again.candidates].filter(([key, { reading }]) => !isOvertaken(reading, stored.get(key), runIds)));
    const diff = diffOf({ candidates, stored, brought, runIds });
    return { ...again, span, diff, digest: digestOf(diff.planned) };
  }

  /** Oldest first, so that of several polls that say something of one period the last one counts, as it did then. */
  private async readAgain(bound: BoundFeed, runs: readonly ArchivedRun[]): Promise<ReadAgain> {
    const again: ReadAgain = { candidates: new Map(), rejected: [], unreadable: [], readRuns: [], payloads: 0 };
    const parsed = new Map<string, FeedBatch>();
    for (const run of runs) {
      try {
        const key = run.raw.map(({ sha256, name }) => `${sha256} ${name}`).join();
        const batch = parsed.get(key) ?? (await this.parse(bound, run));
        if (!parsed.has(key)) again.payloads += run.raw.length;
        // The same bytes may not say the same at another time (device clocks), but the same bytes twice in a row do.
        parsed.clear();
        parsed.set(key, batch);
        this.gate(bound, run, { batch, again });
      } catch (cause) {
        if (!(cause instanceof AdapterFault)) throw cause;
        again.unreadable.push({ runId: run.id, at: new Date(run.finishedAt).toISOString(), reason: cause.message });
      }
    }
    return again;
  }

  private async parse(bound: BoundFeed, run: ArchivedRun): Promise<FeedBatch> {
    const payloads = await Promise.all(run.raw.map(async ({ sha256, name, contentType, locator }) => {
      const archived = await this.deps.archive.get(sha256);
      if (!archived) throw new AdapterFault('empty', `${name} is no longer archived`);
      return { name, contentType, locator, body: archived.body, fetchedAt: new Date(run.finishedAt).toISOString() };
    }));
    return this.deps.parse(bound, payloads);
  }

  private gate(bound: BoundFeed, run: ArchivedRun, { batch, again }: { batch: FeedBatch; again: ReadAgain }): void {
    const pack = this.deps.pack();
    const result = passGate(batch, {
      feed: bound.feed,
      utcOffset: pack.utcOffset,
      fetchedAtMs: run.finishedAt,
      indicator: (id) => pack.indicator(id),
      knowsArea: (code) => {
        const match = pack.area(code);
        return match !== null && 'code' in match && match.code === code;
      },
    });
    again.readRuns.push(run);
    again.rejected.push(...result.rejected.filter((record) => !record.skipped));
    for (const item of result.accepted) {
      const candidate = { run, reading: rowOf(item, bound.feed.component) };
      const key = candidateKey(candidate);
      if (!isOlder(candidate.reading.asOf, again.candidates.get(key)?.reading.asOf)) again.candidates.set(key, candidate);
    }
  }

  private async storedOf(candidates: readonly Candidate[]): Promise<Map<string, StoredReading>> {
    const byPeriod = new Map<string, Candidate[]>();
    // `valuesOf` answers by series: one question per series and period at a time.
    for (const candidate of candidates) {
      const { endMs } = candidate.reading;
      const key = `${endMs} ${periodOf(candidate.reading)}`;
      byPeriod.set(key, [...(byPeriod.get(key) ?? []), candidate]);
    }
    const stored = new Map<string, StoredReading>();
    for (const some of byPeriod.values()) {
      const found = await this.deps.store.valuesOf(some.map(({ reading }) => ({ ...nameOf(reading), period: periodOf(reading), at: reading.endMs })));
      for (const reading of found.values()) stored.set(storedKey(reading), reading);
    }
    return stored;
  }

  private partsOf(bound: BoundFeed, { diff, readRuns }: Replay): Part[] {
    const byRun = new Map<ArchivedRun | null, ResolvedReading[]>();
    for (const planned of diff.planned) {
      const run = planned.candidate?.run ?? null;
      byRun.set(run, [...(byRun.get(run) ?? []), planned.candidate?.reading ?? this.unsaid(bound, planned)]);
    }
    const order = [null, ...readRuns];
    return [...byRun].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([run, readings]) => ({ raw: run?.raw ?? [], readings }));
  }

  /** Today's mapping does not bring it: known to be missing from now on. */
  private unsaid({ feed }: BoundFeed, { stored }: PlannedChange): ResolvedReading {
    const { indicator, area, breakdown, at, startsAt, period, receivedAt, asOf } = stored as StoredReading;
    const pack = this.deps.pack();
    const cadence = pack.indicator(indicator)?.cadence;
    const ageFromMs = asOf ?? Math.min(at, receivedAt);
    const span = { kind: 'instant', startMs: startsAt, endMs: at } as const;
    return {
      ...{ indicator, area, breakdown, value: null, component: feed.component, startMs: startsAt, endMs: at, ageFromMs },
      staleAtMs: cadence ? staleAtMs(span, cadence, pack.utcOffset) : ageFromMs,
      at: period === 'instant' ? new Date(at).toISOString() : period,
    };
  }

  private async write(bound: BoundFeed, { raw, readings }: Part, note: string): Promise<string> {
    const { feed, adapter } = bound;
    const now = Date.now();
    const id = newRunId(now);
    const run: IngestBatch['run'] = {
      ...{ id, feed: feed.id, adapter: adapter.kind, contractVersion: adapter.contractVersion, startedAt: now, finishedAt: now },
      ...{ outcome: 'ok', fault: null, latencyMs: 0, rejected: 0, note },
    };
    // What a stand-in said stays marked as such.
    const provenance = bound.provenance === 'simulated' ? 'simulated' : 'replayed';
    const { changes, storedAt } = await this.deps.store.ingest({ run, provenance, raw, readings, events: [], rejected: [] });
    if (changes.length > 0) {
      this.deps.bus.emit('readings.stored', { feed: feed.id, runId: id, changes, fetchedAt: now, storedAt, history: true });
    }
    return id;
  }
}

/** A poll outside of the span brought what was published later: that stays. */
function isOvertaken({ asOf }: ResolvedReading, stored: StoredReading | undefined, runIds: ReadonlySet<string>): boolean {
  if (!stored || stored.asOf === null || runIds.has(stored.runId)) return false;
  return isOlder(asOf, new Date(stored.asOf).toISOString());
}

function isOlder(asOf: string | undefined, other: string | undefined): boolean {
  return asOf !== undefined && other !== undefined && Date.parse(asOf) < Date.parse(other);
}

/** What is written under one run. */
interface Part {
  raw: ArchivedRun['raw'];
  readings: ResolvedReading[];
}

function nameOf({ indicator, area, breakdown }: ResolvedReading): { indicator: string; area: string; breakdown?: string | undefined } {
  return { indicator, area, breakdown };
}
