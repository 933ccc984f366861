import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import type { RawArchive } from './raw-archive.js';

export interface KeepPolicy {
  /** Payloads that came again since then stay, epoch milliseconds. */
  seenSinceMs: number;
  /** Indicators of which every period's valid reading keeps its payload, however old. */
  indicators: readonly string[];
}

export interface Dropped {
  payloads: number;
  /** Before compression. */
  bytes: number;
}

/** Each transaction holds the rows of so many payloads, so that a poll that brings one of them again waits for milliseconds. */
const portion = 200;

/**
 * Lets go of archived bytes that nothing stands on any more. What stays whatever its age: the payload of every newest value,
 * of every valid reading of the named indicators, of what lies in quarantine unresolved, and the samples of schemas.
 */
export class RawRetention {
  constructor(
    private readonly database: Database,
    private readonly archive: RawArchive,
  ) {}

  /** May run on several servers at once: none waits for the other's portion. @returns what was let go of */
  async sweep(policy: KeepPolicy): Promise<Dropped> {
    return this.dropAll(await this.doomed(policy), policy);
  }

  private async dropAll(doomed: readonly string[], policy: KeepPolicy): Promise<Dropped> {
    const total: Dropped = { payloads: 0, bytes: 0 };
    for (const some of portionsOf(doomed)) {
      const dropped = await this.database.dataSource.transaction((manager) => this.drop(manager, some, policy));
      total.payloads += dropped.payloads;
      total.bytes += dropped.bytes;
    }
    return total;
  }

  /** Lets go of all that a feed brought and that did not come again since then, whatever stands on it. @returns what was let go of */
  async sweepFeed(feed: string, seenSinceMs: number): Promise<Dropped> {
    const rows = await this.database.query<{ sha256: string }>(
      `SELECT sha256 FROM raw_payload p WHERE dropped_at IS NULL AND last_seen_at < to_timestamp($2::float8 / 1000)
         AND EXISTS (SELECT 1 FROM run_raw rr JOIN feed_run r ON r.id = rr.run_id WHERE rr.sha256 = p.sha256 AND r.feed = $1)`,
      [feed, seenSinceMs],
    );
    return this.dropAll(rows.map(({ sha256 }) => sha256), { seenSinceMs, indicators: [] });
  }

  private async doomed({ seenSinceMs, indicators }: KeepPolicy): Promise<string[]> {
    const rows = await this.database.query<{ sha256: string }>(
      `WITH kept AS MATERIALIZED (
         SELECT run_id FROM latest
         UNION SELECT r.run_id FROM latest l JOIN reading r ON (r.series_id, r.at, r.period) = (l.series_id, l.at, l.period)
         UNION SELECT r.run_id FROM series s JOIN reading r ON r.series_id = s.id WHERE s.indicator = ANY ($2)
         UNION SELECT last_run_id FROM quarantine WHERE resolved_by IS NULL
       ), sample AS MATERIALIZED (
         SELECT DISTINCT ref ->> 'sha256' AS sha256 FROM feed_schema, jsonb_path_query(samples, '$[*].raw[*]') AS ref
       )
       SELECT p.sha256 FROM raw_payload p
       WHERE p.dropped_at IS NULL AND p.last_seen_at < to_timestamp($1::float8 / 1000)
         AND NOT EXISTS (SELECT 1 FROM run_raw rr JOIN kept ON kept.run_id = rr.run_id WHERE rr.sha256 = p.sha256)
         AND p.sha256 NOT IN (SELECT sha256 FROM sample)`,
      [seenSinceMs, indicators],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** The row first: whoever brings the payload again waits for it, then finds the file gone and writes it anew. */
  private async drop(manager: EntityManager, some: readonly string[], { seenSinceMs }: KeepPolicy): Promise<Dropped> {
    const [rows] = await manager.query<[{ sha256: string; bytes: number }[], number]>(
      `UPDATE raw_payload SET dropped_at = now() WHERE sha256 IN (
         SELECT sha256 FROM raw_payload
         WHERE sha256 = ANY ($1) AND dropped_at IS NULL AND last_seen_at < to_timestamp($2::float8 / 1000)
         FOR UPDATE SKIP LOCKED
       ) RETURNING sha256, bytes`,
      [some, seenSinceMs],
    );
    for (const { sha256 } of rows) await this.archive.remove(sha256);
    return { payloads: rows.length, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) };
  }
}

function portionsOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / portion) }, (_, at) => all.slice(at * portion, (at + 1) * portion));
}
