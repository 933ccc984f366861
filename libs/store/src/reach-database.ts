import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '@ioc/platform';
import { isLocked } from './embedded/data-lock.js';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.js';
import { endLeftBehind } from './embedded/left-behind.js';
import { DatabaseUnavailable } from './store-fault.js';

export interface StoredData {
  databaseUrl?: string | undefined;
  dataDir: string;
  log: Logger;
}

/** An address that answers as long as it is not closed. */
export interface Reached {
  url: string;
  close(): Promise<void>;
}

/**
 * Reaches the database as it is, without a look at its schema: the one of DATABASE_URL, the one that a running server keeps on this folder, or,
 * where no server runs, Rông's own for as long as it is needed.
 * @throws DatabaseUnavailable when there is none, and never makes one
 */
export async function reachDatabase({ databaseUrl, dataDir, log }: StoredData): Promise<Reached> {
  if (databaseUrl) return { url: databaseUrl, close: () => Promise.resolve() };
  if (!existsSync(join(dataDir, 'postgres', 'data'))) {
    throw new DatabaseUnavailable(`there is no database in ${dataDir}: name the data folder by IOC_DATA, or the database by DATABASE_URL`);
  }
  if (isLocked(dataDir)) return { url: addressOf(dataDir), close: () => Promise.resolve() };
  const embedded = await startEmbeddedPostgres(dataDir, log);
  return { url: embedded.url, close: () => embedded.stop() };
}

/** Before its folder is moved: a PostgreSQL that outlived a killed server still writes there. */
export async function endOrphan({ dataDir, log }: Pick<StoredData, 'dataDir' | 'log'>): Promise<void> {
  const data = join(dataDir, 'postgres', 'data');
  if (existsSync(data)) await endLeftBehind(realpathSync(data), log);
}

/** The fourth line of postmaster.pid is the port. Source: PostgreSQL, miscadmin.h. */
function addressOf(dataDir: string): string {
  try {
    const port = Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[3]);
    const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
    return `postgres://rong:${password}@127.0.0.1:${port}/postgres`;
  } catch (cause) {
    throw new DatabaseUnavailable(`a server is starting or ending on ${dataDir}: try again in a moment, as the same user`, { cause });
  }
}
