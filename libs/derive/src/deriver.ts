import type { Bus, BusMessages, Logger } from '@ioc/platform';
import { newRunId, seriesKey, type ReadingStore, type ResolvedReading, type SeriesRef } from '@ioc/store';
import { Plan, type DerivePack } from './plan.js';
import { derivedFeed, Worker } from './worker.js';

export interface DeriverDeps {
  pack: DerivePack;
  store: ReadingStore;
  bus: Bus;
  log: Logger;
  /** How long changes are gathered, milliseconds; 50 when absent. */
  gatherMs?: number;
}

const retryMs = 5_000;

/**
 * Numbers that no department brings: formulas over indicators and roll-ups over areas. Listens to what was stored, works
 * out what rests on it, stores that as the feed `derived` with its operands, and says so; what rests on derived numbers
 * follows from that message. It ends, since the pack admits no circle of formulas and areas are a tree.
 */
export class Deriver {
  private plan: Plan;
  private readonly touched = new Map<string, SeriesRef>();
  private fetchedAt = Infinity;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();
  private stopListening: (() => void) | null = null;

  constructor(private readonly deps: DeriverDeps) {
    this.plan = new Plan(deps.pack);
  }

  /** Begins to listen, and makes up for what was stored while nobody listened. */
  async start(): Promise<void> {
    this.stopListening = this.deps.bus.on('readings.stored', (message) => this.take(message));
    for (const series of await this.deps.store.latest()) this.touch(series);
    await this.flush();
  }

  /** Formulas, areas and limits of a changed pack, from now on; what rests on the change is worked out anew. */
  async replan(pack: DerivePack): Promise<void> {
    await this.working;
    this.plan = new Plan(pack);
    for (const series of await this.deps.store.latest()) this.touch(series);
    await this.flush();
  }

  /** Ends after the work in hand. */
  async stop(): Promise<void> {
    this.stopListening?.();
    this.stopListening = null;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.working;
  }

  private take({ changes, fetchedAt }: BusMessages['readings.stored']): void {
    if (this.plan.tasksFor(changes).length === 0) return;
    for (const change of changes) this.touch(change);
    this.fetchedAt = Math.min(this.fetchedAt, fetchedAt);
    this.gather(this.deps.gatherMs ?? 50);
  }

  private touch({ indicator, area, breakdown }: SeriesRef): void {
    const ref = { indicator, area, breakdown };
    this.touched.set(seriesKey(ref), ref);
  }

  private gather(waitMs: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.flush();
    }, waitMs);
  }

  /** One at a time, in order. */
  private flush(): Promise<void> {
    this.working = this.working.then(() => this.work());
    return this.working;
  }

  private async work(): Promise<void> {
    const touched = [...this.touched.values()];
    const fetchedAt = this.fetchedAt;
    this.touched.clear();
    this.fetchedAt = Infinity;
    try {
      const tasks = this.plan.tasksFor(touched);
      const { store, pack } = this.deps;
      const readings = await Worker.workOut({ store, plan: this.plan, utcOffset: pack.utcOffset }, tasks);
      if (readings.length > 0) await this.keep(readings, fetchedAt);
    } catch (cause) {
      this.deps.log.error({ err: cause }, 'derived numbers were not worked out; trying again');
      for (const ref of touched) this.touch(ref);
      if (this.stopListening) this.gather(retryMs);
    }
  }

  private async keep(given: ResolvedReading[], fetchedAt: number): Promise<void> {
    const now = Date.now();
    const run = { id: newRunId(now), feed: derivedFeed, adapter: 'derive', contractVersion: 1, startedAt: now, finishedAt: now };
    const { readings, rejected } = this.gate(given);
    const { changes, storedAt } = await this.deps.store.ingest({
      run: { ...run, outcome: rejected.length > 0 ? 'partial' : 'ok', fault: null, latencyMs: 0, rejected: rejected.length },
      provenance: 'live',
      raw: [],
      events: [],
      ...{ readings, rejected },
    });
    if (changes.length === 0) return;
    const at = Number.isFinite(fetchedAt) ? fetchedAt : now;
    this.deps.bus.emit('readings.stored', { feed: derivedFeed, runId: run.id, changes, fetchedAt: at, storedAt });
  }

  /** The same limits as for a department's figure: what is impossible lies in quarantine and is shown nowhere. */
  private gate(given: ResolvedReading[]): { readings: ResolvedReading[]; rejected: { where: string; raw: string; reason: string }[] } {
    const isPossible = ({ indicator, value }: ResolvedReading) => {
      const [min, max] = this.plan.info(indicator)?.possible ?? [-Infinity, Infinity];
      return value === null || (value >= min && value <= max);
    };
    const rejected = given
      .filter((reading) => !isPossible(reading))
      .map(({ indicator, area, value }) => ({
        where: `${indicator}/${area}`,
        raw: String(value),
        reason: 'the derived value is outside of what is possible',
      }));
    return { readings: given.filter(isPossible), rejected };
  }
}
