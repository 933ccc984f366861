import { seriesKey, type SeriesRef } from '../batch.js';
import type { StoredReading, StoredWhy, ValueBefore, ValueOf } from '../answers.js';
import type { Database } from '../database.js';
import { seriesColumns } from '../known-series.js';
import { ms } from './latest.js';
import { runById, rawOfRun } from './runs.js';

export const readingFields = [
  `r.value, r.period, r.status, r.qualifier, r.provenance, r.feed, r.run_id AS "runId", r.locator AS "where"`,
  `r.revision, coalesce(r.operands, '[]') AS operands`,
  ms('r.starts_at', 'startsAt'),
  ms('r.at', 'at'),
  ms('r.as_of', 'asOf'),
  ms('r.received_at', 'receivedAt'),
  ms('r.revised_at', 'revisedAt'),
].join(', ');

/** The newest value of each series at or before its moment, for many series in one statement. */
export async function readBefore(
  database: Database,
  asked: readonly ValueBefore[],
): Promise<Map<string, StoredReading>> {
  if (asked.length === 0) return new Map();
  const columns = seriesColumns(asked)
    .add(
      'before',
      'ms',
      asked.map(({ before }) => before),
    )
    .add(
      'not_before',
      'ms',
      asked.map(({ notBefore }) => notBefore),
    );
  return byKey(
    await database.query(
      `SELECT q.indicator, q.area, q.breakdown, ${readingFields}
       FROM (${columns.select}) q JOIN series s USING (indicator, area, breakdown)
       CROSS JOIN LATERAL (
         SELECT * FROM reading WHERE series_id = s.id AND at <= q.before AND at >= coalesce(q.not_before, '-infinity')
         ORDER BY at DESC, starts_at DESC LIMIT 1
       ) r`,
      columns.parameters,
    ),
  );
}

/** The values of exactly the asked periods, for many series in one statement. */
export async function readOf(database: Database, asked: readonly ValueOf[]): Promise<Map<string, StoredReading>> {
  if (asked.length === 0) return new Map();
  const columns = seriesColumns(asked)
    .add(
      'period',
      'text',
      asked.map(({ period }) => period),
    )
    .add(
      'at',
      'ms',
      asked.map(({ at }) => at),
    );
  return byKey(
    await database.query(
      `SELECT q.indicator, q.area, q.breakdown, ${readingFields}
       FROM (${columns.select}) q JOIN series s USING (indicator, area, breakdown)
       CROSS JOIN LATERAL (SELECT * FROM reading WHERE series_id = s.id AND at = q.at AND period = q.period OFFSET 0) r`,
      columns.parameters,
    ),
  );
}

function byKey(rows: StoredReading[]): Map<string, StoredReading> {
  return new Map(rows.map(({ breakdown, ...row }) => [seriesKey({ ...row, breakdown }), { ...row, ...(breakdown ? { breakdown } : {}) }]));
}

/** One reading with everything that it rests on, or `null` when there is none. */
export async function readWhy(database: Database, ref: SeriesRef, at: Date | undefined): Promise<StoredWhy | null> {
  const before = at?.getTime() ?? Date.parse('9999-01-01');
  const reading = (await readBefore(database, [{ ...ref, before }])).get(seriesKey(ref));
  if (!reading) return null;
  const [run, raw, revisions] = await Promise.all([
    runById(database, reading.runId),
    rawOfRun(database, reading.runId),
    revisionsOf(database, reading),
  ]);
  return { reading, run, raw, revisions };
}

function revisionsOf(
  database: Database,
  { indicator, area, breakdown, at, period }: StoredReading,
): Promise<StoredWhy['revisions']> {
  return database.query(
    `SELECT v.revision, v.value, v.status, v.qualifier, v.provenance, v.run_id AS "runId", run.note,
            ${ms('v.received_at', 'receivedAt')}, ${ms('v.superseded_at', 'supersededAt')}
     FROM reading_revision v JOIN series s ON s.id = v.series_id LEFT JOIN feed_run run ON run.id = v.run_id
     WHERE s.indicator = $1 AND s.area = $2 AND s.breakdown = $3 AND v.at = to_timestamp($4::float8 / 1000) AND v.period = $5
     ORDER BY v.revision DESC`,
    [indicator, area, breakdown ?? '', at, period],
  );
}
