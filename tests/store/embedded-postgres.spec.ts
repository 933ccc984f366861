import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, networkInterfaces, tmpdir } from 'node:os';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataFolderLocked, openDatabase, ReadingStore } from '@ioc/store';
import { preparedData } from '../support/prepared-data.js';
import { batch, dataFolder, log, reading } from './ground.js';

const isRoot = process.getuid?.() === 0;
let folder: ReturnType<typeof dataFolder>;
let writers: Writer[] = [];
beforeEach(() => {
  folder = dataFolder();
});
afterEach(async () => {
  for (const writer of writers) await writer.end();
  writers = [];
  folder.remove();
});

/** A process that writes reading after reading. */
class Writer {
  stored = 0;
  fault: string | null = null;
  url = '';
  private readonly child: ChildProcess;

  constructor(dataDir: string, uid?: number) {
    this.child = spawn(process.execPath, [join(import.meta.dirname, 'store-process.mjs'), dataDir], {
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: { ...process.env, HOME: dataDir, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: this.child.stdout! }).on('line', (line) => Object.assign(this, JSON.parse(line)));
    writers.push(this);
  }

  get pid(): number {
    return this.child.pid!;
  }

  async until(condition: (writer: Writer) => boolean): Promise<void> {
    await expect.poll(() => condition(this) || this.fault, { timeout: 60_000, interval: 10 }).toBe(true);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

function runningPid(dataDir: string): number | null {
  return existsSync(join(dataDir, 'postgres/data/postmaster.pid')) ? postmasterPid(dataDir) : null;
}

/** Somebody of /etc/passwd who is neither root nor nobody: initdb wants its user to have a name. */
function ordinaryUser(): number {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => Number(line.split(':')[2]));
  return users.find((uid) => uid > 0 && uid < 65_534)!;
}

describe('an embedded PostgreSQL', () => {
  it('keeps its data over a restart, its password to itself, and is not root', async () => {
    const first = await openDatabase({ dataDir: folder.path, log });
    await new ReadingStore(first).ingest(batch({ readings: [reading()] }));
    expect(statSync(join(folder.path, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder.path, 'postgres/data')).uid).not.toBe(0);
    const pid = postmasterPid(folder.path);
    await first.close();
    expect(existsSync(`/proc/${pid}`)).toBe(false);
    expect(existsSync(join(folder.path, 'rong.lock'))).toBe(false);
    const second = await openDatabase({ dataDir: folder.path, log });
    expect(await new ReadingStore(second).latest()).toHaveLength(1);
    expect(await second.ping()).toBeLessThan(1000);
    await second.close();
  });
});

/** The making takes seconds, and is the same for all of these. */
describe('an embedded PostgreSQL that was made before', () => {
  beforeEach(async () => {
    folder.remove();
    const path = await preparedData();
    folder = { path, remove: () => rmSync(path, { recursive: true, force: true }) };
  });

  it('listens on the loopback alone', async () => {
    const database = await openDatabase({ dataDir: folder.path, log });
    const port = Number(new URL(database.url).port);
    const outer = Object.values(networkInterfaces()).flat().find((one) => one?.family === 'IPv4' && !one.internal);
    if (outer) await expect(canConnect(outer.address, port)).resolves.toBe(false);
    await expect(canConnect('127.0.0.1', port)).resolves.toBe(true);
    const [row] = await database.query<{ addresses: string }>(`SELECT current_setting('listen_addresses') AS addresses`);
    expect(row?.addresses).toBe('127.0.0.1');
    await database.close();
  });

  it('refuses a second start on the same data and names the process', async () => {
    const writer = new Writer(folder.path);
    await writer.until(({ url }) => url !== '');
    const second = openDatabase({ dataDir: folder.path, log });
    await expect(second).rejects.toThrow(DataFolderLocked);
    await expect(second).rejects.toThrow(`process ${writer.pid}`);
    await writer.until(({ stored }) => stored > 5);
  });

  it('takes over the lock of a process that is gone, also when its number lives on', async () => {
    for (const holder of ['{"pid":999999999,"start":null}', `{"pid":${process.ppid},"start":"another boot/1"}`, 'half a lo']) {
      writeFileSync(join(folder.path, 'rong.lock'), holder);
      await (await openDatabase({ dataDir: folder.path, log })).close();
    }
  });

  it('starts over a pid file whose number belongs to another program', async () => {
    await (await openDatabase({ dataDir: folder.path, log })).close();
    writeFileSync(join(folder.path, 'postgres/data/postmaster.pid'), `${process.ppid}\n${folder.path}\n`);
    await (await openDatabase({ dataDir: folder.path, log })).close();
  });

  it('has every acknowledged reading after Node was killed, again and again', async () => {
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      const writer = new Writer(folder.path);
      await writer.until(({ stored }) => stored > 40);
      const left = postmasterPid(folder.path);
      await writer.kill();
      acknowledged = Math.max(acknowledged, writer.stored);
      const database = await openDatabase({ dataDir: folder.path, log });
      expect(postmasterPid(folder.path)).not.toBe(left);
      const history = await new ReadingStore(database).history({ indicator: 'ticks', area: '62', bucket: 'none' });
      expect(history.length).toBeGreaterThanOrEqual(acknowledged);
      expect(new Set(history.map(({ at }) => at)).size).toBe(history.length);
      expect(history.map(({ value }) => value)).toEqual(history.map((_, at) => at + 1));
      await database.close();
    }
  });

  it('starts after Node and PostgreSQL were both killed', async () => {
    const writer = new Writer(folder.path);
    await writer.until(({ stored }) => stored > 20);
    process.kill(postmasterPid(folder.path), 'SIGKILL');
    await writer.kill();
    const database = await openDatabase({ dataDir: folder.path, log });
    const history = await new ReadingStore(database).history({ indicator: 'ticks', area: '62', bucket: 'none' });
    expect(history.length).toBeGreaterThanOrEqual(writer.stored);
    await database.close();
  });

  it('is started again when it alone was killed', async () => {
    const database = await openDatabase({ dataDir: folder.path, log });
    const store = new ReadingStore(database);
    await store.ingest(batch({ readings: [reading()] }));
    const killed = postmasterPid(folder.path);
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => runningPid(folder.path) ?? killed, { timeout: 30_000 }).not.toBe(killed);
    await expect.poll(() => store.latest().then((latest) => latest.length, () => 'down'), { timeout: 30_000 }).toBe(1);
    await database.close();
  });

  it('answers on the first use of connections that died in the pool', async () => {
    const database = await openDatabase({ dataDir: folder.path, log });
    const store = new ReadingStore(database);
    await Promise.all(Array.from({ length: 10 }, () => database.ping()));
    await database.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = current_user');
    const answer = await store.ingest(batch({ readings: [reading()] }));
    expect(answer).toMatchObject({ added: 1, changes: [{ value: 100 }] });
    await database.close();
  });
});

