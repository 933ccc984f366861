import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** True while a process of this number runs, whoever owns it; one that only waits to be reaped does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statOf(pid)?.[0] !== 'Z';
}

/**
 * Tells one process from a later one of the same number: boot id and start in clock ticks.
 * `null` where there is no /proc; a living number then counts as the same process.
 */
export function startOf(pid: number): string | null {
  const ticks = statOf(pid)?.[19];
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
  return ticks && boot ? `${boot}/${ticks}` : null;
}

/** True when the living process `pid` is a PostgreSQL that works in `folder`; its working directory is its data. */
export function isPostgresOf(pid: number, folder: string): boolean {
  return (
    workingFolder(pid) === folder || (workingFolder(pid) === null && (nameOf(pid)?.startsWith('postgres') ?? true))
  );
}

/** Living processes whose working directory is `folder`; none where there is no /proc. */
export function processesIn(folder: string): number[] {
  return processes().filter((pid) => workingFolder(pid) === folder && isAlive(pid));
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Fields of /proc/<pid>/stat from the third on; the second is a name in parentheses and may hold blanks. Source: proc(5). */
function statOf(pid: number): string[] | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function nameOf(pid: number): string | null {
  return read(`/proc/${pid}/comm`)?.trim() ?? null;
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Content of a file of /proc, or `null`: the process is gone, or there is no /proc. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}
