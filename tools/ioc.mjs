// The command line: builds the server when it is not up to date, then runs apps/api's command.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, root } from './build.mjs';

ensureBuilt(['api']);
const result = spawnSync(process.execPath, [join(root, 'apps/api/dist/ioc.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = result.status ?? 1;
