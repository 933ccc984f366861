import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { NewAuditEntry } from '@ioc/store';
import type { UnwrittenEntries } from './audit-trail.js';

/** A file for what could not be written before the end; readable for this user alone. */
export function unwrittenFile(path: string): UnwrittenEntries {
  const taken = `${path}.taken`;
  return {
    keep: async (entries) => {
      const before = await readEntries(path);
      await writeFile(path, [...before, ...entries].map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600, flush: true });
    },
    take: async () => {
      const entries = await readEntries(path);
      // It stays beside, for whoever must know what was written late.
      if (entries.length > 0) await rename(path, taken);
      else await rm(path, { force: true });
      return entries;
    },
  };
}

async function readEntries(path: string): Promise<NewAuditEntry[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return '';
    throw cause;
  });
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as NewAuditEntry]));
}
