// Builds the apps, then runs a program of tests/ from source: the long runs that `npm run bench` and `npm run faults` name.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, root } from './build.mjs';

ensureBuilt(['api', 'wall', 'department-feeds']);
const result = spawnSync(process.execPath, [join(root, 'tools/run-ts.mjs'), ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exitCode = result.status ?? 1;
