import type { Logger } from '@ioc/platform';
import type { AuditStore, ChainGrowth, NewAuditEntry } from '@ioc/store';
import { entryOf, type AuditFact } from './audit-fact.js';

/** Something may not happen now, because nobody would ever know of it. */
export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
}

/** Keeps what could not be written before the process ended. */
export interface UnwrittenEntries {
  keep(entries: readonly NewAuditEntry[]): Promise<void>;
  take(): Promise<NewAuditEntry[]>;
}

export interface AuditTrailDeps {
  store: Pick<AuditStore, 'append'>;
  log: Logger;
  unwritten?: UnwrittenEntries;
  /** Told of every end of the chain that this server writes, and of the one before. */
  written?(growth: ChainGrowth, at: number): void;
  now?(): number;
  limits?: Partial<typeof usualLimits>;
}

/** 10,000 entries are ten seconds of a database that is silent at a thousand acts a second. */
const usualLimits = { queue: 10_000, batch: 500, gatherMs: 100, againMs: 1000, patienceMs: 10_000 };

/** A place in the queue, taken before something happens: what was let through can be recorded. */
export interface AuditSlot {
  /** Recorded within a moment. */
  put(fact: AuditFact): void;
  /** Resolves when it is written. @throws AuditUnavailable when not; the entry stays in the queue, for what it tells has happened */
  settle(fact: AuditFact): Promise<void>;
  /** Gives the place back: nothing is to be recorded. */
  leave(): void;
}

interface Waiting {
  entry: NewAuditEntry;
  written?: () => void;
  failed?: (cause: AuditUnavailable) => void;
  /** Of what has not happened yet: without a record it does not happen, and without it there is nothing to record. */
  isBefore?: boolean;
}

/**
 * Takes down who did what, in the order in which it was told, in batches. Nothing is dropped in silence: when the queue is full
 * or the store cannot be written, whoever wants to act is refused.
 */
export class AuditTrail {
  private readonly limits: typeof usualLimits;
  private readonly now: () => number;
  private queue: Waiting[] = [];
  private reserved = 0;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> | null = null;
  private isBroken = false;

  constructor(private readonly deps: AuditTrailDeps) {
    this.limits = { ...usualLimits, ...deps.limits };
    this.now = deps.now ?? Date.now;
  }

  /** Takes up what the last process could not write. */
  async start(): Promise<void> {
    const left = (await this.deps.unwritten?.take()) ?? [];
    if (left.length === 0) return;
    this.deps.log.warn({ entries: left.length }, 'entries of the audit that could not be written before are taken up');
    this.queue.unshift(...left.map((entry) => ({ entry })));
    this.plan(0);
  }

  /** Entries that are not written yet. */
  get waiting(): number {
    return this.queue.length;
  }

  /** False while the store could not be written at the last attempt. */
  get isWritable(): boolean {
    return !this.isBroken;
  }

  /**
   * Takes a place for one entry.
   * @param must whether it must not happen unrecorded: refused too while the store cannot be written
   * @throws AuditUnavailable
   */
  reserve(must = false): AuditSlot {
    if (must && this.isBroken) throw new AuditUnavailable('This cannot be done now: the audit cannot be written, and nothing is done unrecorded');
    if (this.queue.length + this.reserved >= this.limits.queue) throw new AuditUnavailable('This cannot be done now: the audit has more to write than it can hold');
    this.reserved += 1;
    let isOpen = true;
    const leave = () => {
      if (isOpen) this.reserved -= 1;
      isOpen = false;
    };
    const put = (fact: AuditFact) => {
      leave();
      this.add({ entry: entryOf(fact, this.now()) }, this.limits.gatherMs);
    };
    const settle = (fact: AuditFact) => {
      leave();
      return this.wait(fact, false);
    };
    return { put, settle, leave };
  }

  /** Records within a moment. @throws AuditUnavailable when the queue is full */
  record(fact: AuditFact): void {
    this.reserve().put(fact);
  }

  /**
   * For what is done after it was recorded. Resolves when it is written.
   * @throws AuditUnavailable when it could not be: then it must not be done, and will not be recorded
   */
  async recordNow(fact: AuditFact): Promise<void> {
    this.reserve(true).leave();
    await this.wait(fact, true);
  }

  /** Writes what waits; for the end, and for tests. */
  async flush(): Promise<void> {
    while (this.queue.length > 0) {
      await this.write();
      if (this.isBroken) return;
    }
  }

  /** Writes everything that waits; what cannot be written in time is kept aside for the next start. */
  async close(): Promise<void> {
    const until = this.now() + this.limits.patienceMs;
    await this.flush();
    while (this.queue.length > 0 && this.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(this.limits.againMs, this.limits.patienceMs)));
      await this.flush();
    }
    if (this.timer) clearTimeout(this.timer);
    const left = this.queue.map(({ entry }) => entry);
    if (left.length === 0) return;
    await this.deps.unwritten?.keep(left);
    this.deps.log.error({ entries: left.length }, 'the audit could not be written to its end: the rest is kept aside for the next start');
  }

  private wait(fact: AuditFact, isBefore: boolean): Promise<void> {
    return new Promise((written, failed) => this.add({ entry: entryOf(fact, this.now()), written, failed, isBefore }, 0));
  }

  private add(one: Waiting, inMs: number): void {
    this.queue.push(one);
    this.plan(this.queue.length >= this.limits.batch ? 0 : inMs);
  }

  private plan(inMs: number): void {
    if (this.writing) return;
    if (this.timer && inMs > 0) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.write(), this.isBroken ? Math.max(inMs, this.limits.againMs) : inMs);
  }

  /** One writer at a time: what comes meanwhile is its next batch. */
  private write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing ??= this.drain().finally(() => {
      this.writing = null;
      if (this.queue.length > 0) this.plan(this.limits.gatherMs);
    });
    return this.writing;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.slice(0, this.limits.batch);
      try {
        const growth = await this.deps.store.append(batch.map(({ entry }) => entry));
        this.deps.written?.(growth, this.now());
      } catch (cause) {
        return this.broke(cause);
      }
      this.queue.splice(0, batch.length);
      if (this.isBroken) this.deps.log.info('the audit is written again');
      this.isBroken = false;
      for (const { written } of batch) written?.();
    }
  }

  private broke(cause: unknown): void {
    if (!this.isBroken) this.deps.log.error({ reason: cause instanceof Error ? cause.message : String(cause) }, 'the audit cannot be written: acts are refused until it can');
    this.isBroken = true;
    const waiting = this.queue.filter(({ failed }) => failed);
    this.queue = this.queue.filter(({ isBefore }) => !isBefore).map(({ entry }) => ({ entry }));
    for (const { failed, isBefore } of waiting) {
      failed?.(new AuditUnavailable(isBefore ? 'This was not done: the audit cannot be written, and nothing is done unrecorded' : 'It was done, and could not be recorded yet: it will be as soon as the audit can be written', { cause }));
    }
  }
}
