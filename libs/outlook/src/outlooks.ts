import type { Outlook, OutlookStep } from '@ioc/contracts';
import type { Bus, Logger, ProvincePack } from '@ioc/platform';
import type { ReadingStore } from '@ioc/store';
import { FitFault, type Fit, type FitRequest } from './fit.js';
import { askedOf, foreseen, notForeseen, type Series } from './foresee.js';
import { readSeries } from './series-reader.js';

export interface WatchedSeries {
  indicator: string;
  area: string;
}

export interface OutlooksParts {
  store: Pick<ReadingStore, 'latest' | 'histories'>;
  bus: Bus;
  pack: () => Pick<ProvincePack, 'indicator' | 'utcOffset'>;
  /** Series whose outlook is wanted all the time. */
  watched: () => readonly WatchedSeries[];
  /** @throws FitFault */
  fit: (request: FitRequest) => Promise<Fit>;
  log: Logger;
  now?: () => number;
}

const minuteMs = 60_000;
/** What is foreseen for an hour is foreseen anew every ten minutes, all else once an hour: of what comes in between nothing is history yet. */
const validMs: Record<OutlookStep, number> = { hour: 10 * minuteMs, day: 60 * minuteMs, week: 60 * minuteMs, month: 60 * minuteMs, quarter: 60 * minuteMs, year: 60 * minuteMs };
/** What was given up may have come at a bad moment. */
const againMs = 10 * minuteMs;
/** Of series that somebody asked for. */
const mostKept = 500;

const validMsOf = ({ step, none }: Outlook) => (none?.code === 'given-up' ? againMs : validMs[step ?? 'day']);
const keyOf = ({ indicator, area }: WatchedSeries) => `${indicator}/${area}`;

/** What series will be by their own history: of those that rules watch at a low rate, of any other when it is asked for. */
export class Outlooks {
  private readonly kept = new Map<string, Outlook>();
  private readonly making = new Map<string, Promise<Outlook>>();
  private pack: ReturnType<OutlooksParts['pack']> | null = null;
  private isRefreshing = false;
  private isBroken = false;
  private forget: (() => void) | null = null;
  private readonly now: () => number;

  constructor(private readonly parts: OutlooksParts) {
    this.now = parts.now ?? Date.now;
  }

  /** A history that was corrected is looked at anew. */
  start(): void {
    this.forget = this.parts.bus.on('readings.stored', ({ history, changes }) => {
      if (!history) return;
      for (const change of changes) this.kept.delete(keyOf(change));
    });
  }

  stop(): void {
    this.forget?.();
  }

  /** As it is known here; undefined: nobody has looked yet. */
  known(indicator: string, area: string): Outlook | undefined {
    return this.kept.get(keyOf({ indicator, area }));
  }

  /** Makes anew what is due, one after the other. Never rejects: the next time makes up for it. */
  async refresh(): Promise<void> {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    try {
      for (const series of this.parts.watched()) await this.of(series);
      this.isBroken = false;
    } catch (err) {
      if (!this.isBroken) this.parts.log.error({ err }, 'outlooks could not be made; trying again each minute');
      this.isBroken = true;
    } finally {
      this.isRefreshing = false;
    }
  }

  /** @throws RangeError for an indicator that the pack has not */
  async of(series: WatchedSeries): Promise<Outlook> {
    this.followPack();
    const key = keyOf(series);
    const known = this.kept.get(key);
    if (known && this.now() - known.madeAt < validMsOf(known)) return known;
    const made = this.making.get(key) ?? this.make(series).finally(() => this.making.delete(key));
    this.making.set(key, made);
    return made;
  }

  private async make({ indicator: id, area }: WatchedSeries): Promise<Outlook> {
    const pack = this.parts.pack();
    const indicator = pack.indicator(id);
    if (!indicator) throw new RangeError(`the pack has no indicator ${id}`);
    const outlook = await this.foresee(await readSeries(this.parts.store, { indicator, area, utcOffset: pack.utcOffset }));
    // Made of what was configured before: nobody is told.
    if (pack === this.pack) this.keep(outlook);
    return outlook;
  }

  private async foresee(series: Series): Promise<Outlook> {
    const madeAt = this.now();
    const asked = askedOf(series);
    if ('none' in asked) return notForeseen(series, asked, madeAt);
    try {
      return foreseen(series, asked, { fit: await this.parts.fit(asked.request), madeAt });
    } catch (cause) {
      if (!(cause instanceof FitFault)) throw cause;
      this.parts.log.warn({ indicator: series.indicator.id, area: series.area, steps: asked.history.values.length, reason: cause.message }, 'an outlook was given up');
      return notForeseen(series, { none: 'given-up', steps: asked.history.values.length }, madeAt);
    }
  }

  private keep(outlook: Outlook): void {
    const key = keyOf(outlook);
    this.kept.delete(key);
    this.kept.set(key, outlook);
    const watched = new Set(this.kept.size > mostKept ? this.parts.watched().map(keyOf) : []);
    for (const old of this.kept.keys()) {
      if (this.kept.size <= mostKept) break;
      if (!watched.has(old)) this.kept.delete(old);
    }
  }

  private followPack(): void {
    const pack = this.parts.pack();
    if (pack !== this.pack) this.kept.clear();
    this.pack = pack;
  }
}
