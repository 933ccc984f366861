import type { EntityManager } from 'typeorm';
import { Columns } from '../columns.js';
import type { KnownSeries } from '../known-series.js';
import type { Row } from './row.js';

/*
 * Days of the province's calendar, rolled up so that years are drawn in milliseconds. A series' current day, the one of
 * its latest reading, is never rolled up: it is read from its readings. So a write at the head costs nothing here; a day
 * is sealed by the first reading of a later one, and a late or corrected reading sums its own day anew. Sums are always
 * made from the readings themselves, which makes each of these statements safe to repeat.
 */

const dayMs = 86_400_000;

/** Where the province's days begin. */
export interface Calendar {
  /** Milliseconds ahead of UTC. */
  offsetMs: number;
}

/** SQL for the day that a timestamp falls on. */
export function dayOf(moment: string, { offsetMs }: Calendar): string {
  return `((${moment} AT TIME ZONE 'UTC') + ${interval(offsetMs)})::date`;
}

/** SQL for the moment at which a day begins. */
export function startOfDay(day: string, { offsetMs }: Calendar): string {
  return `((${day})::timestamp - ${interval(offsetMs)}) AT TIME ZONE 'UTC'`;
}

/** SQL for a length of time. */
export function interval(ms: number): string {
  return `interval '${Math.round(ms / 60_000)} minutes'`;
}

/** Days since 1970 in the province's calendar. */
export function dayNumber(ms: number, { offsetMs }: Calendar): number {
  return Math.floor((ms + offsetMs) / dayMs);
}

interface Written {
  /** What may have changed history. */
  rows: readonly Row[];
  /** The newest row of each series of the batch. */
  newest: readonly Row[];
  /** Numbers of the series whose `latest` this batch moved. */
  moved: { has(series: number): boolean };
  calendar: Calendar;
}

/** Brings the roll-up of days in line with what was written; `latest` must have been moved before. */
export async function keepDays(manager: EntityManager, { rows, newest, moved, calendar }: Written): Promise<void> {
  const current = new Map<KnownSeries, number>();
  for (const row of newest) if (moved.has(row.series.id)) current.set(row.series, dayNumber(row.startMs, calendar));
  const crossed = [...current].filter(([series, number]) => number !== series.newestDay).map(([series]) => series);
  const sealed = crossed.length > 0 ? await seal(manager, crossed, calendar) : new Set<string>();
  const late = daysOf(rows, calendar).filter((day) => day.number !== current.get(day.series) && !sealed.has(keyOf(day)));
  if (late.length > 0) await sumAnew(manager, late, calendar);
}

interface Day {
  series: KnownSeries;
  number: number;
  /** End of its newest reading. */
  untilMs: number;
}

function daysOf(rows: readonly Row[], calendar: Calendar): Day[] {
  const bySeries = new Map<KnownSeries, Map<number, Day>>();
  for (const { series, startMs, endMs } of rows) {
    const number = dayNumber(startMs, calendar);
    const days = bySeries.get(series) ?? new Map<number, Day>();
    if (days.size === 0) bySeries.set(series, days);
    const day = days.get(number);
    if (!day) days.set(number, { series, number, untilMs: endMs });
    else if (endMs > day.untilMs) day.untilMs = endMs;
  }
  return [...bySeries.values()].flatMap((days) => [...days.values()]);
}

function keyOf({ series, number }: Day): string {
  return `${series.id} ${number}`;
}

const columns = 'series_id, day, count, sum, min, max, last, last_at';
const sums = `count(r.value), sum(r.value), min(r.value), max(r.value), (array_agg(r.value ORDER BY r.at DESC))[1], max(r.at)`;
const replace = `ON CONFLICT (series_id, day) DO UPDATE SET count = excluded.count, sum = excluded.sum, min = excluded.min,
  max = excluded.max, last = excluded.last, last_at = excluded.last_at`;

/**
 * Rolls up what lies between the last sealed day and the current one.
 * @returns `<series> <day number>` of each day that it summed
 */
async function seal(manager: EntityManager, series: readonly KnownSeries[], calendar: Calendar): Promise<Set<string>> {
  const rows = await manager.query<{ series_id: number; day: number }[]>(
    `WITH open AS (
       SELECT l.series_id, ${dayOf('l.starts_at', calendar)} AS today,
              coalesce((SELECT max(d.day) + 1 FROM reading_day d WHERE d.series_id = l.series_id), '-infinity') AS first
       FROM latest l WHERE l.series_id = ANY ($1)
     )
     INSERT INTO reading_day (${columns})
     SELECT o.series_id, s.* FROM open o CROSS JOIN LATERAL (
       SELECT ${dayOf('r.starts_at', calendar)} AS day, ${sums} FROM reading r
       WHERE r.series_id = o.series_id AND r.at >= ${startOfDay('o.first', calendar)}
         AND ${dayOf('r.starts_at', calendar)} >= o.first AND ${dayOf('r.starts_at', calendar)} < o.today
       GROUP BY 1
     ) s
     ${replace}
     RETURNING series_id, day - date '1970-01-01' AS day`,
    [series.map(({ id }) => id)],
  );
  return new Set(rows.map(({ series_id, day }) => `${series_id} ${day}`));
}

/** Sums days that are over anew. */
async function sumAnew(manager: EntityManager, days: readonly Day[], calendar: Calendar): Promise<void> {
  const touched = new Columns()
    .add('series_id', 'integer', days.map(({ series }) => series.id))
    .add('number', 'integer', days.map(({ number }) => number))
    .add('until', 'ms', days.map(({ untilMs }) => untilMs));
  await manager.query(
    `WITH touched AS (
       SELECT t.series_id, date '1970-01-01' + t.number AS day, greatest(t.until, d.last_at) AS until
       FROM (${touched.select}) t JOIN latest l USING (series_id)
       LEFT JOIN reading_day d ON d.series_id = t.series_id AND d.day = date '1970-01-01' + t.number
       WHERE date '1970-01-01' + t.number < ${dayOf('l.starts_at', calendar)}
     )
     INSERT INTO reading_day (${columns})
     SELECT t.series_id, t.day, s.* FROM touched t CROSS JOIN LATERAL (
       SELECT ${sums} FROM reading r
       WHERE r.series_id = t.series_id
         AND r.starts_at >= ${startOfDay('t.day', calendar)} AND r.starts_at < ${startOfDay('t.day + 1', calendar)}
         AND r.at >= ${startOfDay('t.day', calendar)} AND r.at <= greatest(t.until, ${startOfDay('t.day + 1', calendar)})
       HAVING count(*) > 0
     ) s
     ${replace}`,
    touched.parameters,
  );
}
