import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AdapterFault } from './adapter-fault.js';
import type { RawPayload } from './raw-payload.js';
import type { FolderSource } from './sources.js';

/** Content hash of each file that was taken, by file name. */
export type SeenFiles = ReadonlyMap<string, string>;

export interface FolderAnswer {
  payloads: RawPayload[];
  seen: SeenFiles;
}

/** Files of a folder that are read side by side. */
const filesAtOnce = 8;

const contentTypes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  xml: 'application/xml',
};

/**
 * Reads the files of a drop folder that are new or changed.
 * A file that is still being written (it changes while it is read) is left for the next poll.
 */
export async function readFolder(source: FolderSource, seen: SeenFiles, maxBytes: number): Promise<FolderAnswer> {
  const folder = resolve(source.folder);
  const names = await namesIn(folder, source.pattern);
  if (names === 'no folder') throw await make(folder, source.pattern);
  if (names.length === 0) throw new AdapterFault('empty', `no file named ${source.pattern} lies in ${source.folder}`);
  const payloads: RawPayload[] = [];
  const nowSeen = new Map<string, string>();
  for (let from = 0; from < names.length; from += filesAtOnce) {
    // Side by side: each look at the disk waits for its turn in a server that may be busy.
    const some = await Promise.all(names.slice(from, from + filesAtOnce).map(async (name) => ({ name, body: await readWhole(join(folder, name), maxBytes) })));
    for (const { name, body } of some) {
      if (!body) continue;
      const hash = createHash('sha256').update(body).digest('hex');
      nowSeen.set(name, hash);
      if (seen.get(name) !== hash) payloads.push(payloadOf(source, name, body));
    }
  }
  return { payloads, seen: nowSeen };
}

async function namesIn(folder: string, pattern: string): Promise<string[] | 'no folder'> {
  const wanted = new RegExp(`^${pattern.split('*').map(escape).join('.*')}$`, 'iu');
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && wanted.test(entry.name) && !/^(~\$|\.)|\.(tmp|part)$/i.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return 'no folder';
    throw new AdapterFault('unreachable', `the drop folder ${folder} cannot be read`, { cause });
  }
}

/** A new feed's folder is made, so that people find the place for their file. @returns the fault that the poll ends with */
async function make(folder: string, pattern: string): Promise<AdapterFault> {
  try {
    await mkdir(folder, { recursive: true });
    return new AdapterFault('empty', `the drop folder ${folder} was not there and was made: put a file named ${pattern} into it`);
  } catch (cause) {
    return new AdapterFault('unreachable', `the drop folder ${folder} is not there and cannot be made: make it, readable by the server`, { cause });
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

async function readWhole(path: string, maxBytes: number): Promise<Uint8Array | null> {
  const before = await stat(path).catch(() => null);
  if (!before) return null;
  if (before.size > maxBytes) throw new AdapterFault('bad-shape', `${path} is larger than ${maxBytes} bytes`);
  const body = await readFile(path).catch(() => null);
  const after = await stat(path).catch(() => null);
  return body && after && after.size === body.byteLength && after.mtimeMs === before.mtimeMs ? body : null;
}

function payloadOf(source: FolderSource, name: string, body: Uint8Array): RawPayload {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
  return {
    name,
    body,
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    fetchedAt: new Date().toISOString(),
    locator: `${source.folder}/${name}`,
  };
}
