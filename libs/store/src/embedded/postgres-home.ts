import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import type { Logger } from '@ioc/platform';
import { DatabaseUnavailable } from '../store-fault.js';
import { closedFolder, nobody, type RunAs } from './reachable.js';

/** Where an embedded PostgreSQL lives and as whom it runs. */
export interface PostgresHome {
  /** Holds the cluster, its log and, where needed, a copy of the binaries. */
  folder: string;
  /** The cluster; exists only after it was made. */
  data: string;
  runAs: RunAs | null;
}

/** Where the cluster goes when root's data folder is closed to the unprivileged user. */
export const openPlace = '/var/lib/rong';

/**
 * Finds or makes the home: `<dataDir>/postgres`. PostgreSQL refuses to run as root, and the user that it runs as instead
 * must be able to reach its files: below a closed folder such as /root the home is a link to a folder in {@link openPlace}.
 */
export function postgresHome(dataDir: string, log: Logger): PostgresHome {
  mkdirSync(dataDir, { recursive: true });
  const folder = join(dataDir, 'postgres');
  const isRoot = process.getuid?.() === 0;
  if (!isLinkOrFolder(folder)) makeHome(folder, isRoot ? closedOnTheWay(dataDir) : null, log);
  const home = realpathSync(folder);
  const data = join(home, 'data');
  const runAs = isRoot ? ownerOf(data) : null;
  refuseForeign(data);
  const closed = closedFolder(home, runAs);
  if (closed) {
    throw new DatabaseUnavailable(
      `PostgreSQL does not run as root, and the user ${runAs?.uid} may not pass through ${closed}: ` +
        `allow it (chmod o+x ${closed}), choose another folder with IOC_DATA, or start as an ordinary user`,
    );
  }
  return { folder: home, data, runAs };
}

/** A folder that was made for a moment, as tests do, is opened to passing through: nothing of it must outlive it elsewhere. */
function closedOnTheWay(dataDir: string): string | null {
  const momentary = `${realpathSync(tmpdir())}${sep}`;
  for (let closed = closedFolder(dataDir, nobody); ; closed = closedFolder(dataDir, nobody)) {
    if (!closed?.startsWith(momentary)) return closed;
    chmodSync(closed, statSync(closed).mode | 0o001);
  }
}

function isLinkOrFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && !existsSync(path)) {
    throw new DatabaseUnavailable(
      `${path} leads nowhere: its folder was moved or removed; put it back, or remove the link to begin anew`,
    );
  }
  return found !== undefined;
}

function makeHome(folder: string, closed: string | null, log: Logger): void {
  if (!closed) {
    mkdirSync(folder, { mode: 0o755 });
    // The mode above passes through the umask, which may be stricter.
    chmodSync(folder, 0o755);
    return;
  }
  const target = join(openPlace, randomBytes(6).toString('hex'));
  mkdirSync(target, { recursive: true });
  for (const made of [openPlace, target]) chmodSync(made, 0o755);
  symlinkSync(target, folder);
  log.warn(
    { closed, target },
    'the data folder is closed to the user that PostgreSQL runs as: the database lies in target',
  );
}

/** As root the cluster runs as whoever owns it, so that a start by root after one by a user goes on. */
function ownerOf(data: string): RunAs {
  const found = statSync(data, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : nobody;
}

function refuseForeign(data: string): void {
  const me = process.getuid?.();
  const found = statSync(data, { throwIfNoEntry: false });
  if (me === undefined || me === 0 || !found || found.uid === me) return;
  throw new DatabaseUnavailable(
    `the database in ${data} belongs to user ${found.uid} and this process runs as user ${me}: ` +
      `start as that user or as root, choose another folder with IOC_DATA, or change the owner (chown -R ${me} ${data})`,
  );
}
