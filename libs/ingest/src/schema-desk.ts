import type { AcceptSchema, FeedSchema } from '@ioc/contracts';
import type { Bus } from '@ioc/platform';
import { newRunId, type ReadingStore, type SchemaStore } from '@ioc/store';
import type { BoundFeed } from './feed-runner.js';
import type { FeedStates } from './feed-states.js';
import { acceptChanges, fingerprintOf } from './schema-drift.js';
import { schemaEvent } from './schema-event.js';
import { driftFingerprint, pausedBy } from './schema-watch.js';

/** The schema that was to be accepted is not the one that comes now; `message` says what to do. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

export interface SchemaDeskDeps {
  schemas: SchemaStore;
  store: ReadingStore;
  states: FeedStates;
  bus: Bus;
}

/** Where people see how a feed's payloads are built, and say that a new form shall be so. */
export class SchemaDesk {
  constructor(private readonly deps: SchemaDeskDeps) {}

  async show(feed: string): Promise<FeedSchema> {
    const [{ known, drift, version }, history] = await Promise.all([this.deps.schemas.of(feed), this.deps.schemas.history(feed)]);
    return {
      feed,
      fingerprint: version === 0 ? null : fingerprintOf(known),
      accepted: known,
      drift: drift && { since: new Date(drift.sinceMs).toISOString(), changes: drift.changes, paused: [...pausedBy(drift.changes).keys()].sort(), fingerprint: driftFingerprint(drift.changes) },
      history,
    };
  }

  /** What was paused goes on with the next poll. @throws SchemaRefused when there is no drift, or another one than was shown */
  async accept(bound: BoundFeed, { fingerprint, by, note }: AcceptSchema): Promise<FeedSchema> {
    const { id } = bound.feed;
    const { known, drift, version } = await this.deps.schemas.of(id);
    if (!drift) throw new SchemaRefused(`the schema of ${id} is as it was accepted: there is nothing to accept`);
    if (driftFingerprint(drift.changes) !== fingerprint) throw new SchemaRefused(`the schema of ${id} is no longer what was shown: look at it again, then accept that`);
    const state = { known: acceptChanges(known, drift.changes), drift: null };
    const isAccepted = await this.deps.schemas.accept({ feed: id, version, state, changes: drift.changes, by, note });
    if (!isAccepted) throw new SchemaRefused(`the schema of ${id} changed at this moment: look at it again, then accept that`);
    await this.takeBackAlarm(bound, `chấp nhận cấu trúc mới, ${by}: ${note}`);
    this.deps.states.pause(id, []);
    return this.show(id);
  }

  /** Under a run of its own, as everything that is stored. */
  private async takeBackAlarm({ feed, adapter, provenance }: BoundFeed, note: string): Promise<void> {
    const now = Date.now();
    const run = {
      ...{ id: newRunId(now), feed: feed.id, adapter: adapter.kind, contractVersion: adapter.contractVersion, startedAt: now, finishedAt: now },
      ...({ outcome: 'unchanged', fault: null, latencyMs: 0, rejected: 0, note } as const),
    };
    const event = { ...schemaEvent(feed, { turn: 'healed', changes: [], paused: new Map() }, now), component: feed.component };
    const { events } = await this.deps.store.ingest({ run, provenance, raw: [], readings: [], events: [event], rejected: [] });
    if (events.closed.length > 0) this.deps.bus.emit('events.stored', { feed: feed.id, ...events });
  }
}
