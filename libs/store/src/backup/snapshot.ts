import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { migrationsOf, partitionsOf, plainText, quoted, sequencesOf, sumOf, tablesOf, type PartitionFacts, type SequenceFacts, type TableFacts } from './table-facts.js';

/** How the schema of a snapshot came to be. */
export interface SchemaFacts {
  postgres: string;
  migrations: string[];
  tables: TableFacts[];
  partitions: PartitionFacts[];
}

/** Rows of a portion of names; one at a time lies in memory. */
const portion = 2000;

/** Everything as it stood at one moment, while others go on writing. */
export class Snapshot {
  private constructor(
    private readonly client: pg.Client,
    readonly schema: SchemaFacts,
  ) {}

  /** @throws when the database has no schema of Rông, or does not answer */
  static async open(url: string): Promise<Snapshot> {
    const client = new pg.Client({ connectionString: url, application_name: 'rong-backup', connectionTimeoutMillis: 10_000, keepAlive: true });
    // Said again by the statement that is under way.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return new Snapshot(client, await begin(client));
    } catch (cause) {
      await client.end();
      throw cause;
    }
  }

  /** The bytes of all rows of a table in PostgreSQL's text form, in no order. Read to its end before anything else is asked. */
  rows({ name, columns }: TableFacts): AsyncIterable<Buffer> {
    return this.client.query(copyTo(`COPY (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}) TO STDOUT`));
  }

  sum(table: TableFacts): Promise<{ rows: number; sum: string }> {
    return sumOf(this.client, table);
  }

  /** SHA-256 of every payload that the archive holds. */
  async *payloads(): AsyncGenerator<string> {
    await this.client.query('DECLARE payloads NO SCROLL CURSOR FOR SELECT sha256 FROM raw_payload WHERE dropped_at IS NULL ORDER BY sha256');
    for (;;) {
      const { rows } = await this.client.query<{ sha256: string }>(`FETCH ${portion} FROM payloads`);
      if (rows.length === 0) break;
      for (const { sha256 } of rows) yield sha256;
    }
    await this.client.query('CLOSE payloads');
  }

  sequences(): Promise<SequenceFacts[]> {
    return sequencesOf(this.client);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

async function begin(client: pg.Client): Promise<SchemaFacts> {
  const names = (await tablesOf(client)).map(({ name }) => quoted(name));
  const migrations = await migrationsOf(client);
  if (migrations.length === 0) throw new Error('there is nothing to back up: this database has no tables of Rông');
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  // First of all, since the moment of the snapshot is that of the first question: no migration may change a table between both.
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
  await client.query(plainText);
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return { postgres: rows[0]?.version ?? '', migrations: await migrationsOf(client), tables: await tablesOf(client), partitions: await partitionsOf(client) };
}
