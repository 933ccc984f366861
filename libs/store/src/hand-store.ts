import { randomUUID } from 'node:crypto';
import type { HandledBy, ManualEntry } from '@ioc/contracts';
import type { Database } from './database.js';
import { ms } from './read/latest.js';

export type NewEntry = Pick<ManualEntry, 'indicator' | 'area' | 'period' | 'written' | 'value' | 'note' | 'author'>;
type Decision = Pick<ManualEntry, 'id'> & { state: 'confirmed' | 'withdrawn'; by: string; runId: string | null };

const fields = `id, indicator, area, period, written, value, note, author, state, decided_by AS "decidedBy", run_id AS "runId",
  ${ms('entered_at', 'enteredAt')}, ${ms('decided_at', 'decidedAt')}`;
type Row = Omit<ManualEntry, 'enteredAt' | 'decidedAt'> & { enteredAt: number; decidedAt: number | null };

/** What people bring by hand: drafts of figures, and who brought and confirmed a run. */
export class HandStore {
  constructor(private readonly database: Database) {}

  async draft(entry: NewEntry): Promise<ManualEntry> {
    const { indicator, area, period, written, value, note, author } = entry;
    const rows = await this.database.query<Row>(
      `INSERT INTO manual_entry (id, indicator, area, period, written, value, note, author, entered_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now(), 'draft') ON CONFLICT (id) DO UPDATE SET id = excluded.id RETURNING ${fields}`,
      [randomUUID(), indicator, area, period, written, value, note, author],
    );
    return entryOf(rows[0] as Row);
  }

  /** Newest first. */
  async entries(limit = 200): Promise<ManualEntry[]> {
    return (await this.database.query<Row>(`SELECT ${fields} FROM manual_entry ORDER BY entered_at DESC, id LIMIT $1`, [limit])).map(entryOf);
  }

  async entry(id: string): Promise<ManualEntry | null> {
    const [row] = await this.database.query<Row>(`SELECT ${fields} FROM manual_entry WHERE id = $1`, [id]);
    return row ? entryOf(row) : null;
  }

  /** Decides a draft once. @returns null when it is a draft no more: somebody decided before */
  async decide({ id, state, by, runId }: Decision): Promise<ManualEntry | null> {
    const [row] = await this.database.query<Row>(
      `WITH decided AS (
         UPDATE manual_entry SET state = $2, decided_by = $3, decided_at = now(), run_id = $4 
         WHERE id = $1 AND (state = 'draft' OR (state = $2 AND decided_by = $3 AND run_id IS NOT DISTINCT FROM $4::uuid)) RETURNING *
       ) SELECT ${fields} FROM decided`,
      [id, state, by, runId],
    );
    return row ? entryOf(row) : null;
  }

  async sign(runId: string, { kind, author, approver, note }: HandledBy): Promise<void> {
    await this.database.query(`INSERT INTO handled_run (run_id, kind, author, approver, note) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [
      runId,
      kind,
      author,
      approver,
      note,
    ]);
  }

  /** Who brought these runs; runs that no hand brought are absent. */
  async signatures(runIds: readonly string[]): Promise<Map<string, HandledBy>> {
    const rows = await this.database.query<HandledBy & { runId: string }>(
      `SELECT run_id AS "runId", kind, author, approver, note FROM handled_run WHERE run_id = ANY($1::uuid[])`,
      [runIds],
    );
    return new Map(rows.map(({ runId, ...handled }) => [runId, handled]));
  }
}

function entryOf({ enteredAt, decidedAt, ...row }: Row): ManualEntry {
  return { ...row, enteredAt: new Date(enteredAt).toISOString(), decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString() };
}
