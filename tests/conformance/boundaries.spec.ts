import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../tools/build.mjs';

/** Lints one line as if it stood in a file; the graph is made anew, because a stale one lets faults pass. */
function lint(file: string, line: string): string {
  const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
  const env = { ...process.env, NX_DAEMON: 'false' };
  return spawnSync(process.execPath, [eslint, '--stdin', '--stdin-filename', join(root, file)], { cwd: root, input: line, encoding: 'utf8', env }).stdout;
}

it.each([
  ['rooms that meet on the bus alone', 'libs/push/src/index.ts', "import '@ioc/derive';", 'stage:push'],
  ['an adapter that imports another one', 'libs/adapters/health/src/index.ts', "import '@ioc/adapter-feedback';", 'stage:adapter'],
  ['a screen that imports the server', 'libs/screen/ui/src/index.ts', "import '@ioc/store';", 'stage:screen-ui'],
  ['a screen that imports a database', 'libs/screen/ui/src/index.ts', "import 'pg';", 'pg'],
  ['a server room that imports React', 'libs/push/src/index.ts', "import 'react';", 'react'],
  ['the words of both sides with a framework', 'libs/contracts/src/index.ts', "import 'socket.io';", 'socket.io'],
])('refuses %s', (...[, file, line, mark]) => {
  const answer = lint(file, line);
  expect(answer).toContain('@nx/enforce-module-boundaries');
  expect(answer).toContain(mark);
});

it('lets a room import what stands before it', () => {
  expect(lint('libs/push/src/index.ts', "import '@ioc/store';\nimport '@ioc/contracts';\n")).not.toContain('enforce-module-boundaries');
});
