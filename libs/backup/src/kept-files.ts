import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptFile {
  /** In the backup. */
  name: string;
  path: string;
}

/** Where a payload or a picture lies: the store names them by their SHA-256. */
export function payloadFile(dataDir: string, sha256: string): KeptFile {
  return kept(dataDir, `raw/${fanned(sha256)}.br`);
}

function fanned(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

function kept(dataDir: string, name: string): KeptFile {
  return { name, path: join(dataDir, ...name.split('/')) };
}

/** All that proves what was done: nothing is ever removed there, and what is half-written has another form of name. */
export async function* evidenceFiles(dataDir: string): AsyncGenerator<KeptFile> {
  for await (const file of filesBelow(join(dataDir, 'evidence'), 'evidence')) if (/\/[0-9a-f]{64}$/u.test(file.name)) yield file;
}

/**
 * What a server keeps beside its database and rows alone do not open or repeat: the key pair of push, the key that second factors are sealed with, entries of the
 * audit that no database took yet.
 */
export const besideNames = ['vapid.json', 'access.key', 'audit-unwritten.jsonl'];

export function* besideFiles(dataDir: string): Generator<KeptFile> {
  for (const name of besideNames) yield { name: `beside/${name}`, path: join(dataDir, name) };
}

/** Every file below a folder, in the order of names; none where there is no folder. */
export async function* filesBelow(folder: string, name: string): AsyncGenerator<KeptFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const file = { name: `${name}/${entry.name}`, path: join(folder, entry.name) };
    if (entry.isDirectory()) yield* filesBelow(file.path, file.name);
    else if (entry.isFile()) yield file;
  }
}

/** Null: it was not there. */
export interface ReadFile {
  name: string;
  bytes: Buffer | null;
}

/** Reads some files ahead, since a disk answers several questions as fast as one. */
export async function* readAhead(files: AsyncIterable<KeptFile>, ahead = 8): AsyncGenerator<ReadFile> {
  const under: { name: string; bytes: Promise<Buffer | null> }[] = [];
  for await (const { name, path } of files) {
    const bytes = readIfThere(path);
    // Awaited below, in its turn.
    bytes.catch(() => undefined);
    under.push({ name, bytes });
    if (under.length >= ahead) yield await first(under);
  }
  while (under.length > 0) yield await first(under);
}

async function first(under: { name: string; bytes: Promise<Buffer | null> }[]): Promise<ReadFile> {
  const { name, bytes } = under.shift() as (typeof under)[number];
  return { name, bytes: await bytes };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/** Names that a backup may hold; it is somebody's file and could say anything, also where else to write. */
export function isSafeName(name: string): boolean {
  return /^(?:tables|raw|evidence|audit-anchors|beside|pack)\/[^\0\\]+$/u.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part));
}
