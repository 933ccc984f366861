import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderLocked } from '../store-fault.js';
import { isAlive, startOf } from './process-identity.js';

interface Holder {
  pid: number;
  start: string | null;
}

/**
 * Claims a data folder for this process by the file `rong.lock`.
 * The lock of a process that is gone is taken over, also when its number lives on in another process.
 * @returns a function that gives the folder free
 * @throws DataFolderLocked naming the process that holds it
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'rong.lock');
  const mine = join(folder, `rong.lock.${process.pid}`);
  writeFileSync(mine, JSON.stringify({ pid: process.pid, start: startOf(process.pid) } satisfies Holder));
  try {
    // link() creates the lock with its content at once or fails: nobody ever reads half a lock.
    for (let attempt = 0; !tryLink(mine, path); attempt++) {
      const holder = readHolder(path);
      if (holder && (holds(holder) || attempt > 5)) throw new DataFolderLocked(holder.pid, folder);
      removeStale(path, holder);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => release(path);
}

/** Asks without claiming. @throws DataFolderLocked naming the process that holds the folder */
export function refuseLockedData(folder: string): void {
  const holder = readHolder(join(folder, 'rong.lock'));
  if (holder && holds(holder)) throw new DataFolderLocked(holder.pid, folder);
}

/** Whether a process that lives works on the folder. */
export function isLocked(folder: string): boolean {
  const holder = readHolder(join(folder, 'rong.lock'));
  return holder !== null && holds(holder);
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function holds({ pid, start }: Holder): boolean {
  return isAlive(pid) && (start === null || start === startOf(pid));
}

/** Moves the stale lock aside; a lock that somebody renewed in between is put back. */
function removeStale(path: string, stale: Holder | null): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw cause;
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== stale?.pid || moved.start !== stale.start)) tryLink(aside, path);
  rmSync(aside, { force: true });
}

function release(path: string): void {
  if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
}