describe('an embedded PostgreSQL and who may reach it', () => {
  it.runIf(isRoot)('works as an ordinary user, and root goes on with that data', async () => {
    const uid = ordinaryUser();
    chownSync(folder.path, uid, uid);
    const writer = new Writer(folder.path, uid);
    await writer.until(({ stored }) => stored > 5);
    expect(statSync(join(folder.path, 'postgres/data')).uid).toBe(uid);
    await writer.end();
    const database = await openDatabase({ dataDir: folder.path, log });
    expect(await new ReadingStore(database).latest()).toHaveLength(1);
    await database.close();
    expect(statSync(join(folder.path, 'postgres/data/PG_VERSION')).uid).toBe(uid);
  });

  it.runIf(isRoot)('tells an ordinary user that the data are root’s, and what to do', async () => {
    await (await openDatabase({ dataDir: folder.path, log })).close();
    const uid = ordinaryUser();
    chownSync(folder.path, uid, uid);
    const writer = new Writer(folder.path, uid);
    await expect.poll(() => writer.fault, { timeout: 30_000 }).toMatch(/belongs to user 65534 .*IOC_DATA.*chown/);
  });

  it.runIf(isRoot)('lies outside when root’s folder is closed to its user, and nothing else changes', async () => {
    const closed = mkdtempSync(join(homedir(), '.rong-closed-'));
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'deep/.data');
    for (const stored of [0, 1]) {
      const database = await openDatabase({ dataDir, log });
      const store = new ReadingStore(database);
      expect(await store.latest()).toHaveLength(stored);
      await store.ingest(batch({ readings: [reading()] }));
      await database.close();
    }
    const home = realpathSync(join(dataDir, 'postgres'));
    expect(readlinkSync(join(dataDir, 'postgres'))).toBe(home);
    expect(dirname(home)).toBe('/var/lib/rong');
    rmSync(home, { recursive: true });
    await expect(openDatabase({ dataDir, log })).rejects.toThrow(/leads nowhere/);
    rmSync(closed, { recursive: true });
  });
});

it.runIf(isRoot)('a temporary folder is opened to passing through, and the database goes with it', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'rong-closed-'));
  const database = await openDatabase({ dataDir: join(closed, '.data'), log });
  expect(realpathSync(join(closed, '.data/postgres'))).toBe(join(realpathSync(closed), '.data/postgres'));
  expect(statSync(closed).mode & 0o777).toBe(0o701);
  await database.close();
  rmSync(closed, { recursive: true });
});

describe('a PostgreSQL of yours', () => {
  it('named by DATABASE_URL has the same schema, and closing leaves it running', async () => {
    const server = await openDatabase({ dataDir: folder.path, log });
    await server.query('CREATE DATABASE yours');
    const url = server.url.replace(/postgres$/, 'yours');
    const other = join(folder.path, 'other');
    // Two that start together take turns with the migrations.
    const [one, two] = await Promise.all([
      openDatabase({ databaseUrl: url, dataDir: other, log }),
      openDatabase({ databaseUrl: url, dataDir: other, log }),
    ]);
    await new ReadingStore(one).ingest(batch({ readings: [reading()] }));
    expect(await new ReadingStore(two).latest()).toHaveLength(1);
    expect(await new ReadingStore(server).latest()).toHaveLength(0);
    expect(existsSync(join(other, 'postgres'))).toBe(false);
    await Promise.all([one.close(), two.close()]);
    await server.ping();
    await server.close();
  });

  it('that is not there is named without its password', async () => {
    const opening = openDatabase({ databaseUrl: 'postgres://rong:hush@127.0.0.1:9/rong', dataDir: folder.path, log });
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:9.*DATABASE_URL/);
    await expect(opening).rejects.not.toThrow(/hush/);
  });
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const answer = (can: boolean) => {
      socket.destroy();
      resolve(can);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false)).once('timeout', () => answer(false));
  });
}
