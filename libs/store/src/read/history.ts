import type { HistoryPoint, Provenance, Qualifier, ReadingStatus } from '@ioc/contracts';
import type { Bucket, Histories, HistoriesQuery } from '../answers.js';
import { seriesKey, type SeriesRef } from '../batch.js';
import type { Database } from '../database.js';
import { dayOf, interval, startOfDay } from '../ingest/days.js';
import { seriesColumns } from '../known-series.js';

const defaultLimit = 50_000;
type BucketValue = NonNullable<HistoriesQuery['value']>;

/** History of one indicator for many areas in one statement; oldest first, an area without any has an empty list. */
export async function readHistories(database: Database, query: HistoriesQuery, offsetMs: number): Promise<Histories> {
  const histories: Histories = new Map(query.areas.map((area) => [area, []]));
  const rows = await database.query<Columns & { area: string }>(statement(query, offsetMs), [
    ...[query.indicator, query.areas, query.breakdown ?? '', query.from ?? null, query.to ?? null],
    query.limit ?? defaultLimit,
  ]);
  const point = points[query.bucket](offsetMs);
  // Newest first, since the limit keeps the newest.
  for (const row of rows) histories.set(row.area, row.at?.map((_, at) => point(row, at)).reverse() ?? []);
  return histories;
}

/** One array for each column: thousands of points as rows cost more to parse than to find. */
interface Columns {
  at: number[] | null;
  value: (number | null)[];
  period?: string[];
  revision?: number[];
  count?: number[];
  min?: (number | null)[];
  max?: (number | null)[];
  provenance?: Provenance[];
  status?: (ReadingStatus | null)[];
  qualifier?: (Qualifier | null)[];
}

const names: Record<'reading' | 'bucket', Record<'plain' | 'detail', readonly string[]>> = {
  reading: { plain: ['at', 'value', 'period', 'revision'], detail: ['provenance', 'status', 'qualifier'] },
  bucket: { plain: ['at', 'value', 'count', 'min', 'max'], detail: ['provenance'] },
};

/** `$1` indicator, `$2` areas, `$3` breakdown, `$4` from, `$5` to, `$6` limit for each area. */
function statement({ bucket, value = 'mean', detail }: HistoriesQuery, offsetMs: number): string {
  const known = names[bucket === 'none' ? 'reading' : 'bucket'];
  const asked = detail ? [...known.plain, ...known.detail] : known.plain;
  return `SELECT s.area, h.* FROM series s CROSS JOIN LATERAL (
            SELECT ${asked.map((name) => `json_agg(p.${name}) AS ${name}`).join(', ')}
            FROM (${drawn[bucket](value, offsetMs)} LIMIT $6) p
          ) h
          WHERE s.indicator = $1 AND s.area = ANY ($2) AND s.breakdown = $3`;
}

/** Bounds on `at` let the planner leave out months; a period that began before `from` is left out besides. */
const readings = `FROM reading r WHERE r.series_id = s.id
  AND r.at >= coalesce($4::timestamptz, '-infinity') AND r.at <= coalesce($5::timestamptz, 'infinity') AND r.starts_at >= coalesce($4::timestamptz, '-infinity')`;

/** Days that begin within the bounds: those that are over from the roll-up, the current one from its readings. */
function days(offsetMs: number): string {
  const calendar = { offsetMs };
  const local = (moment: string) => `((${moment}::timestamptz AT TIME ZONE 'UTC') + ${interval(offsetMs)})`;
  const within = (day: string) => `${day} >= coalesce(${local('$4')}, '-infinity') AND ${day} < coalesce(${local('$5')}, 'infinity')`;
  const day = dayOf('r.starts_at', calendar);
  return `FROM (SELECT ${dayOf('l.starts_at', calendar)} AS today FROM latest l WHERE l.series_id = s.id) t CROSS JOIN LATERAL (
      SELECT d.day, d.count, d.sum, d.min, d.max, d.last, d.last_at FROM reading_day d
      WHERE d.series_id = s.id AND d.day < t.today AND ${within('d.day')}
      UNION ALL
      SELECT ${day}, count(r.value), sum(r.value), min(r.value), max(r.value), (array_agg(r.value ORDER BY r.at DESC))[1], max(r.at)
      FROM reading r
      WHERE r.series_id = s.id AND r.at >= ${startOfDay('t.today', calendar)} AND ${day} >= t.today AND ${within(day)}
      GROUP BY 1
    ) d`;
}

/** Of a day's last reading: a look-up, where the provenance of each would be a walk over all. What no answer names is not looked up. */
const lastProvenance = `(SELECT r.provenance FROM reading r WHERE r.series_id = s.id AND r.at = d.last_at ORDER BY r.starts_at DESC LIMIT 1)`;

