import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that PostgreSQL runs as; `null`: the same as this process. */
export interface RunAs {
  uid: number;
  gid: number;
}

/** The user that owns nothing: 65534 is `nobody` on Linux. */
export const nobody: RunAs = { uid: 65534, gid: 65534 };

/**
 * The first folder on the way to `path` that `user` may not pass through, or `null` when the way is open.
 * Reads modes and owners only; access lists are not considered.
 */
export function closedFolder(path: string, user: RunAs | null): string | null {
  if (!user) return null;
  const closed: string[] = [];
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    if (!mayPass(folder, user)) closed.push(folder);
    if (folder === dirname(folder)) return closed.at(-1) ?? null;
  }
}

function mayPass(folder: string, user: RunAs): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
