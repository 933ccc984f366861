import type { IngestBatch, ResolvedReading } from '../batch.js';
import { Columns, clean } from '../columns.js';
import type { KnownSeries } from '../known-series.js';

/** A reading on its way into the tables. */
export interface Row {
  series: KnownSeries;
  period: string;
  reading: ResolvedReading;
}

/**
 * One row per series, time and period: of several in a batch the last one counts.
 * @param series the series of each reading
 */
export function toRows(readings: readonly ResolvedReading[], series: readonly KnownSeries[]): Row[] {
  const bySeries = new Map<KnownSeries, Map<number | string, Row>>();
  readings.forEach((reading, at) => {
    const of = series[at] as KnownSeries;
    const rows = bySeries.get(of) ?? new Map<number | string, Row>();
    if (rows.size === 0) bySeries.set(of, rows);
    const isInstant = reading.startMs === reading.endMs;
    const period = isInstant ? 'instant' : clean(reading.at);
    rows.set(isInstant ? reading.endMs : `${reading.endMs} ${period}`, { series: of, period, reading });
  });
  return [...bySeries.values()].flatMap((rows) => [...rows.values()]);
}

/** The newest row of each series; of two that end together the one that begins later, since it says the finer thing. */
export function newestRows(rows: readonly Row[]): Row[] {
  const newest = new Map<KnownSeries, Row>();
  for (const row of rows) {
    const other = newest.get(row.series);
    if (!other || isNewer(row, other)) newest.set(row.series, row);
  }
  return [...newest.values()];
}

function isNewer({ reading: a }: Row, { reading: b }: Row): boolean {
  return a.endMs === b.endMs ? a.startMs >= b.startMs : a.endMs > b.endMs;
}

/** What `reading` and `latest` have in common. */
export function commonColumns(rows: readonly Row[], { run, provenance }: IngestBatch): Columns {
  const of = <T>(pick: (reading: ResolvedReading) => T) => rows.map(({ reading }) => pick(reading));
  const columns = new Columns()
    .add(
      'series_id',
      'integer',
      rows.map(({ series }) => series.id),
    )
    .add(
      'at',
      'ms',
      of(({ endMs }) => endMs),
    )
    .add(
      'period',
      'text',
      rows.map(({ period }) => period),
    )
    .add(
      'value',
      'double precision',
      of(({ value }) => value),
    )
    .add(
      'status',
      'text',
      of(({ status }) => status),
    )
    .add(
      'qualifier',
      'text',
      of(({ qualifier }) => qualifier),
    )
    .add(
      'provenance',
      'text',
      of((reading) => reading.provenance ?? provenance),
    )
    .constant('received_at', 'ms', run.finishedAt)
    .constant('feed', 'text', run.feed)
    .constant('run_id', 'uuid', run.id);
  if (rows.every(({ reading }) => reading.startMs === reading.endMs)) return columns.repeat('starts_at', 'at');
  return columns.add(
    'starts_at',
    'ms',
    of(({ startMs }) => startMs),
  );
}

/** What `reading` holds. */
export function readingColumns(rows: readonly Row[], batch: IngestBatch): Columns {
  return commonColumns(rows, batch)
    .add(
      'as_of',
      'ms',
      rows.map(({ reading }) => (reading.asOf === undefined ? null : Date.parse(reading.asOf))),
    )
    .add(
      'locator',
      'text',
      rows.map(({ reading }) => clean(reading.where)),
    )
    .add(
      'operands',
      'jsonb',
      rows.map(({ reading }) => (reading.operands ? JSON.stringify(reading.operands) : null)),
    );
}
