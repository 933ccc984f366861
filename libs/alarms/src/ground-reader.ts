import { durationMs, type AlarmRule, type EventState, type Freshness } from '@ioc/contracts';
import type { Bus } from '@ioc/platform';
import type { ReadingStore, StoredLatest } from '@ioc/store';
import type { DrillGround, Ground, MaintenanceWindow, OverdueDirective, SeriesView } from './ground.js';
import type { BoundedWhen } from './measure.js';
import { looksBack, readPast } from './past-reader.js';

export interface GroundParts {
  store: Pick<ReadingStore, 'latest' | 'events' | 'histories' | 'previous' | 'lastRuns'>;
  /** Maintenance windows that last now or are to come. */
  windows: () => Promise<readonly MaintenanceWindow[]>;
  /** Directives that are overdue now, by the ledger that all servers share. */
  overdue: () => Promise<readonly OverdueDirective[]>;
  /** What drills let be so now. */
  drills: () => Promise<readonly (DrillGround & { events: readonly EventState[] })[]>;
  /** As it is known on this server at this moment. */
  outlook: Ground['outlook'];
  bus: Bus;
  pack: () => Ground['pack'];
  /** How each feed stands, by when it was heard last on any server; epoch milliseconds. */
  feeds: (heard: ReadonlyMap<string, number>, now: number) => ReadonlyMap<string, Freshness>;
}

/** What another server stored is known here after so long at most; a third of the shortest hold of two minutes, and more. */
const rereadMs = 5_000;
/** What was before may be corrected by another server: it is not kept for longer. */
const pastMs = 600_000;
const mostEvents = 5_000;

interface Read {
  pack: Ground['pack'];
  at: number;
  series: ReadonlyMap<string, SeriesView>;
  events: readonly EventState[];
  heard: ReadonlyMap<string, number>;
  maintenance: readonly MaintenanceWindow[];
  overdue: readonly OverdueDirective[];
  drills: readonly DrillGround[];
}

const keyOf = (indicator: string, area: string) => `${indicator}/${area}`;

/** What rules are judged by, out of the store: read anew when something was stored, and otherwise only as time passes. */
export class GroundReader {
  private known: Read | null = null;
  private touched = true;
  private readonly pasts = new Map<string, { head: number; readAt: number; past: SeriesView['past'] }>();
  private forget: (() => void)[] = [];

  constructor(private readonly parts: GroundParts) {}

  start(): void {
    const { bus } = this.parts;
    const touch = () => {
      this.touched = true;
    };
    const readings = bus.on('readings.stored', ({ history }) => {
      if (history) this.pasts.clear();
      touch();
    });
    this.forget = [readings, bus.on('events.stored', touch), bus.on('maintenance.changed', touch), bus.on('directive.changed', touch), bus.on('drill.changed', touch)];
  }

  stop(): void {
    for (const end of this.forget) end();
  }

  async at(now: number): Promise<Ground> {
    const pack = this.parts.pack();
    const isFresh = this.known !== null && !this.touched && this.known.pack === pack && now - this.known.at < rereadMs;
    const { series, events, feeds, heard, maintenance, overdue, drills } = isFresh && this.known ? { ...this.known, feeds: this.parts.feeds(this.known.heard, now) } : await this.read(pack, now);
    return { now, pack, series: (indicator, area) => series.get(keyOf(indicator, area)), outlook: this.parts.outlook, feeds, heard, events, maintenance, overdue, drills };
  }

  private async read(pack: Ground['pack'], now: number): Promise<Read & Pick<Ground, 'feeds'>> {
    // Before reading: what is stored meanwhile is read next time.
    this.touched = false;
    try {
      const heard = await this.readHeard();
      // Before the figures: a feed that is heard while these are read would seem to have brought none.
      const feeds = this.parts.feeds(heard, now);
      const [series, real, maintenance, overdue, drills] = await Promise.all([this.readSeries(pack, now), this.readEvents(pack.alarms.rules, now), this.parts.windows(), this.parts.overdue(), this.parts.drills()]);
      const events = [...real, ...drills.flatMap((drill) => drill.events)];
      this.known = { pack, at: now, series, events, heard, maintenance, overdue, drills };
      return { ...this.known, feeds };
    } catch (cause) {
      this.touched = true;
      throw cause;
    }
  }

  private async readHeard(): Promise<Map<string, number>> {
    const runs = await this.parts.store.lastRuns();
    return new Map([...runs].flatMap(([feed, { heard }]) => (heard ? [[feed, heard.finishedAt] as const] : [])));
  }

  /** Those that are open, and those that began within the longest time that a rule counts over. */
  private async readEvents(rules: readonly AlarmRule[], now: number): Promise<EventState[]> {
    const longestMs = Math.max(0, ...rules.map(({ when }) => (when.kind === 'events' && when.within !== undefined ? (durationMs(when.within) ?? 0) : 0)));
    const [open, recent] = await Promise.all([
      this.parts.store.events({ status: 'open', limit: mostEvents }),
      longestMs > 0 ? this.parts.store.events({ from: new Date(now - longestMs), limit: mostEvents }) : [],
    ]);
    return [...new Map([...open, ...recent].map((event) => [event.id, event])).values()];
  }

  private async readSeries(pack: Ground['pack'], now: number): Promise<Map<string, SeriesView>> {
    const { rules } = pack.alarms;
    const indicators = [...new Set(rules.flatMap(({ when }) => ('indicator' in when && when.indicator !== undefined ? [when.indicator] : [])))];
    const latest = (await this.parts.store.latest({ indicators })).filter(({ breakdown }) => !breakdown);
    const pasts = new Map<string, SeriesView['past'][number][]>();
    for (const rule of rules.filter(looksBack)) {
      const found = await this.pastOf(rule, { pack, latest, now });
      for (const [key, past] of found) pasts.set(key, [...(pasts.get(key) ?? []), ...past]);
    }
    return new Map(latest.map((head) => [keyOf(head.indicator, head.area), viewOf(head, pasts.get(keyOf(head.indicator, head.area)) ?? [])]));
  }

  /** What one rule looks back on, by series; read only where a newer value stands now. */
  private async pastOf({ id, when }: AlarmRule, { pack, latest, now }: { pack: Ground['pack']; latest: readonly StoredLatest[]; now: number }): Promise<Map<string, SeriesView['past']>> {
    const bounded = when as BoundedWhen;
    const heads = latest.filter(({ indicator }) => indicator === bounded.indicator);
    const keyIn = (area: string) => `${id}/${area}`;
    const isKnown = ({ area, at }: StoredLatest) => this.pasts.get(keyIn(area))?.head === at && now - (this.pasts.get(keyIn(area))?.readAt ?? 0) < pastMs;
    const unread = heads.filter((head) => !isKnown(head));
    const indicator = pack.indicator(bounded.indicator);
    if (unread.length > 0 && indicator) {
      const read = await readPast(this.parts.store, { when: bounded, indicator, heads: unread, utcOffset: pack.utcOffset });
      for (const { area, at } of unread) this.pasts.set(keyIn(area), { head: at, readAt: now, past: read.get(area) ?? [] });
    }
    return new Map(heads.map(({ area }) => [keyOf(bounded.indicator, area), this.pasts.get(keyIn(area))?.past ?? []]));
  }
}

function viewOf({ value, period, at, staleAt, feed }: StoredLatest, past: SeriesView['past']): SeriesView {
  return { value, period, at, staleAt, feed, past: [...past].sort((a, b) => a.at - b.at) };
}
