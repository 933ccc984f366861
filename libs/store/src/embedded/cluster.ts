import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnavailable } from '../store-fault.js';
import type { PostgresHome } from './postgres-home.js';
import { serverEnvironment } from './server-settings.js';

/**
 * Makes the cluster when there is none; a half-made one is thrown away.
 * @param passwordFile where the password is kept, readable for this process alone
 * @returns the password
 */
export async function makeCluster(home: PostgresHome, initdb: string, passwordFile: string): Promise<string> {
  if (existsSync(home.data)) return readPassword(passwordFile, home);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const half = join(home.folder, 'data.half');
  const handover = join(home.folder, 'initdb.password');
  rmSync(half, { recursive: true, force: true });
  rmSync(handover, { force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(handover, password, { mode: 0o600 });
  if (home.runAs) for (const path of [half, handover]) chownSync(path, home.runAs.uid, home.runAs.gid);
  try {
    await runInitdb(initdb, { data: half, handover, home });
  } finally {
    rmSync(handover, { force: true });
  }
  renameSync(half, home.data);
  return password;
}

function readPassword(file: string, home: PostgresHome): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new DatabaseUnavailable(
      `${file} cannot be read, and the database in ${home.data} opens with it alone: ` +
        `put it back, or remove ${home.data} to begin anew`,
      { cause },
    );
  }
}

/** The built-in locale sorts alike on every system and after every upgrade; screens sort Vietnamese by `vi-x-icu`. */
function initdbArguments(data: string, handover: string): string[] {
  return [
    ['-D', data, '-U', 'rong', `--pwfile=${handover}`],
    ['-A', 'scram-sha-256', '-E', 'UTF8'],
    ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ].flat();
}

function runInitdb(
  initdb: string,
  { data, handover, home }: { data: string; handover: string; home: PostgresHome },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, initdbArguments(data, handover), {
      ...home.runAs,
      cwd: home.folder,
      env: serverEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    const fail = (cause: unknown) => reject(new DatabaseUnavailable(faultText(home, said.trim() || String(cause)), { cause }));
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? resolve() : fail(`initdb ended with ${code}`)));
  });
}

function faultText({ folder }: PostgresHome, reason: string): string {
  const remedy = reason.includes('user does not exist')
    ? 'PostgreSQL wants its user to have a name: start as a user of /etc/passwd, or set DATABASE_URL'
    : 'check the space and the rights there, or set DATABASE_URL to a PostgreSQL of yours';
  return `the database cannot be made in ${folder} (${reason}): ${remedy}`;
}
