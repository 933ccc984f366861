import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Environment, Logger } from '@ioc/platform';
import { Snapshot, reachDatabase } from '@ioc/store';
import { besideFiles, evidenceFiles, filesBelow, payloadFile, readAhead, type KeptFile, type ReadFile } from './kept-files.js';
import { PartSums, manifestName, manifestSumName, type Manifest } from './manifest.js';
import { Sealed } from './seal.js';
import { TarWriter } from './tar-writer.js';
import { WholeFile } from './whole-file.js';

export interface BackupOrder {
  /** A file that is not there yet, or a folder in which it gets a name by its moment. */
  to: string;
  environment: Pick<Environment, 'configDir' | 'dataDir' | 'databaseUrl'>;
  /** The file is sealed with it. */
  passphrase?: string | undefined;
  /** Edition of Rông. */
  product: string;
  province: string;
  log: Logger;
}

export interface BackupMade {
  file: string;
  fileBytes: number;
  manifest: Manifest;
}

const packed = promisify(gzip);
/** Level 1 packs text of tables to about a seventh; better levels take longer than the disk. */
const gzipOptions = { level: constants.Z_BEST_SPEED };
/** A portion of a table in memory, and one before it on its way to the file. */
const portionBytes = 4 << 20;

/** Writes one file that holds everything at one moment: tables, archived payloads, evidence, anchors, keys of push, the province pack. Others go on working. */
export async function backUp(order: BackupOrder): Promise<BackupMade> {
  const madeAt = new Date();
  const path = await fileOf(order, madeAt);
  const { databaseUrl, dataDir } = order.environment;
  const reached = await reachDatabase({ databaseUrl, dataDir, log: order.log });
  try {
    const before = await readBefore(dataDir);
    const snapshot = await Snapshot.open(reached.url);
    const file = await WholeFile.create(path).catch(async (cause: unknown) => {
      await snapshot.close();
      throw cause;
    });
    try {
      const manifest = await write(order, { snapshot, file, madeAt, before });
      return { file: path, fileBytes: file.written, manifest };
    } catch (cause) {
      await file.giveUp();
      throw cause;
    } finally {
      await snapshot.close();
    }
  } finally {
    await reached.close();
  }
}

async function fileOf({ to, province, passphrase }: BackupOrder, madeAt: Date): Promise<string> {
  const isFolder = (await stat(to).catch(() => null))?.isDirectory() ?? false;
  const moment = madeAt.toISOString().replace(/[-:]|\.\d+/gu, '');
  return isFolder ? join(to, `rong-${province}-${moment}.tar${passphrase === undefined ? '' : '.sealed'}`) : to;
}

interface Work {
  snapshot: Snapshot;
  file: WholeFile;
  madeAt: Date;
  before: readonly ReadFile[];
}

/** What speaks of rows must not speak of rows that the snapshot does not have: it is read first. Some kilobytes a month. */
async function readBefore(dataDir: string): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  for await (const file of readAhead(filesBelow(join(dataDir, 'audit-anchors'), 'audit-anchors'))) files.push(file);
  return files;
}

async function write(order: BackupOrder, { snapshot, file, madeAt, before }: Work): Promise<Manifest> {
  const sink = order.passphrase === undefined ? file : await Sealed.over(file, order.passphrase);
  const tar = new TarWriter(sink, Math.floor(madeAt.getTime() / 1000));
  const parts = new PartSums();
  const add = async (name: string, bytes: Uint8Array) => {
    parts.add(name, bytes);
    await tar.add(name, bytes);
  };
  const tables: Manifest['tables'] = [];
  for (const table of snapshot.schema.tables) {
    for await (const { name, bytes } of portionsOf(table.name, snapshot.rows(table))) await add(name, bytes);
    tables.push({ ...table, ...(await snapshot.sum(table)) });
  }
  const missingPayloads = await addFiles(readAhead(payloadsOf(snapshot, order.environment.dataDir)), add);
  await addFiles(readAhead(otherFiles(order.environment)), add);
  await addFiles(before, add);
  const { postgres, migrations, partitions } = snapshot.schema;
  const manifest: Manifest = {
    ...{ format: 'rong-backup-1', product: order.product, madeAt: madeAt.toISOString(), province: order.province },
    ...{ postgres, migrations, tables, partitions, sequences: await snapshot.sequences(), parts: parts.all(), missingPayloads },
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await tar.add(manifestName, text);
  await tar.add(manifestSumName, Buffer.from(`${createHash('sha256').update(text).digest('hex')}  ${manifestName}\n`));
  await tar.end();
  return manifest;
}

/** While one portion is packed, the next one is read. An empty table has one portion too, so that each has a part. */
async function* portionsOf(table: string, rows: AsyncIterable<Buffer>): AsyncGenerator<{ name: string; bytes: Buffer }> {
  let number = 0;
  let under: { name: string; bytes: Promise<Buffer> } | null = null;
  for await (const plain of gathered(rows)) {
    const bytes = packed(plain, gzipOptions);
    bytes.catch(() => undefined);
    if (under) yield { name: under.name, bytes: await under.bytes };
    under = { name: `tables/${table}/${String(++number).padStart(6, '0')}.copy.gz`, bytes };
  }
  if (under) yield { name: under.name, bytes: await under.bytes };
}

async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < portionBytes) continue;
    yield Buffer.concat(held);
    [held, bytes] = [[], 0];
  }
  yield Buffer.concat(held);
}

async function* payloadsOf(snapshot: Snapshot, dataDir: string): AsyncGenerator<KeptFile> {
  for await (const sha256 of snapshot.payloads()) yield payloadFile(dataDir, sha256);
}

async function* otherFiles({ dataDir, configDir }: BackupOrder['environment']): AsyncGenerator<KeptFile> {
  yield* evidenceFiles(dataDir);
  yield* besideFiles(dataDir);
  yield* filesBelow(configDir, 'pack');
}

/** @returns how many were not there */
async function addFiles(files: AsyncIterable<ReadFile> | Iterable<ReadFile>, add: (name: string, bytes: Uint8Array) => Promise<void>): Promise<number> {
  let missing = 0;
  for await (const { name, bytes } of files) {
    if (bytes) await add(name, bytes);
    else missing += 1;
  }
  return missing;
}
