// Builds what is not up to date. Called by start, test, bench and ioc, so that each works on a bare clone after `npm ci`.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
// Whoever builds, what is built is what is shipped: built by a test runner's NODE_ENV a wall would have no worker.
const nxEnv = { ...process.env, NODE_ENV: 'production', NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NO_COLOR: '1' };

/** Runs Nx; its output is shown only when it fails. */
export function nx(args, { show = false } = {}) {
  const nxBin = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const result = spawnSync(process.execPath, [nxBin, ...args], {
    cwd: root,
    env: nxEnv,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    stdio: show ? 'inherit' : 'pipe',
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    throw new Error(`nx ${args.join(' ')} failed`);
  }
}

/** Builds the apps named whose output is older than any source. */
export function ensureBuilt(apps) {
  const stale = apps.filter((app) => newestIn(join(root, 'apps', app, 'dist')) < newestSource(app));
  if (stale.length > 0) nx(['run-many', '-t', 'build', '-p', stale.join(',')]);
}

function newestSource(app) {
  const folders = [join(root, 'libs'), join(root, 'apps', app)];
  const files = ['package-lock.json', 'tsconfig.base.json'].map((name) => mtime(join(root, name)));
  return Math.max(...folders.map(newestIn), ...files);
}

const passedOver = new Set(['node_modules', '.vite', 'fixtures']);

function newestIn(folder) {
  let newest = 0;
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !passedOver.has(entry.name) && !(entry.name === 'dist' && !folder.endsWith('dist'))) {
      newest = Math.max(newest, newestIn(path));
    } else if (entry.isFile()) newest = Math.max(newest, mtime(path));
  }
  return newest;
}

function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function mtime(path) {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}
