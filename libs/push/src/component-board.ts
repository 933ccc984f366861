import type { ComponentFrame, ComponentId, ComponentSnapshot, ComponentTopic, SeriesMarks, SeriesState } from '@ioc/contracts';
import type { SeriesChange } from '@ioc/platform';
import { seriesKey } from '@ioc/store';
import { appendSpark } from './spark.js';
import type { Keep } from './reader.js';
import type { TopicBoard } from './topic-channel.js';

type FrameBody = Omit<ComponentFrame, 'topic' | 'seq' | 'at'>;
export interface Trace {
  fetchedAt: number;
  storedAt: number;
}


/** What lies before a newest value. */
export interface SeriesPast {
  previous: number | null;
  spark?: (number | null)[];
}

/** The newest values of one component. An index, once given to a series, is its own for the life of the process. */
export class ComponentBoard implements TopicBoard {
  readonly topic: ComponentTopic;
  private readonly series: SeriesState[] = [];
  private readonly indexOf = new Map<string, number>();
  private readonly changed = new Set<number>();
  private readonly marksChanged = new Set<number>();
  private readonly sparksChanged = new Set<number>();
  /** How many of `series` the readers know. */
  private told = 0;
  private trace: Trace | null = null;

  constructor(private readonly component: ComponentId) {
    this.topic = `component/${component}`;
  }

  /** Fills the board before anybody reads it. */
  load(series: readonly SeriesState[]): void {
    for (const state of series) this.put(state);
    this.told = this.series.length;
    this.clearChanges();
  }

  /** @returns false when the board already shows something newer */
  apply(change: SeriesChange, trace: Trace): boolean {
    const index = this.indexOf.get(seriesKey(change));
    const before = index === undefined ? undefined : this.series[index];
    if (before && before.at > change.at) return false;
    this.put({ ...change, previous: previousOf(before, change), spark: appendSpark(before?.spark ?? [], before, change) });
    this.trace = {
      fetchedAt: Math.min(trace.fetchedAt, this.trace?.fetchedAt ?? trace.fetchedAt),
      storedAt: Math.max(trace.storedAt, this.trace?.storedAt ?? 0),
    };
    return true;
  }

  /** Sets what lies before the newest value: what the change is counted from, and the sparkline when it is read anew. */
  setPast(key: string, { previous, spark }: SeriesPast): void {
    const index = this.indexOf.get(key);
    const state = index === undefined ? undefined : this.series[index];
    if (index === undefined || !state || (state.previous === previous && !spark)) return;
    this.series[index] = { ...state, previous, spark: spark ?? state.spark };
    this.changed.add(index);
    if (spark) this.sparksChanged.add(index);
  }

  get(key: string): SeriesState | undefined {
    return this.series[this.indexOf.get(key) ?? -1];
  }

  all(): readonly SeriesState[] {
    return this.series;
  }

  snapshot(): ComponentSnapshot {
    // A series that waits to be told as `added` comes with its frame: its index must follow on for everybody.
    return { component: this.component, series: this.series.slice(0, this.told) };
  }

  part(keep: Keep): ComponentSnapshot {
    return { component: this.component, series: this.series.filter(keep) };
  }

  takeChanges(): FrameBody | null {
    if (this.changed.size === 0) return null;
    const known = [...this.changed].filter((index) => index < this.told);
    const added = this.series.slice(this.told);
    const marks = this.takeMarks();
    const sparks = this.takeSparks();
    const frame: FrameBody = {
      ...columns(known, this.series),
      ...(marks ? { marks } : {}),
      ...(sparks ? { sparks } : {}),
      ...(added.length > 0 ? { added } : {}),
      ...(this.trace ? { trace: this.trace } : {}),
    };
    this.told = this.series.length;
    this.clearChanges();
    this.trace = null;
    return frame;
  }

  private put(state: SeriesState): void {
    const key = seriesKey(state);
    const index = this.indexOf.get(key) ?? this.series.length;
    const before = this.series[index];
    if (before && !sameMarks(before, state)) this.marksChanged.add(index);
    this.indexOf.set(key, index);
    this.series[index] = state;
    this.changed.add(index);
  }

  private clearChanges(): void {
    this.changed.clear();
    this.marksChanged.clear();
    this.sparksChanged.clear();
  }

  private takeSparks(): Record<string, (number | null)[]> | null {
    const entries = [...this.sparksChanged].filter((index) => index < this.told);
    return entries.length === 0 ? null : Object.fromEntries(entries.map((index) => [index, this.series[index]?.spark ?? []]));
  }

  private takeMarks(): Record<string, SeriesMarks> | null {
    const entries = [...this.marksChanged].filter((index) => index < this.told);
    if (entries.length === 0) return null;
    return Object.fromEntries(entries.map((index) => [index, marksOf(this.series[index] as SeriesState)]));
  }
}

/** A new period's change is counted from the period before; within one, and for live figures, from the same as until now. */
function previousOf(before: SeriesState | undefined, change: SeriesChange): number | null {
  if (!before) return null;
  return change.period !== 'instant' && change.at > before.at ? before.value : before.previous;
}

function columns(indices: number[], series: readonly SeriesState[]): Pick<FrameBody, 'i' | 'v' | 't' | 'a' | 's' | 'p'> {
  const of = <T>(pick: (state: SeriesState) => T): T[] => indices.map((index) => pick(series[index] as SeriesState));
  return {
    i: indices,
    v: of((state) => state.value),
    t: of((state) => state.at),
    a: of((state) => state.ageFrom),
    s: of((state) => state.staleAt),
    p: of((state) => state.previous),
  };
}

const markKeys = ['period', 'provenance', 'feed', 'status', 'qualifier', 'revisedAt'] as const;

function marksOf(state: SeriesState): SeriesMarks {
  const { period, provenance, feed, status, qualifier, revisedAt } = state;
  return { period, provenance, feed, status, qualifier, revisedAt };
}

function sameMarks(a: SeriesState, b: SeriesState): boolean {
  return markKeys.every((key) => a[key] === b[key]);
}
