import 'reflect-metadata';
import { DataSource, type QueryRunner } from 'typeorm';
import { redactUrl, type Logger } from '@ioc/platform';
import { refuseUnfinished } from './backup/unfinished-restore.js';
import { onceMoreWhenDead } from './dead-connection.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { entities } from './entities/all.js';
import { migrations } from './migrations/all.js';
import { Partitions } from './partitions.js';
import { DatabaseUnavailable } from './store-fault.js';

export interface DatabaseOptions {
  /** A PostgreSQL ≥ 15 of yours; when absent, one of Rông's own runs below `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  log: Logger;
}

/** The open database, its schema up to date. */
export class Database {
  /** One for the process: what is known to be there is asked once. */
  readonly partitions = new Partitions(this);

  constructor(
    readonly dataSource: DataSource,
    /** With the password: not for logs. */
    readonly url: string,
    private readonly embedded: Pick<EmbeddedPostgres, 'stop'> | null,
  ) {}

  /** @returns milliseconds of one round trip; rejects when the database does not answer */
  async ping(): Promise<number> {
    const begun = performance.now();
    await this.query('SELECT 1');
    return performance.now() - begun;
  }

  /** One statement that may safely run twice; for this room alone. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return onceMoreWhenDead(() => this.dataSource.query<Row[]>(sql, parameters));
  }

  /** Ends all connections, then the database itself when it is Rông's own. */
  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.embedded?.stop();
  }
}

/**
 * Opens the database and brings its schema up to date.
 * @throws DataFolderLocked when another Rông works on the same folder
 * @throws DatabaseUnavailable with the remedy
 */
export async function openDatabase({ databaseUrl, dataDir, log }: DatabaseOptions): Promise<Database> {
  refuseUnfinished(dataDir);
  const embedded = databaseUrl ? null : await startEmbeddedPostgres(dataDir, log);
  const url = databaseUrl ?? embedded?.url ?? '';
  try {
    const dataSource = await connect(url, log);
    await migrate(dataSource, log);
    const database = new Database(dataSource, url, embedded);
    await database.partitions.ensure(lastMonths(Date.now()));
    return database;
  } catch (cause) {
    await embedded?.stop();
    throw cause;
  }
}

/** @param named only these migrations are known: the schema is then brought to where they were the newest */
function dataSourceFor(url: string, log: Logger, named?: readonly string[]): DataSource {
  const dataSource: DataSource = new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations: named ? migrations.filter((Migration) => named.includes(new Migration().name)) : migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    poolSize: 10,
    applicationName: 'rong',
    connectTimeoutMS: 10_000,
    // An idle connection that dies is no fault of anybody's statement: the pool makes a new one. At the end all die.
    poolErrorHandler: (cause: Error) => {
      if (dataSource.isInitialized) log.warn({ reason: cause.message }, 'an idle database connection ended');
    },
    extra: { keepAlive: true },
  });
  return dataSource;
}

/** Opens what answers at an address; its schema is left as it is. @throws DatabaseUnavailable with the remedy */
export async function connect(url: string, log: Logger, named?: readonly string[]): Promise<DataSource> {
  const dataSource = dataSourceFor(url, log, named);
  try {
    await dataSource.initialize();
  } catch (cause) {
    throw new DatabaseUnavailable(
      `the database at ${redactUrl(url)} cannot be reached (${(cause as Error).message}): check DATABASE_URL and that PostgreSQL runs`,
      { cause },
    );
  }
  const [row] = await dataSource.query<{ version: number }[]>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  if (row && row.version >= 150_000) return dataSource;
  await dataSource.destroy();
  throw new DatabaseUnavailable(`PostgreSQL ${row?.version} is too old: Rông needs 15 or newer`);
}

/**
 * Brings a schema to where the named migrations were all there were, or to the newest.
 * @throws DatabaseUnavailable with the remedy
 */
export async function bringSchema(url: string, log: Logger, named?: readonly string[]): Promise<void> {
  const dataSource = await connect(url, log, named);
  try {
    await migrate(dataSource, log);
  } finally {
    await dataSource.destroy();
  }
}

/** Those of `names` that this edition does not have. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known = new Set(migrations.map((Migration) => new Migration().name));
  return names.filter((name) => !known.has(name));
}

/** What nearly every feed brings first; older months are made for those that have them, and keep nobody else waiting. More at once would make every plan dearer. */
const monthsAtOnce = 14;
const monthMs = 30 * 86_400_000;

function lastMonths(nowMs: number): number[] {
  return Array.from({ length: monthsAtOnce }, (_, nth) => nowMs + (1 - nth) * monthMs);
}

/** Any number; the same one in every Rông. */
const migrationLock = 6_200_001;

/** Two servers that start together on one database take turns. */
async function migrate(dataSource: DataSource, log: Logger): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    for (const { name } of done) log.info({ migration: name }, 'migrated');
  } finally {
    await unlock(lock);
  }
}

async function unlock(lock: QueryRunner): Promise<void> {
  await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  await lock.release();
}
