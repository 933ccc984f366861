import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Rejected } from '@ioc/contracts';
import type { IngestBatch, RawRef } from '../batch.js';
import { Columns, clean } from '../columns.js';

/**
 * Records the poll, whatever its outcome.
 * @returns false when this run is in the store already
 */
export async function writeRun(manager: EntityManager, { run, readings, events }: IngestBatch): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO feed_run (id, feed, adapter, contract_version, started_at, finished_at, outcome, fault, latency_ms, rejected, readings, events, note)
     VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), to_timestamp($6::float8 / 1000), $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[run.id, run.feed, run.adapter, run.contractVersion, run.startedAt, run.finishedAt, run.outcome],
      ...[clean(run.fault ?? undefined), Math.round(run.latencyMs), run.rejected, readings.length, events.length, clean(run.note ?? undefined)],
    ],
  );
  return rows.length > 0;
}

export async function writeRaw(manager: EntityManager, runId: string, raw: readonly RawRef[]): Promise<void> {
  const columns = new Columns()
    .add(
      'ordinal',
      'integer',
      raw.map((_, ordinal) => ordinal),
    )
    .add(
      'sha256',
      'text',
      raw.map(({ sha256 }) => sha256),
    )
    .add(
      'name',
      'text',
      raw.map(({ name }) => clean(name)),
    )
    .add(
      'locator',
      'text',
      raw.map(({ locator }) => clean(locator)),
    )
    .constant('run_id', 'uuid', runId);
  await manager.query(`INSERT INTO run_raw (${columns.list}) ${columns.select}`, columns.parameters);
}

/** One row per distinct record: a source that says the same nonsense every 5 s must not fill the disk. */
export async function writeQuarantine(
  manager: EntityManager,
  { run }: IngestBatch,
  rejected: readonly Rejected[],
): Promise<void> {
  const distinct = [...new Map(rejected.map((record) => [fingerprint(record), record]))];
  const records = distinct.map(([, record]) => record);
  const prints = distinct.map(([print]) => print);
  const columns = new Columns()
    .add('fingerprint', 'text', prints)
    .add(
      'locator',
      'text',
      records.map(({ where }) => clean(where)),
    )
    .add(
      'raw',
      'text',
      records.map(({ raw }) => clean(raw)),
    )
    .add(
      'reason',
      'text',
      records.map(({ reason }) => clean(reason)),
    )
    .constant('feed', 'text', run.feed)
    .constant('first_seen_at', 'ms', run.finishedAt)
    .constant('last_seen_at', 'ms', run.finishedAt)
    .constant('first_run_id', 'uuid', run.id)
    .constant('last_run_id', 'uuid', run.id);
  await manager.query(
    `INSERT INTO quarantine AS q (${columns.list}) ${columns.select}
     ON CONFLICT (feed, fingerprint) DO UPDATE SET
       last_seen_at = excluded.last_seen_at, last_run_id = excluded.last_run_id, times = q.times + 1, resolved_by = NULL`,
    columns.parameters,
  );
}

/** What makes two refused records the same one. */
export function fingerprint({ where, raw, reason }: Rejected): string {
  return createHash('sha256')
    .update(JSON.stringify([where, raw, reason]))
    .digest('hex')
    .slice(0, 32);
}
