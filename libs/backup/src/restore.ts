import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Environment, Logger } from '@ioc/platform';
import { RestoreTarget, endOrphan, clearUnfinished, markUnfinished, refuseLockedData, refuseNewer, refuseUsedDatabase, unfinishedMark, type ExpectedTable } from '@ioc/store';
import { BackupFault } from './backup-fault.js';
import { checkedManifest, membersOf } from './checked-backup.js';
import { besideNames } from './kept-files.js';
import { partOf, type Manifest } from './manifest.js';
import { RestoredFiles } from './restored-files.js';

export interface RestoreOrder {
  file: string;
  environment: Pick<Environment, 'dataDir' | 'databaseUrl'>;
  passphrase?: string | undefined;
  /** What the data folder holds is moved aside, within it; nothing is removed. */
  replace: boolean;
  log: Logger;
}

export interface Restored {
  manifest: Manifest;
  files: number;
  /** Where the province pack of the backup lies now. */
  packDir: string;
  /** Where the former content of the data folder lies, when there was one. */
  movedTo: string | null;
}

/** What a restore writes into a data folder. */
const ours = ['postgres', 'postgres.password', 'raw', 'evidence', 'audit-anchors', ...besideNames, 'restored-pack', unfinishedMark];
const unpacked = promisify(gunzip);

/**
 * Brings a backup back into an empty data folder and an empty database. Every byte of the file is checked before anything is touched; rows come in one
 * transaction, which is kept only when every table adds up to what it was.
 */
export async function restore({ file, environment, passphrase, replace, log }: RestoreOrder): Promise<Restored> {
  const { databaseUrl, dataDir } = environment;
  refuseLockedData(dataDir);
  const there = ours.filter((name) => existsSync(join(dataDir, name)));
  if (there.length > 0 && !replace) throw new BackupFault(`${dataDir} is not empty (${there.join(', ')}): name an empty folder by IOC_DATA, or say --replace, which moves what is there aside`);
  const manifest = await checkedManifest(file, passphrase);
  refuseNewer(manifest);
  if (databaseUrl) await refuseUsedDatabase(databaseUrl, manifest);
  await endOrphan({ dataDir, log });
  const movedTo = await movedAside(dataDir, there);
  markUnfinished(dataDir, file);
  const packDir = join(dataDir, 'restored-pack', manifest.province);
  const files = new RestoredFiles(dataDir, packDir);
  const target = await RestoreTarget.open({ databaseUrl, dataDir, log }, manifest);
  try {
    await bringBack(membersOf(file, passphrase), { manifest, target, files });
  } finally {
    await target.close();
  }
  clearUnfinished(dataDir);
  return { manifest, files: files.files, packDir, movedTo };
}

async function movedAside(dataDir: string, names: readonly string[]): Promise<string | null> {
  if (names.length === 0) return null;
  const folder = join(dataDir, `replaced-${new Date().toISOString().replace(/[-:]|\.\d+/gu, '')}`);
  await mkdir(folder, { mode: 0o755 });
  for (const name of names) await rename(join(dataDir, name), join(folder, name));
  return folder;
}

interface Work {
  manifest: Manifest;
  target: RestoreTarget;
  files: RestoredFiles;
}

async function bringBack(members: AsyncIterable<{ name: string; bytes: Buffer }>, { manifest, target, files }: Work): Promise<void> {
  const tables = new Map<string, ExpectedTable>(manifest.tables.map((table) => [`tables/${table.name}`, table]));
  const rows = new RowStream(target);
  for await (const { name, bytes } of members) {
    const table = tables.get(partOf(name));
    if (table) await rows.write(table, await unpacked(bytes));
    else if (name.includes('/')) await files.add(name, bytes);
  }
  await rows.end();
  await files.end();
  await target.finish(manifest.tables, manifest.sequences);
}

/** One table after the other, as they stand in the file. */
class RowStream {
  private table: string | null = null;
  private stream: Writable | null = null;
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly target: RestoreTarget) {}

  async write(table: ExpectedTable, bytes: Buffer): Promise<void> {
    if (this.table !== table.name) await this.begin(table);
    if (this.stream?.write(bytes) === false) await Promise.race([new Promise((resolve) => this.stream?.once('drain', resolve)), this.done]);
  }

  async end(): Promise<void> {
    this.stream?.end();
    await this.done;
    this.stream = null;
  }

  private async begin(table: ExpectedTable): Promise<void> {
    await this.end();
    this.table = table.name;
    this.stream = this.target.rowsInto(table);
    this.done = finished(this.stream);
    // Awaited when the table ends, or when it takes no more.
    this.done.catch(() => undefined);
  }
}
