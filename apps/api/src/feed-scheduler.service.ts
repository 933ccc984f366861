import { bulkhead } from 'cockatiel';
import { Injectable, OnApplicationBootstrap } from '@nestjs/common';
import { Interval, SchedulerRegistry } from '@nestjs/schedule';
import { pollTimes, type FeedChanges, type FeedRunner } from '@ioc/ingest';
import { previousValues } from '@ioc/push';
import { pushSourceOf } from '@ioc/transports';
import { House } from './house.js';

/** How often feeds are looked at for having become late or stale: well within the 2 s in which a wall must say it. */
const freshnessMs = 500;
/** How often Rông leaves word that it runs; a third of the silence that counts as an interruption. */
const watchMs = 30_000;
/** How often the day-old values that changes are counted from are read anew. */
const previousMs = 600_000;

/** The first number of every feed comes before the second one of any, unless a feed keeps the others waiting for so long. */
const firstRoundMs = 10_000;
/** First polls side by side: thirty at once would each outlast its own time limit in a server that has just come up. */
const firstAtOnce = 8;
/** Fewer than a circuit breaker takes to open. */
const firstAttempts = 2;

/** The clock of all polling. What a tick means is the runner's. */
@Injectable()
export class FeedScheduler implements OnApplicationBootstrap {
  /** Feeds whose first poll is not over. */
  private readonly comingUp = new Set<string>();
  private readonly startedAt = Date.now();
  private readonly firstRound = bulkhead(firstAtOnce, Infinity);

  constructor(
    private readonly house: House,
    private readonly registry: SchedulerRegistry,
  ) {}

  onApplicationBootstrap(): void {
    void this.keepWatch();
    for (const runner of this.house.runners.values()) this.schedule(runner);
  }

  /** Goes over to a changed configuration: what was taken away is asked no more, what is new or changed is asked at once. */
  follow({ added, changed, removed }: FeedChanges): void {
    for (const id of [...changed, ...removed]) this.unschedule(id);
    for (const id of [...added, ...changed]) {
      const runner = this.house.runners.get(id);
      if (runner) this.schedule(runner);
    }
  }

  @Interval(freshnessMs)
  lookAtFreshness(): void {
    this.house.states.tick(Date.now());
  }

  /** Leaves word that Rông runs: departments do not answer for the time in which nobody asked them. */
  @Interval(watchMs)
  async keepWatch(): Promise<void> {
    await this.house.scores.watch(Date.now()).catch((err: unknown) => this.house.log.error({ err }, 'the watch could not be noted'));
  }

  @Interval(previousMs)
  async readPrevious(): Promise<void> {
    for (const { id } of this.house.pack.components) {
      const live = this.house.hub.series(id).filter((series) => series.period === 'instant');
      const values = await previousValues(this.house.store, live);
      this.house.hub.setPast(id, new Map([...values].map(([key, previous]) => [key, { previous }])));
    }
  }

  /** A feed that was never heard is asked a few times at once: a wall that was just switched on waits for every first number. */
  private async comeUp(runner: FeedRunner): Promise<void> {
    for (let attempt = 0; attempt < firstAttempts; attempt += 1) {
      await this.firstRound.execute(() => runner.tick());
      this.comingUp.delete(runner.bound.feed.id);
      if (this.house.states.get(runner.bound.feed.id)?.lastHeardAt) return;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }

  private schedule(runner: FeedRunner): void {
    const { id, settings } = runner.bound.feed;
    // Who sends by itself is not asked.
    if (pushSourceOf(settings)) return;
    const { everyMs, firstMs, regularMs } = pollTimes(runner.bound.feed);
    this.comingUp.add(id);
    const poll = () => {
      if (this.comingUp.size === 0 || Date.now() > this.startedAt + firstRoundMs) void runner.tick();
    };
    const regular = () => {
      poll();
      this.registry.addInterval(`feed ${id}`, setInterval(poll, everyMs));
    };
    this.registry.addTimeout(`feed ${id}: first poll`, setTimeout(() => void this.comeUp(runner), firstMs));
    this.registry.addTimeout(`feed ${id}: regular polls`, setTimeout(regular, regularMs));
  }

  private unschedule(id: string): void {
    const name = `feed ${id}`;
    this.comingUp.delete(id);
    for (const timeout of [`${name}: first poll`, `${name}: regular polls`]) {
      if (this.registry.doesExist('timeout', timeout)) this.registry.deleteTimeout(timeout);
    }
    if (this.registry.doesExist('interval', name)) this.registry.deleteInterval(name);
  }
}
