import type { MaintenanceAnswer } from '@ioc/contracts';
import type { Database } from './database.js';
import { ms } from './read/latest.js';

const columns = `id, ${ms('from_at', 'from')}, ${ms('until_at', 'to')}, opened_by AS by, reason, feeds, rules, areas, ${ms('opened_at', 'openedAt')}, ${ms('ended_at', 'endedAt')}, ended_by AS "endedBy"`;

/** Maintenance windows, also those that are over. Moments in epoch milliseconds. */
export class MaintenanceStore {
  constructor(private readonly database: Database) {}

  async open({ id, from, to, by, reason, feeds, rules, areas, openedAt }: Omit<MaintenanceAnswer, 'endedAt' | 'endedBy'>): Promise<void> {
    await this.database.query(
      `INSERT INTO maintenance_window (id, from_at, until_at, opened_by, reason, feeds, rules, areas, opened_at)
       VALUES ($1, to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000), $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000)) ON CONFLICT DO NOTHING`,
      [id, from, to, by, reason, feeds, rules, areas, openedAt],
    );
  }

  /** Ends one before its time; one that is over stays as it was. @returns null when there is no such window */
  async end(id: string, { by, at }: { by: string; at: number }): Promise<MaintenanceAnswer | null> {
    await this.database.query(
      `UPDATE maintenance_window SET ended_at = to_timestamp($2::float8 / 1000), ended_by = $3
       WHERE id = $1 AND ended_at IS NULL AND until_at > to_timestamp($2::float8 / 1000)`,
      [id, at, by],
    );
    const [found] = await this.database.query<MaintenanceAnswer>(`SELECT ${columns} FROM maintenance_window WHERE id = $1`, [id]);
    return found ?? null;
  }

  /** Those that last at a moment or are still to come; all where none is given. The one that begins last comes first. */
  list({ openAt, limit }: { openAt?: number | undefined; limit: number }): Promise<MaintenanceAnswer[]> {
    return this.database.query<MaintenanceAnswer>(
      `SELECT ${columns} FROM maintenance_window
       WHERE $1::float8 IS NULL OR (ended_at IS NULL AND until_at > to_timestamp($1 / 1000)) ORDER BY from_at DESC, id LIMIT $2`,
      [openAt ?? null, limit],
    );
  }
}
