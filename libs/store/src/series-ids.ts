import type { Database } from './database.js';
import { seriesKey, type SeriesRef } from './batch.js';
import { Columns, clean } from './columns.js';

/** A series as readings name it, with the component that it belongs to. */
export type NamedSeries = SeriesRef & { component: string };

/** Numbers of the series, remembered: a series is never removed and never renumbered. */
export class SeriesIds {
  private readonly known = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Makes what is not there yet, outside of any transaction, so that feeds never wait for one another here. */
  async ensure(series: readonly NamedSeries[]): Promise<(ref: SeriesRef) => number> {
    const unknown = new Map<string, NamedSeries>();
    for (const ref of series) if (!this.known.has(keyOf(ref))) unknown.set(keyOf(ref), ref);
    // Always in the same order, so that two feeds that make the same series cannot block each other for good.
    if (unknown.size > 0) await this.make([...unknown.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref));
    return (ref) => this.idOf(ref);
  }

  private idOf(ref: SeriesRef): number {
    const id = this.known.get(keyOf(ref));
    if (id === undefined) throw new Error(`series was not made: ${keyOf(ref)}`);
    return id;
  }

  private async make(series: NamedSeries[]): Promise<void> {
    const columns = seriesColumns(series).add('component', 'text', series.map(({ component }) => component));
    const rows = await this.database.query<SeriesRef & { id: number }>(
      `INSERT INTO series AS s (${columns.list}) ${columns.select}
       ON CONFLICT (indicator, area, breakdown) DO UPDATE SET component = excluded.component
       RETURNING id, indicator, area, breakdown`,
      columns.parameters,
    );
    for (const row of rows) this.known.set(seriesKey(row), row.id);
  }
}

/** The key under which the table answers for it. */
function keyOf({ indicator, area, breakdown }: SeriesRef): string {
  return seriesKey({ indicator, area, breakdown: clean(breakdown) ?? '' });
}

/** Columns `indicator, area, breakdown` of many series. */
export function seriesColumns(series: readonly SeriesRef[]): Columns {
  return new Columns()
    .add('indicator', 'text', series.map(({ indicator }) => indicator))
    .add('area', 'text', series.map(({ area }) => area))
    .add('breakdown', 'text', series.map(({ breakdown }) => clean(breakdown) ?? ''));
}
