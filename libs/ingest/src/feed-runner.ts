import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, ExponentialBackoff, handleAll, type CircuitBreakerPolicy } from 'cockatiel';
import type { Feed, Provenance } from '@ioc/contracts';
import type { AnyAdapter } from '@ioc/adapter-kit';
import { AdapterFault, unchanged, type RawPayload, type TransportSession } from '@ioc/transports';
import type { Logger } from '@ioc/platform';
import type { FeedStates } from './feed-states.js';
import { holdLimits } from './limits.js';
import type { Intake, PollResult, TakeStart } from './intake.js';
import { pollTimes } from './schedule.js';

/** A feed bound to the code that speaks its protocol. */
export interface BoundFeed {
  feed: Feed;
  adapter: AnyAdapter;
  /** Checked by the adapter's schema. */
  settings: unknown;
  provenance: Provenance;
}

export interface RunnerDeps {
  session(feed: string, signal: AbortSignal, maxBytes: number): TransportSession;
  intake: Intake;
  /** Answers null when another server holds the feed. */
  lease<T>(feed: string, work: () => Promise<T>): Promise<T | null>;
  states: FeedStates;
  log: Logger;
}

/** Failures in a row after which the source is left alone for a while. */
const patience = 3;

/**
 * Polls one feed: one poll in flight, a time limit under the period, a circuit breaker with jittered backoff,
 * one log line when the feed breaks and one when it heals. Every poll leaves a `feed_run`, whatever its outcome.
 */
export class FeedRunner {
  private readonly times;
  private readonly breaker: CircuitBreakerPolicy;
  private inFlight: Promise<PollResult | null> | null = null;
  private broken = false;
  private stopped = false;

  /** @param after what must be over before the first poll: that of the runner whose place this one takes */
  constructor(
    readonly bound: BoundFeed,
    private readonly deps: RunnerDeps,
    private readonly after: Promise<unknown> = Promise.resolve(),
  ) {
    this.times = pollTimes(bound.feed);
    const { everyMs } = this.times;
    this.breaker = circuitBreaker(handleAll, {
      // Full rest never longer than 5 minutes, nor than four periods of a fast feed.
      halfOpenAfter: new ExponentialBackoff({ initialDelay: everyMs, maxDelay: Math.min(300_000, Math.max(4 * everyMs, 15_000)) }),
      breaker: new ConsecutiveBreaker(patience),
    });
  }

  /** A tick of the clock: polls unless a poll is under way or the source is left alone. */
  async tick(): Promise<void> {
    if (this.inFlight || this.stopped) return;
    try {
      await this.breaker.execute(async () => {
        const result = await this.poll();
        if (result?.fault) throw result.fault;
      });
    } catch (error) {
      if (error instanceof BrokenCircuitError || error instanceof AdapterFault) return;
      // The database is not there, so nothing can be said of this poll but in the log, once.
      if (!this.broken) this.deps.log.error({ err: error, feed: this.bound.feed.id }, 'a poll could not be made');
      this.broken = true;
    }
  }

  /** Polls now; joins a poll that is under way. @returns null when another server on the same database polls this feed */
  poll(): Promise<PollResult | null> {
    return this.inFlight ?? this.alone(() => this.pollOnce());
  }

  /**
   * Takes what came without being asked for (a push, a file from a person) the way of a poll, after any that is under way.
   * @param start what is known of the run beforehand
   * @returns null when another server on the same database holds the feed
   */
  async receive(payload: RawPayload, start: Omit<TakeStart, 'startedAt'> = {}): Promise<PollResult | null> {
    while (this.inFlight) await this.inFlight.catch(() => null);
    return this.alone(() =>
      this.take({ ...start, startedAt: new Date() }, async () => {
        holdLimits(payload, this.bound.feed.limits);
        return [payload];
      }),
    );
  }

  /** No further poll begins by the clock. @returns when the one under way is over */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.after;
    await this.inFlight?.catch(() => null);
  }

  private alone(work: () => Promise<PollResult>): Promise<PollResult | null> {
    this.inFlight = this.after.then(() => this.deps.lease(this.bound.feed.id, work)).finally(() => (this.inFlight = null));
    return this.inFlight;
  }

  private async pollOnce(): Promise<PollResult> {
    const startedAt = new Date();
    const signal = AbortSignal.timeout(this.times.timeoutMs);
    const session = this.deps.session(this.bound.feed.id, signal, this.bound.feed.limits.bytes);
    const result = await this.take({ startedAt }, () => this.fetch(session, signal, startedAt));
    if (!result.fault) session.commit();
    return result;
  }

  private async take(start: TakeStart, fetch: Parameters<Intake['take']>[2]): Promise<PollResult> {
    const result = await this.deps.intake.take(this.bound, start, fetch);
    // What a person hands over says nothing of how the source itself stands.
    if (start.provenance === 'manual') return result;
    this.deps.states.record(this.bound.feed.id, result.summary);
    this.say(result);
    return result;
  }

  /** The adapter's fetch, ended by the time limit even when the adapter ignores the signal. */
  private async fetch(session: TransportSession, signal: AbortSignal, startedAt: Date): Promise<RawPayload[] | typeof unchanged> {
    const timeUp = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new AdapterFault('timeout', `no answer within ${this.times.timeoutMs / 1000} s`)), { once: true });
    });
    const { http, mqtt, syslog, folder, sql } = session;
    const answer = await Promise.race([
      this.bound.adapter.fetch({ http, mqtt, syslog, folder, sql, signal, startedAt: startedAt.toISOString() }, this.bound.settings),
      timeUp,
    ]);
    if (answer !== unchanged) for (const payload of answer) holdLimits(payload, this.bound.feed.limits);
    return answer;
  }

  private say({ fault, summary }: PollResult): void {
    if (fault && !this.broken) this.deps.log.warn({ feed: this.bound.feed.id, outcome: summary.outcome, fault: summary.fault }, 'feed broke');
    if (!fault && this.broken) this.deps.log.info({ feed: this.bound.feed.id }, 'feed healed');
    this.broken = fault !== null;
  }
}
