import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ioc/platform';
import { openDatabase } from '@ioc/store';
import { root } from '../../tools/build.mjs';

const cache = join(root, 'node_modules', '.cache', 'rong-data');
/** What an empty database is made from: another one of these, and it is made anew. */
const sources = ['libs/store/src/migrations', 'libs/store/src/embedded', 'libs/store/src/database.ts', 'libs/store/src/partitions.ts', 'package-lock.json'];

/**
 * A data folder for a test, with a database that has its tables and nothing in them. Making a cluster and its tables costs seconds and is the same
 * each time: it is done once, and copied. What is about the making itself begins with a folder of its own.
 * @returns the folder; whoever asked removes it
 */
export async function preparedData(): Promise<string> {
  const made = join(cache, fingerprint());
  if (!existsSync(made)) await make(made);
  return copyOf(made, tmpdir());
}

/** Two at once make it twice, and the first one stays. */
async function make(place: string): Promise<void> {
  const fresh = openFolder(tmpdir());
  const database = await openDatabase({ dataDir: fresh, log: createLogger('prepared-data', 'error') });
  await database.close();
  mkdirSync(cache, { recursive: true });
  const copy = copyOf(fresh, cache);
  rmSync(fresh, { recursive: true });
  if (existsSync(place)) return rmSync(copy, { recursive: true });
  renameSync(copy, place);
  for (const name of readdirSync(cache)) if (/^[0-9a-f]{16}$/u.test(name) && join(cache, name) !== place) rmSync(join(cache, name), { recursive: true, force: true });
}

/** With owners and times, as PostgreSQL wants them. */
function copyOf(folder: string, parent: string): string {
  const copy = openFolder(parent);
  execFileSync('cp', ['-a', '--reflink=auto', `${folder}/.`, copy]);
  return copy;
}

/** The unprivileged user of an embedded PostgreSQL reaches it, also when the test runs as root. */
function openFolder(parent: string): string {
  const folder = mkdtempSync(join(parent, 'rong-test-'));
  chmodSync(folder, 0o755);
  return folder;
}

function fingerprint(): string {
  const sum = createHash('sha256');
  for (const source of sources) for (const file of filesOf(join(root, source))) sum.update(file).update(readFileSync(file));
  return sum.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (/\.(?:json|ts)$/u.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
