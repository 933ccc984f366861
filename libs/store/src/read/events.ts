import type { EventState } from '@ioc/contracts';
import type { EventFilter } from '../answers.js';
import type { Database } from '../database.js';
import { ms } from './latest.js';

const defaultLimit = 500;

const told = `feed || '/' || source_id AS id, feed, component, kind, title, description, severity, area, organisation,
            place, lat, lon, provenance, ${ms('started_at', 'startedAt')}, ${ms('updated_at', 'updatedAt')},
            ${ms('due_at', 'dueAt')}, ${ms('received_at', 'receivedAt')}, ${ms('known_since', 'knownSince')}`;

/** Worst first, then newest. */
export async function readEvents(database: Database, filter: EventFilter): Promise<EventState[]> {
  const rows = await database.query<Record<string, unknown>>(
    `SELECT ${told}, status
     FROM event
     WHERE ($1::text IS NULL OR component = $1) AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR feed = $3)
     ORDER BY severity, started_at DESC, feed, source_id LIMIT $4`,
    [filter.component ?? null, filter.status ?? null, filter.feed ?? null, filter.limit ?? defaultLimit],
  );
  return rows.map(eventOf);
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
