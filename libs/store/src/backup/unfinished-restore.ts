import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnavailable } from '../store-fault.js';

/** Stands in a data folder from the first touch of a restore to its end. */
export const unfinishedMark = 'restore.unfinished';

export function markUnfinished(dataDir: string, what: string): void {
  mkdirSync(dataDir, { recursive: true });
  const file = openSync(join(dataDir, unfinishedMark), 'w');
  writeSync(file, `${what}\n`);
  fsyncSync(file);
  closeSync(file);
}

export function clearUnfinished(dataDir: string): void {
  rmSync(join(dataDir, unfinishedMark));
}

/** Half a restore must never become a centre. @throws DatabaseUnavailable with the remedy */
export function refuseUnfinished(dataDir: string): void {
  if (!existsSync(join(dataDir, unfinishedMark))) return;
  throw new DatabaseUnavailable(`a restore into ${dataDir} did not come to its end: run it again with --replace, or name another folder by IOC_DATA`);
}
