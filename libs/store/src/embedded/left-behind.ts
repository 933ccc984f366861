import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@ioc/platform';
import { DatabaseUnavailable } from '../store-fault.js';
import { isAlive, isPostgresOf, processesIn } from './process-identity.js';

/** Signals by which PostgreSQL ends, gentlest first, each with its patience: fast, immediate, none. */
const endings = [
  { signal: 'SIGINT', patienceMs: 20_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;
/** Backends notice within about a second that their postmaster is gone, and end. */
const orphanPatienceMs = 15_000;

/**
 * Ends a PostgreSQL that outlived its Rông (kill -9 ends only Node). It is stopped and not adopted, so that the next one
 * is a child again, with today's settings and without the dead one's open transactions; a fast stop loses nothing.
 */
export async function endLeftBehind(data: string, log: Logger): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = readPid(file);
  if (pid === null) return;
  if (isAlive(pid) && isPostgresOf(pid, data)) {
    log.warn({ pid }, 'a PostgreSQL was left behind by a Rông that was killed: stopping it');
    if (!(await endProcess(pid)))
      throw new DatabaseUnavailable(`the PostgreSQL process ${pid} does not end: stop it by hand`);
  }
  await orphansEnd(data);
  // Whatever has this number now is not a PostgreSQL of ours, yet PostgreSQL would take it for one and refuse to start.
  rmSync(file, { force: true });
}

/** Backends of a killed postmaster still hold its shared memory: a new one must not start beside them. */
async function orphansEnd(data: string): Promise<void> {
  if (await until(() => processesIn(data).length === 0, orphanPatienceMs)) return;
  const pids = processesIn(data).join(', ');
  throw new DatabaseUnavailable(`processes ${pids} of an earlier PostgreSQL still work in ${data}: stop them by hand`);
}

/** @returns true when it is gone */
export async function endProcess(pid: number): Promise<boolean> {
  for (const { signal, patienceMs } of endings) {
    if (!isAlive(pid)) return true;
    process.kill(pid, signal);
    if (await until(() => !isAlive(pid), patienceMs)) return true;
  }
  return false;
}

async function until(condition: () => boolean, patienceMs: number): Promise<boolean> {
  const stepMs = 10;
  for (let waited = 0; waited < patienceMs; waited += stepMs) {
    if (condition()) return true;
    await sleep(stepMs);
  }
  return condition();
}

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}
