import {
  sparkPoints,
  sparkSlot,
  type ComponentFrame,
  type Provenance,
  type Qualifier,
  type ReadingStatus,
  type SeriesMarks,
  type SeriesState,
} from '@ioc/contracts';

/** What a tile paints of one series; a new object only when something on the tile changes. */
export interface SeriesView {
  readonly value: number | null;
  readonly previous: number | null;
  readonly period: string;
  /** Epoch milliseconds by the server's clock. */
  readonly at: number;
  readonly ageFrom: number;
  readonly staleAt: number;
  readonly provenance: Provenance;
  readonly status: ReadingStatus | undefined;
  readonly qualifier: Qualifier | undefined;
  readonly revisedAt: number | undefined;
  readonly feed: string;
  readonly spark: readonly (number | null)[];
  /** In a playback: what is known today, where it was corrected since. */
  readonly restated?: number | null;
}

/** Digits on a tile change at most once in this time: an eye cannot read faster. */
export const digitsEveryMs = 2000;

/** Name of a series inside the store. */
export function seriesKey(indicator: string, area: string, breakdown = ''): string {
  return `${indicator}|${area}|${breakdown}`;
}

/** The newest state of one series. Frames write into it in place; `view` is what was last handed to the tiles. */
export class SeriesCell {
  readonly listeners = new Set<() => void>();
  /** Waits in the paint queue. */
  dirty = false;
  private painted: SeriesView | null = null;
  private outdated = false;
  private digitsAtMs = -Infinity;
  private value: number | null = null;
  private previous: number | null = null;
  private at = 0;
  private ageFrom = 0;
  private staleAt = 0;
  private marks: SeriesMarks | null = null;
  private spark: (number | null)[] = [];

  constructor(readonly key: string) {}

  get known(): boolean {
    return this.marks !== null;
  }

  /** What the tiles show; built on demand where no tile listened when it changed. */
  get view(): SeriesView | null {
    if (this.outdated) this.paint(-Infinity);
    return this.painted;
  }

  get provenance(): Provenance | null {
    return this.marks?.provenance ?? null;
  }

  /** What would bring it back; `null` while nothing was received. */
  get state(): SeriesState | null {
    const [indicator = '', area = '', breakdown = ''] = this.key.split('|');
    const { marks, value, previous, at, ageFrom, staleAt, spark } = this;
    return marks && { ...marks, indicator, area, ...(breakdown && { breakdown }), value, previous, at, ageFrom, staleAt, receivedAt: ageFrom, spark: [...spark] };
  }

  setState(state: SeriesState): void {
    this.value = state.value;
    this.previous = state.previous;
    this.at = state.at;
    this.ageFrom = state.ageFrom;
    this.staleAt = state.staleAt;
    this.spark = state.spark.slice(-sparkPoints);
    this.marks = state;
  }

  /** Takes row `k` of a columnar frame; nothing is allocated for it. */
  setRow(frame: ComponentFrame, k: number): void {
    const at = frame.t[k] ?? this.at;
    this.growSpark(frame.v[k] ?? null, at);
    this.value = frame.v[k] ?? null;
    this.previous = frame.p[k] ?? null;
    this.at = at;
    this.ageFrom = frame.a[k] ?? this.ageFrom;
    this.staleAt = frame.s[k] ?? this.staleAt;
  }

  setSpark(spark: readonly (number | null)[]): void {
    this.spark = spark.slice(-sparkPoints);
  }

  setMarks(marks: SeriesMarks): void {
    this.marks = marks;
  }

  /** Milliseconds until the tile may be painted again; 0 means now. */
  paintableInMs(nowMs: number): number {
    if (!this.painted || this.painted.value === this.value) return 0;
    return Math.max(0, this.digitsAtMs + digitsEveryMs - nowMs);
  }

  /** Nobody looks: the view is built when somebody does. */
  postpone(): void {
    this.dirty = false;
    this.outdated = true;
  }

  paint(nowMs: number): void {
    const marks = this.marks;
    if (!marks) return;
    if (this.painted && this.painted.value !== this.value) this.digitsAtMs = nowMs;
    this.dirty = false;
    this.outdated = false;
    this.painted = {
      value: this.value,
      previous: this.previous,
      period: marks.period,
      at: this.at,
      ageFrom: this.ageFrom,
      staleAt: this.staleAt,
      provenance: marks.provenance,
      status: marks.status,
      qualifier: marks.qualifier,
      revisedAt: marks.revisedAt,
      feed: marks.feed,
      spark: [...this.spark],
    };
  }

  /** One point an hour of a live figure, one a period; the same rule as the server's. */
  private growSpark(value: number | null, at: number): void {
    if (at < this.at) return;
    const period = this.marks?.period ?? 'instant';
    if (this.spark.length > 0 && sparkSlot({ period, at }) === sparkSlot({ period, at: this.at })) this.spark.pop();
    this.spark.push(value);
    if (this.spark.length > sparkPoints) this.spark.shift();
  }
}
