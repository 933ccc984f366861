import type { ResolvedReading } from '../batch.js';
import type { Database } from '../database.js';
import { seriesColumns } from '../known-series.js';

/** A source that renews its time of publication with every poll must not cost a write with every poll. */
const noted = `interval '1 hour'`;

/**
 * Which readings are older publications of a period than the one that is stored: a preliminary figure that comes after the
 * official one. Notes on the way where the same figure is published once more, so that what lies between stays older.
 * @returns places in `readings`
 */
export async function overtakenPublications(database: Database, readings: readonly ResolvedReading[]): Promise<Set<number>> {
  const places = readings.flatMap(({ asOf, startMs, endMs }, place) => (asOf !== undefined && startMs !== endMs ? [place] : []));
  if (places.length === 0) return new Set();
  const asked = places.map((place) => readings[place] as ResolvedReading);
  const columns = seriesColumns(asked)
    .add('place', 'integer', places)
    .add('at', 'ms', asked.map(({ endMs }) => endMs))
    .add('period', 'text', asked.map(({ at }) => at))
    .add('as_of', 'ms', asked.map(({ asOf }) => Date.parse(asOf as string)))
    .add('value', 'double precision', asked.map(({ value }) => value))
    .add('status', 'text', asked.map(({ status }) => status ?? null));
  const first = columns.parameter(new Date(Math.min(...asked.map(({ endMs }) => endMs))));
  const last = columns.parameter(new Date(Math.max(...asked.map(({ endMs }) => endMs))));
  const rows = await database.query<{ place: number }>(
    `WITH said AS MATERIALIZED (
       SELECT q.*, s.id AS series_id FROM (${columns.select}) q JOIN series s USING (indicator, area, breakdown)
     ), again AS (
       UPDATE reading r SET as_of = q.as_of FROM said q
       WHERE r.series_id = q.series_id AND r.at = q.at AND r.period = q.period AND r.at BETWEEN ${first} AND ${last}
         AND (r.value, r.status) IS NOT DISTINCT FROM (q.value, q.status) AND r.as_of < q.as_of - ${noted}
     )
     SELECT q.place FROM said q CROSS JOIN LATERAL (
       SELECT 1 FROM reading r
       WHERE r.series_id = q.series_id AND r.at = q.at AND r.period = q.period AND r.at BETWEEN ${first} AND ${last} AND r.as_of > q.as_of
     ) newer`,
    columns.parameters,
  );
  return new Set(rows.map(({ place }) => place));
}
