import type { Feed, FeedState, Freshness, Provenance, RunOutcome } from '@ioc/contracts';
import { feedFreshnessAt, heardOutcomes } from '@ioc/contracts';
import type { Bus } from '@ioc/platform';
import { pollTimes } from './schedule.js';

/** How one poll ended, for the feed's standing. */
export interface RunSummary {
  startedAtMs: number;
  finishedAtMs: number;
  outcome: RunOutcome;
  fault: string | null;
  readings: number;
  rejected: number;
  /** Indicators that wait for their mapping; absent when nothing was read. */
  paused?: string[];
}

/** The standing of every feed, and the room that says when one changes. */
export class FeedStates {
  private readonly states = new Map<string, FeedState>();
  private readonly graces = new Map<string, number>();

  constructor(private readonly bus: Bus) {}

  add(feed: Feed, provenance: Provenance): void {
    const { everyMs, graceMs } = pollTimes(feed);
    this.graces.set(feed.id, graceMs);
    this.put({
      id: feed.id,
      name: feed.name,
      component: feed.component,
      organisation: feed.organisation,
      kind: feed.kind,
      bringsEvents: feed.events.length > 0,
      freshness: feed.enabled ? 'missing' : 'off',
      everyMs,
      lastRunAt: null,
      lastHeardAt: null,
      staleAt: null,
      outcome: null,
      fault: null,
      consecutiveFailures: 0,
      rejected: 0,
      readings: 0,
      latencyMs: null,
      paused: [],
      provenance,
    });
  }

  all(): FeedState[] {
    return [...this.states.values()];
  }

  get(id: string): FeedState | undefined {
    return this.states.get(id);
  }

  /** Forgets a feed that the configuration no longer has. */
  remove(id: string): void {
    if (!this.states.delete(id)) return;
    this.graces.delete(id);
    this.bus.emit('feed.removed', { id });
  }

  /** Takes up where an earlier process left off, so that a restart does not make an old answer look missing. */
  restore(id: string, heardAtMs: number): void {
    const state = this.states.get(id);
    if (!state || state.lastHeardAt !== null) return;
    this.put({ ...state, lastHeardAt: heardAtMs, staleAt: this.dueAfter(state, heardAtMs) });
  }

  /** Says which indicators of a feed wait for their mapping. */
  pause(id: string, paused: string[]): void {
    const state = this.states.get(id);
    if (state) this.put({ ...state, paused });
  }

  record(id: string, run: RunSummary): void {
    const state = this.states.get(id);
    if (!state) return;
    const heard = heardOutcomes.includes(run.outcome);
    this.put({
      ...state,
      lastRunAt: run.startedAtMs,
      outcome: run.outcome,
      fault: run.fault,
      rejected: run.rejected,
      readings: run.readings,
      latencyMs: run.finishedAtMs - run.startedAtMs,
      paused: run.paused ?? state.paused,
      consecutiveFailures: heard ? 0 : state.consecutiveFailures + 1,
      ...(heard ? { lastHeardAt: run.finishedAtMs, staleAt: this.dueAfter(state, run.finishedAtMs) } : {}),
    });
  }

  /** How every feed stands, where another server on the same database may have heard it later than this one. Epoch milliseconds. */
  freshnessWith(heard: ReadonlyMap<string, number>, nowMs: number): Map<string, Freshness> {
    const heardBy = (state: FeedState) => {
      const heardAtMs = heard.get(state.id);
      const isLater = heardAtMs !== undefined && heardAtMs > (state.lastHeardAt ?? -Infinity);
      return isLater ? { ...state, lastHeardAt: heardAtMs, staleAt: this.dueAfter(state, heardAtMs) } : state;
    };
    return new Map(this.all().map((state) => [state.id, this.freshness(heardBy(state), nowMs)]));
  }

  /** Lets time pass: says which feeds have become late or stale. */
  tick(nowMs: number): void {
    for (const state of this.states.values()) {
      if (this.freshness(state, nowMs) !== state.freshness) this.put(state, nowMs);
    }
  }

  private put(state: FeedState, nowMs = Date.now()): void {
    const next = { ...state, freshness: this.freshness(state, nowMs) };
    this.states.set(next.id, next);
    this.bus.emit('feed.changed', next);
  }

  private freshness(state: FeedState, nowMs: number): Freshness {
    return state.freshness === 'off' ? 'off' : feedFreshnessAt(state, nowMs);
  }

  private dueAfter(state: FeedState, heardAtMs: number): number {
    return heardAtMs + state.everyMs + (this.graces.get(state.id) ?? 0);
  }
}
