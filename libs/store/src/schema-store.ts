import type { KnownSchema, SchemaChange, SchemaEntry } from '@ioc/contracts';
import type { SchemaSample, SchemaState, StoredSchema } from './batch.js';
import type { Database } from './database.js';
import { addEntry, putSchema } from './ingest/schema.js';
import { ms } from './read/latest.js';

interface Row {
  version: number;
  known: KnownSchema;
  samples: SchemaSample[];
  driftSince: number | null;
  changes: SchemaChange[];
  mapping: string | null;
}

/** A person's decision on a drift. */
export interface SchemaDecision {
  feed: string;
  /** Of the row on which it was decided. */
  version: number;
  state: SchemaState;
  changes: SchemaChange[];
  by: string;
  note: string;
}

/** How the payloads of each feed are built, as it was accepted, and how they differ from it. */
export class SchemaStore {
  constructor(private readonly database: Database) {}

  /** What is known of a feed; of one that was never looked at, nothing. */
  async of(feed: string): Promise<StoredSchema> {
    const [row] = await this.database.query<Row>(
      `SELECT version, known, samples, ${ms('drift_since', 'driftSince')}, changes, mapping FROM feed_schema WHERE feed = $1`,
      [feed],
    );
    if (!row) return { version: 0, known: {}, samples: [], drift: null };
    const { version, known, samples, driftSince, changes, mapping } = row;
    return { version, known, samples, drift: driftSince === null ? null : { sinceMs: driftSince, changes, mapping: mapping ?? '' } };
  }

  /** Indicators that are paused, by feed. */
  async paused(): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ feed: string; changes: SchemaChange[] }>(`SELECT feed, changes FROM feed_schema WHERE drift_since IS NOT NULL`);
    return new Map(rows.map(({ feed, changes }) => [feed, [...new Set(changes.flatMap(({ indicators }) => indicators))]]));
  }

  /** Newest first. */
  async history(feed: string, limit = 100): Promise<SchemaEntry[]> {
    const rows = await this.database.query<Omit<SchemaEntry, 'at'> & { at: number }>(
      `SELECT ${ms('at', 'at')}, kind, changes, decided_by AS by, note FROM feed_schema_entry WHERE feed = $1 ORDER BY feed_schema_entry.at DESC, id DESC LIMIT $2`,
      [feed, limit],
    );
    return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
  }

  /** What is read from the new form is told by the next poll. @returns false when what it was decided on has changed since */
  accept({ feed, version, state, changes, by, note }: SchemaDecision): Promise<boolean> {
    return this.database.dataSource.transaction(async (manager) => {
      if (!(await putSchema(manager, { feed, version, sample: null }, state))) return false;
      await addEntry(manager, { feed, atMs: Date.now(), runId: null, by, note }, { kind: 'accepted', changes });
      return true;
    });
  }
}
