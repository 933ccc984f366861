import type { IngestBatch, Operand, ResolvedReading } from '../batch.js';
import { Columns, clean } from '../columns.js';
import type { KnownSeries, SaidValue } from '../known-series.js';

/** A reading on its way into the tables; every row has the same shape, so that thousands of them are read fast. */
export interface Row extends SaidValue {
  readonly series: KnownSeries;
  /** As its source named it, or `instant`. */
  readonly period: string;
  readonly status: NonNullable<ResolvedReading['status']> | null;
  readonly qualifier: NonNullable<ResolvedReading['qualifier']> | null;
  readonly provenance: IngestBatch['provenance'];
  readonly startMs: number;
  readonly endMs: number;
  readonly ageFromMs: number;
  readonly staleAtMs: number;
  readonly asOf: string | null;
  readonly where: string | null;
  readonly operands: readonly Operand[] | null;
}

/** The rows of one batch by series, and there by their place in it. */
export type RowsOfSeries = ReadonlyMap<KnownSeries, ReadonlyMap<number | string, Row>>;

/**
 * One row per series, time and period: of several in a batch the last one counts.
 * @param series the series of each reading
 */
export function toRows({ readings, provenance }: Pick<IngestBatch, 'readings' | 'provenance'>, series: readonly KnownSeries[]): RowsOfSeries {
  const bySeries = new Map<KnownSeries, Map<number | string, Row>>();
  readings.forEach((reading, at) => {
    const row = toRow(reading, series[at] as KnownSeries, provenance);
    const rows = bySeries.get(row.series) ?? new Map<number | string, Row>();
    if (rows.size === 0) bySeries.set(row.series, rows);
    rows.set(placeOf(row), row);
  });
  return bySeries;
}

function toRow(reading: ResolvedReading, series: KnownSeries, provenance: Row['provenance']): Row {
  const { startMs, endMs } = reading;
  return {
    series,
    startMs,
    endMs,
    ageFromMs: reading.ageFromMs,
    staleAtMs: reading.staleAtMs,
    value: reading.value,
    period: startMs === endMs ? 'instant' : clean(reading.at),
    status: reading.status ?? null,
    qualifier: reading.qualifier ?? null,
    provenance: reading.provenance ?? provenance,
    asOf: reading.asOf ?? null,
    where: clean(reading.where),
    operands: reading.operands ?? null,
  };
}

/** Where a row stands in its series: by its time, and by its period too unless it is an instant. */
function placeOf({ period, startMs, endMs }: Row): number | string {
  return startMs === endMs ? endMs : `${endMs} ${period}`;
}

/** The newest row of each series; of two that end together the one that begins later, since it says the finer thing. */
export function newestRows(bySeries: RowsOfSeries): Row[] {
  return [...bySeries.values()].map((rows) => {
    let newest: Row | undefined;
    for (const row of rows.values()) if (!newest || isNewer(row, newest)) newest = row;
    return newest as Row;
  });
}

function isNewer(a: Row, b: Row): boolean {
  return a.endMs === b.endMs ? a.startMs >= b.startMs : a.endMs > b.endMs;
}

export interface SortedRows {
  /** Newer than all that is known of their series: none can be there yet. */
  fresh: Row[];
  /** There with another value, by what the last poll said. */
  corrected: Row[];
  /** What the last poll said: there already, unless somebody else corrected it since. */
  told: Row[];
  /** Whatever else: looked for before it is written. */
  open: Row[];
}

export function sortRows(bySeries: RowsOfSeries): SortedRows {
  const sorted: SortedRows = { fresh: [], corrected: [], told: [], open: [] };
  for (const [{ newestMs, told }, rows] of bySeries) {
    for (const [place, row] of rows) {
      const before = told?.get(place);
      if (newestMs !== null && row.endMs > newestMs) sorted.fresh.push(row);
      else if (before) sorted[saysTheSame(before, row) ? 'told' : 'corrected'].push(row);
      else sorted.open.push(row);
    }
  }
  return sorted;
}

function saysTheSame(before: SaidValue, row: Row): boolean {
  return before.value === row.value && before.status === row.status && before.qualifier === row.qualifier && before.provenance === row.provenance;
}

/** What `reading` and `latest` have in common. */
export function commonColumns(rows: readonly Row[], { run }: IngestBatch): Columns {
  const columns = new Columns()
    .add('series_id', 'integer', rows.map((row) => row.series.id))
    .add('at', 'ms', rows.map((row) => row.endMs))
    .add('period', 'text', rows.map((row) => row.period))
    .add('value', 'double precision', rows.map((row) => row.value))
    .add('status', 'text', rows.map((row) => row.status))
    .add('qualifier', 'text', rows.map((row) => row.qualifier))
    .add('provenance', 'text', rows.map((row) => row.provenance))
    .constant('received_at', 'ms', run.finishedAt)
    .constant('feed', 'text', run.feed)
    .constant('run_id', 'uuid', run.id);
  if (rows.every((row) => row.startMs === row.endMs)) return columns.repeat('starts_at', 'at');
  return columns.add('starts_at', 'ms', rows.map((row) => row.startMs));
}

/** What `reading` holds. */
export function readingColumns(rows: readonly Row[], batch: IngestBatch): Columns {
  return commonColumns(rows, batch)
    .add('as_of', 'ms', rows.map(({ asOf }) => (asOf === null ? null : Date.parse(asOf))))
    .add('locator', 'text', rows.map((row) => row.where))
    .add('operands', 'jsonb', rows.map(({ operands }) => (operands ? JSON.stringify(operands) : null)));
}
