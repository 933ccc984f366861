import type { ComponentId } from '@ioc/contracts';
import type { LatestFilter, StoredLatest } from '../answers.js';
import type { Database } from '../database.js';

type Nulls<T> = { [K in keyof T]: T[K] | null };
type LatestRow = Nulls<StoredLatest>;

/** Milliseconds as a plain number: pg would make a Date of each timestamp, which costs more than the query. */
export function ms(column: string, name: string): string {
  return `round(date_part('epoch', ${column}) * 1000) AS "${name}"`;
}

export async function readLatest(database: Database, filter: LatestFilter): Promise<StoredLatest[]> {
  const rows = await database.query<LatestRow>(
    `SELECT s.indicator, s.area, nullif(s.breakdown, '') AS breakdown, s.component, l.value, l.period, l.provenance,
            l.status, l.qualifier, l.feed, ${ms('l.at', 'at')}, ${ms('l.age_from', 'ageFrom')}, ${ms('l.stale_at', 'staleAt')},
            ${ms('l.received_at', 'receivedAt')}, ${ms('l.revised_at', 'revisedAt')}
     FROM latest l JOIN series s ON s.id = l.series_id
     WHERE ($1::text IS NULL OR s.component = $1) AND ($2::text[] IS NULL OR s.indicator = ANY ($2))
       AND ($3::text IS NULL OR s.area = $3) AND ($4::text IS NULL OR l.feed = $4)
     ORDER BY l.series_id`,
    [filter.component ?? null, filter.indicators ?? null, filter.area ?? null, filter.feed ?? null],
  );
  return rows.map(latestOf);
}

/** Marks that are not set are absent and not null, as the live protocol wants them. */
function latestOf({ breakdown, status, qualifier, revisedAt, ...row }: LatestRow): StoredLatest {
  const latest = row as StoredLatest & { component: ComponentId };
  if (breakdown) latest.breakdown = breakdown;
  if (status) latest.status = status;
  if (qualifier) latest.qualifier = qualifier;
  if (revisedAt) latest.revisedAt = revisedAt;
  return latest;
}
