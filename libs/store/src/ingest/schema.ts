import type { EntityManager } from 'typeorm';
import type { SchemaEntry } from '@ioc/contracts';
import type { IngestBatch, SchemaState, SchemaWrite } from '../batch.js';

/** The newest so many are kept. */
const maxSamples = 12;

/**
 * Writes what a poll showed of its feed's schema, unless somebody decided on it in the meantime: then the next poll looks again.
 * @returns whether it was written
 */
export async function writeSchema(manager: EntityManager, { run, raw }: IngestBatch, write: SchemaWrite): Promise<boolean> {
  const sample = JSON.stringify(write.isSample ? [{ atMs: run.finishedAt, raw }] : []);
  const isWritten = await putSchema(manager, { feed: run.feed, version: write.version, sample }, write);
  if (isWritten) for (const entry of write.entries) await addEntry(manager, { feed: run.feed, atMs: run.finishedAt, runId: run.id, by: null, note: null }, entry);
  return isWritten;
}

interface SchemaRow {
  feed: string;
  version: number;
  /** JSON of the samples to add; null to forget those that there are. */
  sample: string | null;
}

/** @returns false when the row is no longer of that version */
export async function putSchema(manager: EntityManager, { feed, version, sample }: SchemaRow, { known, drift }: SchemaState): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `WITH put AS (
       INSERT INTO feed_schema AS s (feed, version, known, samples, drift_since, changes, mapping)
       VALUES ($1, 1, $3::jsonb, coalesce($4::jsonb, '[]'), to_timestamp($5::float8 / 1000), $6::jsonb, $7)
       ON CONFLICT (feed) DO UPDATE SET version = s.version + 1, known = excluded.known, drift_since = excluded.drift_since,
         changes = excluded.changes, mapping = excluded.mapping,
         samples = CASE WHEN $4::jsonb IS NULL THEN '[]' WHEN jsonb_array_length(s.samples) < ${maxSamples} THEN s.samples || $4 ELSE (s.samples || $4) - 0 END
       WHERE s.version = $2
       RETURNING 1
     ) SELECT 1 FROM put`,
    [feed, version, JSON.stringify(known), sample, drift?.sinceMs ?? null, JSON.stringify(drift?.changes ?? []), drift?.mapping ?? null],
  );
  return rows.length > 0;
}

interface EntryFrame {
  feed: string;
  atMs: number;
  runId: string | null;
  by: string | null;
  note: string | null;
}

export async function addEntry(manager: EntityManager, { feed, atMs, runId, by, note }: EntryFrame, { kind, changes }: Pick<SchemaEntry, 'kind' | 'changes'>): Promise<void> {
  await manager.query(
    `INSERT INTO feed_schema_entry (feed, at, kind, changes, run_id, decided_by, note) VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4::jsonb, $5, $6, $7)`,
    [feed, atMs, kind, JSON.stringify(changes), runId, by, note],
  );
}
