import type { SeriesRef } from './batch.js';
import { Columns, clean } from './columns.js';
import type { Database } from './database.js';

/** A series as readings name it, with the component that it belongs to. */
export type NamedSeries = SeriesRef & { component: string };

export interface KnownSeries {
  readonly id: number;
  readonly indicator: string;
  readonly area: string;
  /** Empty where it has none. */
  readonly breakdown: string;
  /** End of the newest reading that this process knows to be stored; what is newer still cannot be there yet. */
  newestMs: number | null;
  /** Day on which that reading began; see `dayNumber`. */
  newestDay: number | null;
  /** What the last poll said of it, all of it stored: most sources repeat that in the next one. */
  told: Told | null;
  /** `history_version` at which `told` was true. */
  version: number | null;
}

/** Readings of one series by their place in it; see `placeOf`. */
export type Told = ReadonlyMap<number | string, SaidValue>;

/** What makes two versions of one reading differ. */
export interface SaidValue {
  readonly value: number | null;
  readonly status: string | null;
  readonly qualifier: string | null;
  readonly provenance: string;
}

type SeriesRow = Pick<KnownSeries, 'id' | 'indicator' | 'area' | 'breakdown'>;

/** Numbers of the series, remembered: a series is never removed and never renumbered. */
export class SeriesRegister {
  /** By indicator, area and breakdown: three look-ups by words that are there are faster than one by a word to be made. */
  private readonly known = new Map<string, Map<string, Map<string, KnownSeries>>>();

  constructor(private readonly database: Database) {}

  /**
   * Makes what is not there yet, outside of any transaction, so that feeds never wait for one another here.
   * @returns the series of each given one, in the same order
   */
  async ensure(series: readonly NamedSeries[]): Promise<KnownSeries[]> {
    const found = series.map((ref) => this.find(ref));
    const unknown = series.filter((_, at) => !found[at]);
    if (unknown.length > 0) await this.make(unknown);
    return series.map((ref, at) => {
      const known = found[at] ?? this.find(ref);
      if (!known) throw new Error(`series was not made: ${ref.indicator} ${ref.area}`);
      return known;
    });
  }

  private find({ indicator, area, breakdown }: SeriesRef): KnownSeries | undefined {
    return this.known
      .get(indicator)
      ?.get(area)
      ?.get(clean(breakdown) ?? '');
  }

  /** In one order, always, so that two feeds that make the same series cannot block each other for good. */
  private async make(series: readonly NamedSeries[]): Promise<void> {
    const distinct = new Map(
      series.map((ref) => [JSON.stringify([ref.indicator, ref.area, clean(ref.breakdown) ?? '']), ref]),
    );
    const ordered = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
    const components = ordered.map(({ component }) => component);
    const columns = seriesColumns(ordered).add('component', 'text', components);
    const rows = await this.database.query<SeriesRow>(
      `INSERT INTO series AS s (${columns.list}) ${columns.select}
       ON CONFLICT (indicator, area, breakdown) DO UPDATE SET component = excluded.component
       RETURNING id, indicator, area, breakdown`,
      columns.parameters,
    );
    for (const row of rows) this.remember(row);
  }

  private remember({ id, indicator, area, breakdown }: SeriesRow): void {
    const areas = this.known.get(indicator) ?? new Map<string, Map<string, KnownSeries>>();
    const breakdowns = areas.get(area) ?? new Map<string, KnownSeries>();
    const series = { id, indicator, area, breakdown, newestMs: null, newestDay: null, told: null, version: null };
    this.known.set(indicator, areas.set(area, breakdowns.set(breakdown, series)));
  }
}

/** Columns `indicator, area, breakdown` of many series. */
export function seriesColumns(series: readonly SeriesRef[]): Columns {
  return new Columns()
    .add(
      'indicator',
      'text',
      series.map(({ indicator }) => indicator),
    )
    .add(
      'area',
      'text',
      series.map(({ area }) => area),
    )
    .add(
      'breakdown',
      'text',
      series.map(({ breakdown }) => clean(breakdown) ?? ''),
    );
}
