import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, Database, type DatabaseOptions } from './database.js';
import { refuseLockedData } from './embedded/data-lock.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { DatabaseUnavailable, DataFolderLocked } from './store-fault.js';

/**
 * Opens the database as it is, for a command: the one of DATABASE_URL, the one that a running server keeps in this folder, or,
 * where no server runs, Rông's own for as long as it is needed. Its schema is left as it is.
 * @throws DatabaseUnavailable when there is none; none is made
 */
export async function openBeside({ databaseUrl, dataDir, log }: DatabaseOptions): Promise<Database> {
  if (databaseUrl) return new Database(await connect(databaseUrl, log), databaseUrl, null);
  if (!existsSync(join(dataDir, 'postgres', 'data'))) {
    throw new DatabaseUnavailable(`there is no database in ${dataDir}: name the data folder by IOC_DATA, or the database by DATABASE_URL`);
  }
  if (isServed(dataDir)) {
    const url = addressIn(dataDir);
    return new Database(await connect(url, log), url, null);
  }
  const embedded = await startEmbeddedPostgres(dataDir, log);
  try {
    return new Database(await connect(embedded.url, log), embedded.url, embedded);
  } catch (cause) {
    await embedded.stop();
    throw cause;
  }
}

function isServed(dataDir: string): boolean {
  try {
    refuseLockedData(dataDir);
    return false;
  } catch (cause) {
    if (cause instanceof DataFolderLocked) return true;
    throw cause;
  }
}

/** PostgreSQL writes its port in the fourth line of postmaster.pid (miscadmin.h). */
function addressIn(dataDir: string): string {
  try {
    const port = Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[3]);
    const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
    return `postgres://rong:${password}@127.0.0.1:${port}/postgres`;
  } catch (cause) {
    throw new DatabaseUnavailable(`a server is starting or ending on ${dataDir}: try again in a moment, as the same user`, { cause });
  }
}
