import { mostVersions, type EventCounts, type EventOrder, type EventState, type EventVersion } from '@ioc/contracts';
import type { EventFilter, EventPage, StoredEventDetail } from '../answers.js';
import type { Database } from '../database.js';
import { foldedSql } from './folded-sql.js';
import { foldedWords } from './folded-words.js';
import { ms } from './latest.js';
import { rawOfRun, runById } from './runs.js';

const defaultLimit = 500;

const told = `feed || '/' || source_id AS id, feed, component, kind, title, description, severity, area, organisation,
            place, lat, lon, provenance, ${ms('started_at', 'startedAt')}, ${ms('updated_at', 'updatedAt')},
            ${ms('due_at', 'dueAt')}, ${ms('received_at', 'receivedAt')}, ${ms('known_since', 'knownSince')}`;

const searched = foldedSql(`concat_ws(' ', title, description, place, organisation)`);

/** Parameters $1 to $11, as `filterOf` gives them. */
const fits = `($1::text IS NULL OR component = $1) AND ($2::smallint IS NULL OR severity = $2) AND ($3::text IS NULL OR feed = $3)
     AND ($4::text IS NULL OR status = $4) AND (NOT $5::boolean OR due_at < to_timestamp($6::float8 / 1000))
     AND ($7::text[] IS NULL OR area = ANY($7))
     AND ($8::timestamptz IS NULL OR started_at >= $8) AND ($9::timestamptz IS NULL OR started_at < $9)
     AND ($10::text[] IS NULL OR NOT EXISTS (SELECT FROM unnest($10::text[]) word WHERE ' ' || ${searched} NOT LIKE '% ' || word || '%'))
     AND ($11::jsonb IS NULL OR EXISTS (SELECT FROM jsonb_array_elements($11::jsonb) one
       WHERE (one->'components' = 'null'::jsonb OR one->'components' ? component) AND (one->'areas' = 'null'::jsonb OR one->'areas' ? area)
         AND (one->'organisation' = 'null'::jsonb OR one->>'organisation' = organisation)))`;

function filterOf({ status, q, now = new Date(), ...filter }: EventFilter): unknown[] {
  const isOverdue = status === 'overdue';
  // Letters and digits alone: nothing of it is a wildcard of the database.
  const words = q === undefined ? undefined : foldedWords(q);
  const { component, severity, feed, areas, from, to, within } = filter;
  return [component, severity, feed, isOverdue ? 'open' : status, isOverdue, now.getTime(), areas, from, to, words, within && JSON.stringify(within)].map((one) => one ?? null);
}

const orders: Record<EventOrder, string> = {
  worst: 'severity, started_at DESC, feed, source_id',
  newest: 'started_at DESC, severity, feed, source_id',
  due: 'due_at NULLS LAST, severity, started_at DESC, feed, source_id',
};

export async function readEvents(database: Database, { sort = 'worst', limit = defaultLimit, offset = 0, ...filter }: EventPage): Promise<EventState[]> {
  const rows = await database.query<Record<string, unknown>>(`SELECT ${told}, status FROM event WHERE ${fits} ORDER BY ${orders[sort]} LIMIT $12 OFFSET $13`, [
    ...filterOf(filter),
    limit,
    offset,
  ]);
  return rows.map(eventOf);
}

/** How many a filter finds, however many a list would hold. */
export async function countEvents(database: Database, filter: EventFilter): Promise<EventCounts> {
  const { now = new Date() } = filter;
  const [row] = await database.query<EventCounts>(
    `SELECT count(*)::int AS total, (count(*) FILTER (WHERE status = 'open'))::int AS open,
            (count(*) FILTER (WHERE status = 'open' AND due_at < to_timestamp($6::float8 / 1000)))::int AS overdue,
            ARRAY[${[1, 2, 3, 4].map((severity) => `(count(*) FILTER (WHERE severity = ${severity}))::int`).join(', ')}] AS "bySeverity"
     FROM event WHERE ${fits}`,
    filterOf({ ...filter, now }),
  );
  return row ?? { total: 0, open: 0, overdue: 0, bySeverity: [0, 0, 0, 0] };
}

/** One event by the feed that brought it and its identity there, with the poll and the payloads of its last version. */
export async function readEventDetail(database: Database, feed: string, sourceId: string): Promise<StoredEventDetail | null> {
  const [row] = await database.query<Record<string, unknown> & { runId: string; where: string | null }>(
    `SELECT ${told}, status, run_id AS "runId", locator AS "where" FROM event WHERE feed = $1 AND source_id = $2`,
    [feed, sourceId],
  );
  if (!row) return null;
  const { runId, where, ...event } = row;
  const [versions, run, raw] = await Promise.all([readVersions(database, feed, sourceId), runById(database, runId), rawOfRun(database, runId)]);
  return { event: eventOf(event), versions, where, run, raw };
}

/** How it stood, and until when: oldest first, the newest of them where there are many. */
async function readVersions(database: Database, feed: string, sourceId: string): Promise<EventVersion[]> {
  const rows = await database.query<EventVersion>(
    `SELECT ${ms('received_at', 'at')}, ${ms('lead(received_at) OVER (ORDER BY received_at)', 'until')}, status, severity, title, organisation, ${ms('due_at', 'dueAt')}
     FROM event_version WHERE feed = $1 AND source_id = $2 ORDER BY received_at DESC LIMIT ${mostVersions}`,
    [feed, sourceId],
  );
  return rows.toReversed();
}

/**
 * What was open at some time of a span, and how it stood at the end of it. Of a happening that is over only the last
 * version is kept: when it was learnt is when it ended for us.
 */
export async function readEventsDuring(database: Database, { fromMs, toMs }: { fromMs: number; toMs: number }): Promise<EventState[]> {
  const rows = await database.query<Record<string, unknown>>(
    `SELECT ${told}, CASE WHEN received_at > to_timestamp($2::float8 / 1000) THEN 'open' ELSE status END AS status
     FROM event
     WHERE started_at <= to_timestamp($2::float8 / 1000) AND (status = 'open' OR received_at >= to_timestamp($1::float8 / 1000))
     ORDER BY severity, started_at DESC, feed, source_id`,
    [fromMs, toMs],
  );
  return rows.map(eventOf);
}

/** What was not said is absent and not null. */
function eventOf(row: Record<string, unknown>): EventState {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as EventState;
}

export async function countOpenEvents(database: Database): Promise<number> {
  const [row] = await database.query<{ open: number }>(`SELECT count(*)::int AS open FROM event WHERE status = 'open'`);
  return row?.open ?? 0;
}
