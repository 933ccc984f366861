import { mkdir, open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditHead } from '@ioc/contracts';
import type { AnchorPlace } from './anchor.js';
import type { SeenAnchor } from './chain-check.js';

/** Where a server keeps the end of the chain as it wrote it last, in between the anchors. */
export const noteName = 'last-written.json';

/** A folder with a file for each month, one line for each anchor; each is on the disk before it counts. */
export function anchorFolder(folder: string): AnchorPlace {
  return {
    name: folder,
    put: async (head) => {
      await mkdir(folder, { recursive: true });
      const file = await open(join(folder, `${new Date(head.at).toISOString().slice(0, 7)}.jsonl`), 'a+');
      try {
        await file.write(`${(await endsWhole(file)) ? '' : '\n'}${JSON.stringify(head)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

/** A line that a dying machine left half would swallow the next one. */
async function endsWhole(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}

/** All anchors of a folder, and the lines that are none. An absent folder has none. */
export async function readAnchors(folder: string): Promise<{ anchors: SeenAnchor[]; unreadable: string[] }> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw cause;
  });
  const anchors: SeenAnchor[] = [];
  const unreadable: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.jsonl') || one === noteName).sort()) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const anchor = anchorOf(line, join(folder, name));
      if (anchor) anchors.push(anchor);
      else unreadable.push(`${join(folder, name)}:${index + 1}`);
    }
  }
  return { anchors, unreadable };
}

/** Null: the line is none. */
export function anchorOf(line: string, where: string): SeenAnchor | null {
  try {
    const { number, hash, at } = JSON.parse(line) as Partial<AuditHead>;
    return typeof number === 'number' && typeof hash === 'string' && typeof at === 'number' ? { number, hash, at, where } : null;
  } catch {
    return null;
  }
}