/** The statement behind each bucket. A bucket is where a reading's period begins. */
const drawn: Record<Bucket, (value: BucketValue, offsetMs: number) => string> = {
  none: () =>
    `SELECT ${epochMs('r.at')} AS at, r.value, r.period, r.revision, r.provenance, r.status, r.qualifier ${readings} ORDER BY r.at DESC, r.starts_at DESC`,
  hour: (value, offsetMs) => {
    const hour = `date_trunc('hour', (r.starts_at AT TIME ZONE 'UTC') + ${interval(offsetMs)})`;
    return `SELECT ${epochMs(hour)} - ${offsetMs} AS at, ${ofReadings[value]} AS value, count(r.value)::int AS count,
              min(r.value), max(r.value), (array_agg(r.provenance ORDER BY r.at DESC))[1] AS provenance ${readings} GROUP BY ${hour} ORDER BY ${hour} DESC`;
  },
  day: (value, offsetMs) =>
    `SELECT ${epochMs('d.day')} - ${offsetMs} AS at, ${ofDay[value]} AS value, d.count::int, d.min, d.max, ${lastProvenance} AS provenance ${days(offsetMs)} ORDER BY d.day DESC`,
  month: (value, offsetMs) => {
    const month = `date_trunc('month', d.day::timestamp)`;
    return `SELECT ${epochMs(month)} - ${offsetMs} AS at, ${ofDays[value]} AS value, sum(d.count)::int AS count,
              min(d.min), max(d.max), (array_agg(${lastProvenance} ORDER BY d.last_at DESC))[1] AS provenance ${days(offsetMs)} GROUP BY ${month} ORDER BY ${month} DESC`;
  },
};

const ofReadings: Record<BucketValue, string> = {
  mean: 'avg(r.value)',
  last: '(array_agg(r.value ORDER BY r.at DESC))[1]',
  sum: 'sum(r.value)',
};
const ofDay: Record<BucketValue, string> = { mean: 'd.sum / nullif(d.count, 0)', last: 'd.last', sum: 'd.sum' };
const ofDays: Record<BucketValue, string> = {
  mean: 'sum(d.sum) / nullif(sum(d.count), 0)',
  last: '(array_agg(d.last ORDER BY d.last_at DESC))[1]',
  sum: 'sum(d.sum)',
};

function epochMs(moment: string): string {
  return `(date_part('epoch', ${moment}) * 1000)::bigint`;
}

type PointOf = (columns: Columns, at: number) => HistoryPoint;

const points: Record<Bucket, (offsetMs: number) => PointOf> = {
  none: () => (columns, at) => ({
    at: iso(columns.at?.[at]),
    period: columns.period?.[at] ?? 'instant',
    value: columns.value[at] ?? null,
    revision: columns.revision?.[at] ?? 0,
    ...detailOf(columns, at),
  }),
  hour: bucketPoint('YYYY-MM-DDTHH'.length),
  day: bucketPoint('YYYY-MM-DD'.length),
  month: bucketPoint('YYYY-MM'.length),
};

function bucketPoint(labelLength: number): (offsetMs: number) => PointOf {
  return (offsetMs) => (columns, at) => ({
    at: iso(columns.at?.[at]),
    period: iso(columns.at?.[at], offsetMs).slice(0, labelLength),
    value: columns.value[at] ?? null,
    count: columns.count?.[at] ?? 0,
    min: columns.min?.[at] ?? null,
    max: columns.max?.[at] ?? null,
    ...detailOf(columns, at),
  });
}

function detailOf(columns: Columns, at: number): Pick<HistoryPoint, 'provenance' | 'status' | 'qualifier'> {
  const [provenance, status, qualifier] = [columns.provenance?.[at], columns.status?.[at], columns.qualifier?.[at]];
  return { ...(provenance && { provenance }), ...(status && { status }), ...(qualifier && { qualifier }) };
}

function iso(ms = 0, offsetMs = 0): string {
  return new Date(ms + offsetMs).toISOString();
}

/** The last values of many series in one statement; oldest first, a series without any has an empty list. */
export async function readSpark(
  database: Database,
  series: readonly SeriesRef[],
  length: number,
): Promise<Map<string, (number | null)[]>> {
  const sparks = new Map<string, (number | null)[]>(series.map((ref) => [seriesKey(ref), []]));
  if (series.length === 0) return sparks;
  const columns = seriesColumns(series);
  const limit = columns.parameter(length);
  const rows = await database.query<SeriesRef & { values: (number | null)[] }>(
    `SELECT q.indicator, q.area, q.breakdown, v.values
     FROM (${columns.select}) q JOIN series s USING (indicator, area, breakdown)
     CROSS JOIN LATERAL (
       SELECT array_agg(value ORDER BY at, starts_at) AS values
       FROM (SELECT value, at, starts_at FROM reading WHERE series_id = s.id ORDER BY at DESC, starts_at DESC LIMIT ${limit}) r
     ) v
     WHERE v.values IS NOT NULL`,
    columns.parameters,
  );
  for (const row of rows) sparks.set(seriesKey(row), row.values);
  return sparks;
}
