import { pushSourceOf } from '@ioc/transports';
import { FeedRunner, type BoundFeed, type RunnerDeps } from './feed-runner.js';

/** Ids of the feeds that a new configuration adds, changes and takes away. */
export interface FeedChanges {
  added: string[];
  changed: string[];
  removed: string[];
}

export interface FeedSetDeps extends RunnerDeps {
  /** Forgets what was learnt of a feed's sources: with another configuration they are asked anew in full. */
  forget(feed: string): Promise<void>;
}

/**
 * The feeds that are polled now, each with its runner. When the configuration changes, only the feeds that changed are
 * started and stopped; a poll under way ends by itself, and its successor waits for it, so that one in flight stays one.
 */
export class FeedSet {
  private readonly running = new Map<string, FeedRunner>();
  private readonly signatures = new Map<string, string>();

  constructor(private readonly deps: FeedSetDeps) {}

  get size(): number {
    return this.running.size;
  }

  values(): IterableIterator<FeedRunner> {
    return this.running.values();
  }

  /** The runner of an enabled feed. */
  get(id: string): FeedRunner | undefined {
    return this.running.get(id);
  }

  /** Runs exactly these feeds from now on. */
  take(feeds: readonly BoundFeed[]): FeedChanges {
    const changes: FeedChanges = { added: [], changed: [], removed: [] };
    const wanted = new Map(feeds.map((bound) => [bound.feed.id, bound]));
    for (const id of [...this.signatures.keys()]) if (!wanted.has(id)) changes.removed.push(this.remove(id));
    for (const [id, bound] of wanted) {
      const known = this.signatures.get(id);
      if (known === signatureOf(bound)) continue;
      (known === undefined ? changes.added : changes.changed).push(id);
      this.start(bound);
    }
    return changes;
  }

  private start(bound: BoundFeed): void {
    const { id, enabled } = bound.feed;
    const before = this.running.get(id);
    const heardAt = this.deps.states.get(id)?.lastHeardAt ?? null;
    this.signatures.set(id, signatureOf(bound));
    this.running.delete(id);
    this.deps.states.add(bound.feed, bound.provenance);
    // Another mapping does not unsay when a source that sends by itself was heard last.
    if (heardAt !== null && pushSourceOf(bound.feed.settings)) this.deps.states.restore(id, heardAt);
    const over = before?.stop().then(() => this.deps.forget(id));
    if (enabled) this.running.set(id, new FeedRunner(bound, this.deps, over));
  }

  private remove(id: string): string {
    const before = this.running.get(id);
    this.running.delete(id);
    this.signatures.delete(id);
    void before?.stop().then(() => this.deps.forget(id));
    this.deps.states.remove(id);
    return id;
  }
}

function signatureOf({ feed, provenance }: BoundFeed): string {
  return JSON.stringify([feed, provenance]);
}
