import type { ComponentId, FeedBatch, Provenance, Reading, Rejected, RunOutcome } from '@ioc/contracts';
import { redactUrl, type Bus } from '@ioc/platform';
import type { PackView } from '@ioc/adapter-kit';
import { AdapterFault, unchanged, type RawPayload } from '@ioc/transports';
import { newRunId, type IngestBatch, type RawArchive, type RawRef, type ReadingStore } from '@ioc/store';
import type { BoundFeed } from './feed-runner.js';
import type { RunSummary } from './feed-states.js';
import { holdPaused } from './hold-paused.js';
import { schemaEvent } from './schema-event.js';
import type { SchemaLook, SchemaWatch } from './schema-watch.js';
import { tallyOf } from './tally.js';
import { withoutPersons } from './without-persons.js';
import { passGate, type AcceptedReading, type GateContext, type GateResult } from './gate.js';

export interface PollResult {
  runId: string;
  summary: RunSummary;
  fault: AdapterFault | null;
  /** What was stored. */
  accepted: readonly Reading[];
  /** What lies in quarantine. */
  rejected: readonly Rejected[];
}

/** When a take began, and what is known of it beforehand. */
export interface TakeStart {
  startedAt: Date;
  /** A run that may have been stored already: then it is not stored twice. */
  runId?: string;
  /** Other than the feed's own: a file that a person hands over is `manual`. */
  provenance?: Provenance;
}

interface Taken {
  outcome: RunOutcome;
  fault: AdapterFault | null;
  raw: RawRef[];
  result: GateResult;
  fetchedAtMs: number;
  /** Absent where nothing was read. */
  schema?: SchemaLook;
  repairs?: number;
}

const nothing: GateResult = { accepted: [], events: [], rejected: [], duplicates: 0 };

export interface IntakeDeps {
  store: ReadingStore;
  archive: RawArchive;
  /** The pack of this moment. */
  pack(): PackView;
  bus: Bus;
  /** The newest value that is shown of a series. */
  newest: GateContext['newest'];
  /** Reads the payloads of one poll with the feed's adapter. */
  parse(bound: BoundFeed, payloads: readonly RawPayload[]): FeedBatch | Promise<FeedBatch>;
  /** Says what a poll's schema means for its figures. */
  schemas: Pick<SchemaWatch, 'look'>;
}

/** From fetched bytes to committed rows: archive, parse, gate, store, and only then tell the house. */
export class Intake {
  constructor(private readonly deps: IntakeDeps) {}

  async take(bound: BoundFeed, start: TakeStart, fetch: () => Promise<RawPayload[] | typeof unchanged>): Promise<PollResult> {
    const { startedAt, runId = newRunId(), provenance = bound.provenance } = start;
    let taken = await this.attempt(bound, fetch);
    try {
      await this.keep({ ...bound, provenance }, startedAt, { runId, taken });
    } catch (cause) {
      // Not stored, so not said: the source is asked again in full.
      taken = failed(new AdapterFault('unreachable', 'the answer could not be stored', { cause }), 'failed');
    }
    const summary: RunSummary = {
      startedAtMs: startedAt.getTime(),
      finishedAtMs: Date.now(),
      outcome: taken.outcome,
      fault: taken.fault ? redactUrl(taken.fault.message) : null,
      readings: taken.result.accepted.length,
      rejected: taken.result.rejected.length,
      ...(taken.schema && { paused: [...taken.schema.paused.keys()].sort() }),
    };
    const { accepted, rejected } = taken.result;
    return { runId, summary, fault: taken.fault, accepted: accepted.map(({ reading }) => reading), rejected };
  }

  private async attempt(bound: BoundFeed, fetch: () => Promise<RawPayload[] | typeof unchanged>): Promise<Taken> {
    let raw: RawRef[] = [];
    try {
      const fetched = await fetch();
      if (fetched === unchanged) return { outcome: 'unchanged', fault: null, raw, result: nothing, fetchedAtMs: Date.now() };
      const { personalData } = bound.feed;
      // Before anything of it is kept: what is archived can be read again, and holds nobody.
      const payloads = personalData ? fetched.map((payload) => withoutPersons(payload, personalData)) : fetched;
      const archived = Promise.all(payloads.map((payload) => this.archivePayload(payload)));
      // Read while it is written; both must be done, and what cannot be understood is archived all the same.
      const [understood] = await Promise.allSettled([this.understand(bound, payloads), archived]);
      raw = await archived;
      if (understood.status === 'rejected') throw understood.reason;
      return { raw, ...understood.value };
    } catch (error) {
      const fault = error instanceof AdapterFault ? error : new AdapterFault('bad-shape', messageOf(error), { cause: error });
      return { ...failed(fault, fault.kind), raw };
    }
  }

