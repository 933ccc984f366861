// Lint and types of the whole tree; `npm run lint` runs it alone. One program for each side of the house instead of one for each
// project: the same files are then read once and not forty times, which is 60 s of work and not 280.
// One project alone: `npx nx lint|typecheck NAME`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nx, root } from './build.mjs';

/** Programs whose files no other may see into: the server knows no DOM, the screen no Node, the service worker neither. */
const programs = ['tsconfig.server.json', 'tsconfig.client.json', 'libs/screen/offline/tsconfig.json', 'tests/tsconfig.json'];

export async function lint() {
  // ESLint's rule of boundaries reads the project graph from Nx's cache: without a new one it would not see new projects.
  nx(['graph', `--file=${join(root, '.nx', 'graph.json')}`]);
  await run('eslint/bin/eslint.js', ['--max-warnings', '0', '.']);
}

export async function types() {
  await Promise.all(programs.map((program) => run('typescript/bin/tsc', ['-p', program])));
}

/** Runs a package's command; what it printed is told when it finds something. */
export function run(name, args) {
  const child = spawn(process.execPath, [join(root, 'node_modules', name), ...args], { cwd: root });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`\n${output}`))));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await Promise.all([lint(), types()]);
