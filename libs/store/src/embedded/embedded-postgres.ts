import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '@ioc/platform';
import { DatabaseUnavailable } from '../store-fault.js';
import { makeCluster } from './cluster.js';
import { lockDataFolder } from './data-lock.js';
import { endLeftBehind, endProcess } from './left-behind.js';
import { postgresBinaries } from './postgres-binaries.js';
import { postgresHome, type PostgresHome } from './postgres-home.js';
import { serverEnvironment, serverSettings } from './server-settings.js';

/** A PostgreSQL of Rông's own, below its data folder and only for this machine. */
export interface EmbeddedPostgres {
  url: string;
  /** Ends it cleanly and gives the data folder free. */
  stop(): Promise<void>;
}

/** Crash recovery of a large journal takes its time; a healthy start takes 30 ms. */
const startPatienceMs = 180_000;
const restartPauseMs = 500;

/**
 * Starts PostgreSQL on the data below `dataDir`, making them first when there are none.
 * When the server ends unasked it is started again on the same port.
 * @throws DataFolderLocked when another process works on the same data
 * @throws DatabaseUnavailable with the remedy
 */
export async function startEmbeddedPostgres(dataDir: string, log: Logger): Promise<EmbeddedPostgres> {
  const unlock = lockDataFolder(dataDir);
  try {
    const home = postgresHome(realpathSync(dataDir), log);
    const binaries = postgresBinaries(home, log);
    await endLeftBehind(home.data, log);
    const password = await makeCluster(home, binaries.initdb, join(dataDir, 'postgres.password'));
    const server = new Server(home, binaries.postgres, log);
    server.url = await server.start(password, await freePort());
    return { url: server.url, stop: () => server.stop().finally(unlock) };
  } catch (cause) {
    unlock();
    throw cause;
  }
}

class Server {
  url = '';
  private child: ChildProcess | null = null;
  private stopping = false;
  private readonly endWithNode = () => this.child?.kill('SIGINT');

  constructor(
    private readonly home: PostgresHome,
    private readonly postgres: string,
    private readonly log: Logger,
  ) {
    process.once('exit', this.endWithNode);
  }

  async start(password: string, port: number): Promise<string> {
    const url = `postgres://rong:${password}@127.0.0.1:${port}/postgres`;
    const child = this.spawn(port);
    this.child = child;
    await answers(url, child, join(this.home.folder, 'postgres.log'));
    child.once('exit', (code, signal) => void this.startAgain(url, { code, signal }));
    this.log.info({ port, pid: child.pid, data: this.home.data }, 'PostgreSQL is ready');
    return url;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    process.removeListener('exit', this.endWithNode);
    const { child } = this;
    if (!child?.pid) return;
    if (await endProcess(child.pid)) await goneFor(child);
    else this.log.error({ pid: child.pid }, 'PostgreSQL does not end');
  }

  private spawn(port: number): ChildProcess {
    const settings = { ...serverSettings, port: String(port) };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const logFile = openSync(join(this.home.folder, 'postgres.log'), 'a');
    // Detached: Ctrl-C in a terminal reaches Node alone, which then ends PostgreSQL after its own last write.
    const child = spawn(this.postgres, ['-D', this.home.data, ...args], {
      ...this.home.runAs,
      cwd: this.home.folder,
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', logFile, logFile],
    });
    closeSync(logFile);
    child.on('error', (cause) => this.log.error({ err: cause }, 'PostgreSQL cannot be run'));
    child.unref();
    return child;
  }

  private async startAgain(url: string, ending: { code: number | null; signal: string | null }): Promise<void> {
    const { password, port } = new URL(url);
    for (let pauseMs = restartPauseMs; !this.stopping; pauseMs = Math.min(pauseMs * 2, 10_000)) {
      this.log.error(ending, 'PostgreSQL ended unasked: starting it again');
      await sleep(pauseMs);
      if (this.stopping) return;
      try {
        await endLeftBehind(this.home.data, this.log);
        await this.start(password, Number(port));
        return;
      } catch (cause) {
        this.log.error({ err: cause }, 'PostgreSQL does not start');
      }
    }
  }
}

/** A process that has ended stands in the system's list until its end has been taken note of. */
async function goneFor(child: ChildProcess): Promise<void> {
  child.ref();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Waits until the server takes a connection. */
async function answers(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const giveUpAt = Date.now() + startPatienceMs;
  while (Date.now() < giveUpAt) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      throw new DatabaseUnavailable(
        `PostgreSQL ended while it was starting: its reason stands at the end of ${logFile}`,
      );
    }
    const cause = await tryConnect(url);
    if (cause === null) return;
    if (cause.code === '28P01') {
      throw new DatabaseUnavailable(
        'PostgreSQL refuses the password in postgres.password: put the one back that belongs to this data',
      );
    }
    await sleep(15);
  }
  throw new DatabaseUnavailable(`PostgreSQL does not answer after ${startPatienceMs / 1000} s: see ${logFile}`);
}

async function tryConnect(url: string): Promise<(Error & { code?: string }) | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => client.end());
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (cause) {
    return cause as Error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