  private async understand(bound: BoundFeed, payloads: RawPayload[]): Promise<Omit<Taken, 'raw'>> {
    const batch = await this.deps.parse(bound, payloads);
    const pack = this.deps.pack();
    const fetchedAtMs = Math.max(...payloads.map((payload) => Date.parse(payload.fetchedAt)));
    if (batch.readings.length > bound.feed.limits.rows) {
      throw new AdapterFault('bad-shape', `${batch.readings.length} readings, more than the feed's limit of ${bound.feed.limits.rows}`);
    }
    const result = passGate(batch, {
      feed: bound.feed,
      utcOffset: pack.utcOffset,
      fetchedAtMs,
      indicator: (id) => pack.indicator(id),
      newest: this.deps.newest,
      knowsArea: (code) => {
        const match = pack.area(code);
        return match !== null && 'code' in match && match.code === code;
      },
    });
    // What a rule passed over (headings, subtotals) is no fault of the source and needs no quarantine.
    const kept = await this.withoutOvertaken(bound, { ...result, rejected: result.rejected.filter((record) => !record.skipped) });
    const schema = await this.deps.schemas.look(bound, batch.schema, fetchedAtMs);
    const held = holdPaused(kept, schema.paused);
    return { ...judge(held), result: held, fetchedAtMs, schema, repairs: batch.repairs ?? 0 };
  }

  /** In whatever order publications come, the one that was published last is the valid one. */
  private async withoutOvertaken({ feed }: BoundFeed, result: GateResult): Promise<GateResult> {
    if (result.accepted.every(({ reading }) => reading.asOf === undefined)) return result;
    const overtaken = await this.deps.store.overtaken(result.accepted.map((item) => rowOf(item, feed.component)));
    if (overtaken.size === 0) return result;
    const late = result.accepted.filter((_, place) => overtaken.has(place)).map(({ reading }) => olderPublication(reading));
    return { ...result, accepted: result.accepted.filter((_, place) => !overtaken.has(place)), rejected: [...result.rejected, ...late] };
  }

  private archivePayload({ body, name, contentType, locator }: RawPayload): Promise<RawRef> {
    return this.deps.archive.put(body, { name, contentType, locator });
  }

  private async keep(bound: BoundFeed, startedAt: Date, run: { runId: string; taken: Taken }): Promise<void> {
    const { taken, runId } = run;
    const finishedAt = Date.now();
    const { component } = bound.feed;
    const stored = await this.deps.store.ingest({
      run: {
        id: runId,
        feed: bound.feed.id,
        adapter: bound.adapter.kind,
        contractVersion: bound.adapter.contractVersion,
        startedAt: startedAt.getTime(),
        finishedAt,
        outcome: taken.outcome,
        fault: taken.fault ? redactUrl(taken.fault.message) : null,
        latencyMs: finishedAt - startedAt.getTime(),
        rejected: taken.result.rejected.length,
      },
      provenance: bound.provenance,
      raw: taken.raw,
      readings: taken.result.accepted.map((item) => rowOf(item, component)),
      events: taken.result.events.map((event) => ({ ...event, component })),
      rejected: taken.result.rejected,
      tally: tallyOf(bound, taken, finishedAt),
      schema: taken.schema?.write && { ...taken.schema.write, alarm: alarmOf(bound, taken) },
    });
    const { changes, events, storedAt, added } = stored;
    const history = added > changes.length;
    if (changes.length > 0) {
      this.deps.bus.emit('readings.stored', { feed: bound.feed.id, runId, changes, fetchedAt: taken.fetchedAtMs, storedAt, history });
    }
    if (events.upserted.length + events.closed.length > 0) this.deps.bus.emit('events.stored', { feed: bound.feed.id, ...events });
  }
}

function alarmOf({ feed }: BoundFeed, { schema, fetchedAtMs }: Taken): IngestBatch['events'][number] | undefined {
  return schema?.turn && { ...schemaEvent(feed, schema, fetchedAtMs), component: feed.component };
}

/**
 * An accepted reading as the store takes it.
 * Spelled out, since it is made by the thousand: the engine spreads an object into a larger one many times slower.
 */
export function rowOf({ reading, span, ageFromMs, staleAtMs }: AcceptedReading, component: ComponentId): IngestBatch['readings'][number] {
  return {
    indicator: reading.indicator,
    area: reading.area,
    breakdown: reading.breakdown,
    value: reading.value,
    at: reading.at,
    asOf: reading.asOf,
    status: reading.status,
    qualifier: reading.qualifier,
    where: reading.where,
    component,
    startMs: span.startMs,
    endMs: span.endMs,
    ageFromMs,
    staleAtMs,
  };
}

/** A poll of which everything was refused was not heard. */
function judge(result: GateResult): { outcome: RunOutcome; fault: AdapterFault | null } {
  if (result.rejected.length === 0) return { outcome: 'ok', fault: null };
  if (result.accepted.length + result.events.length > 0) return { outcome: 'partial', fault: null };
  const fault = new AdapterFault('bad-shape', `all ${result.rejected.length} records were refused: ${firstReason(result.rejected)}`);
  return { outcome: 'bad-shape', fault };
}

function firstReason(rejected: readonly Rejected[]): string {
  return rejected[0]?.reason ?? '';
}

function olderPublication(reading: Reading): Rejected {
  const reason = `published ${reading.asOf}, before what is stored of ${reading.at}: the newer publication stays`;
  return { where: reading.where ?? '', raw: JSON.stringify(reading).slice(0, 2000), reason };
}

function failed(fault: AdapterFault, outcome: RunOutcome): Taken {
  return { outcome, fault, raw: [], result: nothing, fetchedAtMs: Date.now() };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
