// Runs a TypeScript program of this repository from source: `node tools/run-ts.mjs FILE [ARGS …]`.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import { root } from './build.mjs';

const conditions = ['@ioc/source', 'node', 'import', 'module', 'default'];
const file = resolve(process.argv[2] ?? '');
process.argv.splice(1, 1);
await runnerImport(file, {
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['node', 'import', 'module', 'default'] }, noExternal: [/^@ioc\//] },
});
