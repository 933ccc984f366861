import type { IngestBatch, ResolvedReading } from '../batch.js';
import { Columns, clean } from '../columns.js';

/** A reading on its way into the tables. */
export interface Row {
  seriesId: number;
  period: string;
  reading: ResolvedReading;
}

/** `instant`, or the period as the source named it. */
export function periodOf({ startMs, endMs, at }: ResolvedReading): string {
  return startMs === endMs ? 'instant' : at;
}

/** One row per series, time and period: of several in a batch the last one counts. */
export function toRows(readings: readonly ResolvedReading[], idOf: (reading: ResolvedReading) => number): Row[] {
  const rows = new Map<string, Row>();
  for (const reading of readings) {
    const row = { seriesId: idOf(reading), period: periodOf(reading), reading };
    rows.set(`${row.seriesId} ${reading.endMs} ${row.period}`, row);
  }
  return [...rows.values()];
}

/** The newest row of each series; of two that end together the one that begins later, since it says the finer thing. */
export function newestRows(rows: readonly Row[]): Row[] {
  const newest = new Map<number, Row>();
  for (const row of rows) {
    const other = newest.get(row.seriesId);
    if (!other || isNewer(row, other)) newest.set(row.seriesId, row);
  }
  return [...newest.values()];
}

function isNewer({ reading: a }: Row, { reading: b }: Row): boolean {
  return a.endMs === b.endMs ? a.startMs >= b.startMs : a.endMs > b.endMs;
}

/** What `reading` and `latest` have in common. */
export function commonColumns(rows: readonly Row[], { run, provenance }: IngestBatch): Columns {
  const of = <T>(pick: (reading: ResolvedReading) => T) => rows.map(({ reading }) => pick(reading));
  return new Columns()
    .add('series_id', 'integer', rows.map(({ seriesId }) => seriesId))
    .add('at', 'ms', of(({ endMs }) => endMs))
    .add('period', 'text', rows.map(({ period }) => clean(period)))
    .add('value', 'double precision', of(({ value }) => value))
    .add('starts_at', 'ms', of(({ startMs }) => startMs))
    .add('received_at', 'ms', rows.map(() => run.finishedAt))
    .add('status', 'text', of(({ status }) => status))
    .add('qualifier', 'text', of(({ qualifier }) => qualifier))
    .add('provenance', 'text', of((reading) => reading.provenance ?? provenance))
    .add('feed', 'text', rows.map(() => run.feed))
    .add('run_id', 'uuid', rows.map(() => run.id));
}

/** What `reading` holds. */
export function readingColumns(rows: readonly Row[], batch: IngestBatch): Columns {
  return commonColumns(rows, batch)
    .add('as_of', 'ms', rows.map(({ reading }) => (reading.asOf === undefined ? null : Date.parse(reading.asOf))))
    .add('locator', 'text', rows.map(({ reading }) => clean(reading.where)))
    .add('operands', 'jsonb', rows.map(({ reading }) => (reading.operands ? JSON.stringify(reading.operands) : null)));
}
