import type { EventState } from '@ioc/contracts';
import type { EventFilter } from '../answers.js';
import type { Database } from '../database.js';
import { ms } from './latest.js';

const defaultLimit = 500;

/** Worst first, then newest. */
export async function readEvents(database: Database, filter: EventFilter): Promise<EventState[]> {
  const rows = await database.query<Record<string, unknown>>(
    `SELECT feed || '/' || source_id AS id, feed, component, kind, title, description, severity, status, area, organisation,
            place, lat, lon, provenance, ${ms('started_at', 'startedAt')}, ${ms('updated_at', 'updatedAt')},
            ${ms('due_at', 'dueAt')}, ${ms('received_at', 'receivedAt')}
     FROM event
     WHERE ($1::text IS NULL OR component = $1) AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR feed = $3)
     ORDER BY severity, started_at DESC, feed, source_id LIMIT $4`,
    [filter.component ?? null, filter.status ?? null, filter.feed ?? null, filter.limit ?? defaultLimit],
  );
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as EventState,
  );
}

export async function countOpenEvents(database: Database): Promise<number> {
  const [row] = await database.query<{ open: number }>(`SELECT count(*)::int AS open FROM event WHERE status = 'open'`);
  return row?.open ?? 0;
}
