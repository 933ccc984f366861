import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Writable } from 'node:stream';
import { bringSchema, unknownMigrations } from '../database.js';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.js';
import { StoreFault } from '../store-fault.js';
import type { Reached, StoredData } from '../reach-database.js';
import type { SchemaFacts } from './snapshot.js';
import { SetAside } from './set-aside.js';
import { migrationsOf, plainText, quoted, sumOf, tablesOf, type SequenceFacts, type TableFacts } from './table-facts.js';

/** What a table must hold in the end. */
export interface ExpectedTable extends TableFacts {
  rows: number;
  sum: string;
}

/** Asked before anything is touched. @throws StoreFault when the backup is of a newer Rông */
export function refuseNewer(schema: SchemaFacts): void {
  const unknown = unknownMigrations(schema.migrations);
  if (unknown.length > 0) throw new StoreFault(`this backup was made by a newer Rông (${unknown.join(', ')} is not known here): restore it with that edition`);
}

/** @throws StoreFault when the database of DATABASE_URL holds anything */
export async function refuseUsedDatabase(url: string, schema: SchemaFacts): Promise<void> {
  const client = await connected(url);
  try {
    const others = (await migrationsOf(client)).filter((name) => !schema.migrations.includes(name));
    let isUsed = others.length > 0;
    for (const { name } of await tablesOf(client)) isUsed ||= await holdsRows(client, name);
    if (isUsed) throw new StoreFault('the database of DATABASE_URL is not empty, and a restore never overwrites one: make a new one (CREATE DATABASE …) and name that');
  } finally {
    await client.end();
  }
}

/** An empty database on its way to hold what a backup holds. All rows come in one transaction: they are all there, or none is. */
export class RestoreTarget {
  private readonly setAside: SetAside;

  private constructor(
    private readonly reached: Reached,
    private readonly client: pg.Client,
    private readonly log: StoredData['log'],
  ) {
    this.setAside = new SetAside(client);
  }

  /** Makes the schema as it was when the backup was made. */
  static async open({ databaseUrl, dataDir, log }: StoredData, schema: SchemaFacts): Promise<RestoreTarget> {
    const reached = databaseUrl ? { url: databaseUrl, close: () => Promise.resolve() } : await embedded(dataDir, log);
    try {
      await bringSchema(reached.url, log, schema.migrations);
      const target = new RestoreTarget(reached, await connected(reached.url), log);
      await target.begin(schema);
      return target;
    } catch (cause) {
      await reached.close();
      throw cause;
    }
  }

  /** Takes the bytes that {@link Snapshot.rows} gave. */
  rowsInto({ name, columns }: TableFacts): Writable {
    return this.client.query(copyFrom(`COPY ${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`));
  }

  /** Compares every table with what it must hold, and only then keeps it. @throws StoreFault when one differs; the database is then as empty as before */
  async finish(tables: readonly ExpectedTable[], sequences: readonly SequenceFacts[]): Promise<void> {
    for (const { name, last, isCalled } of sequences) await this.client.query('SELECT setval($1::regclass, $2::bigint, $3)', [quoted(name), last, isCalled]);
    for (const table of tables) await this.compare(table);
    await this.setAside.putBack();
    await this.client.query('COMMIT');
    await this.client.query('ANALYZE');
    await bringSchema(this.reached.url, this.log);
  }

  /** Without {@link finish} nothing of it stays. */
  async close(): Promise<void> {
    await this.client.end();
    await this.reached.close();
  }

  private async begin(schema: SchemaFacts): Promise<void> {
    await this.client.query('BEGIN');
    await this.client.query(plainText);
    const names = new Set((await tablesOf(this.client)).map(({ name }) => name));
    const missing = schema.tables.filter(({ name }) => !names.has(name)).map(({ name }) => name);
    if (missing.length > 0) throw new StoreFault(`the backup holds tables that no migration makes: ${missing.join(', ')}`);
    await this.setAside.take();
    // What a migration put there itself is in the backup too.
    for (const name of names) if (await holdsRows(this.client, name)) await this.client.query(`TRUNCATE ${quoted(name)}`);
    for (const { name, parent, bounds } of schema.partitions) {
      if (!boundsForm.test(bounds)) throw new StoreFault(`the partition ${name} has bounds of an unknown form: ${bounds}`);
      await this.client.query(`CREATE TABLE IF NOT EXISTS ${quoted(name)} PARTITION OF ${quoted(parent)} ${bounds}`);
    }
  }

  private async compare(table: ExpectedTable): Promise<void> {
    const { rows, sum } = await sumOf(this.client, table);
    if (rows === table.rows && sum === table.sum) return;
    throw new StoreFault(`${table.name} holds ${rows} rows after the restore and held ${table.rows} in the backup, or one of them differs: nothing was kept`);
  }
}

/** They become part of a statement: nothing but moments may stand in them. */
const boundsForm = /^FOR VALUES FROM \((?:MINVALUE|'[-0-9:.+ ]+')\) TO \((?:MAXVALUE|'[-0-9:.+ ]+')\)$/u;

async function embedded(dataDir: string, log: StoredData['log']): Promise<Reached> {
  const postgres = await startEmbeddedPostgres(dataDir, log);
  return { url: postgres.url, close: () => postgres.stop() };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'rong-restore', connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function holdsRows(client: pg.Client, table: string): Promise<boolean> {
  return Boolean((await client.query(`SELECT 1 FROM ${quoted(table)} LIMIT 1`)).rowCount);
}
