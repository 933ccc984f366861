import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../tools/build.mjs';

/**
 * Below these, a known fault is open that a feed, a file, a message or a request could use; see docs/decisions/0006-dependencies.md. What is installed more than
 * once is held to it in each place, also below a package that asks for less.
 */
const least: Record<string, string> = {
  'engine.io': '6.6.10',
  ws: '8.21.1',
  'socket.io-parser': '4.2.7',
  '@nestjs/core': '11.1.18',
  typeorm: '1.1.0',
  multer: '2.1.1',
  'fast-xml-parser': '5.5.7',
  // What a server reads of a request: CVE-2025-15284, CVE-2025-13466, CVE-2026-4926, CVE-2024-47764, CVE-2024-43799, CVE-2025-7339.
  qs: '6.14.1',
  'body-parser': '2.2.1',
  'path-to-regexp': '8.4.0',
  cookie: '0.7.0',
  send: '1.1.0',
  'on-headers': '1.1.0',
  // What it fetches, maps and is sent: CVE-2026-13697, CVE-2024-27307, CVE-2026-31808.
  undici: '7.29.0',
  jsonata: '2.0.4',
  'file-type': '21.3.1',
  // What it writes to people: GHSA-2x7j-588g-ccc2 of address lists, CVE-2025-65945 of the signature of push, CVE-2022-48285 of letters.
  nodemailer: '9.1.0',
  jws: '4.0.1',
  jszip: '3.8.0',
  // What a browser is led to by a link: CVE-2026-53669.
  'react-router': '7.18.0',
};
const never = ['xlsx'];

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string; resolved?: string }> };
const installed = (name: string) => Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version ?? '');

function isAtLeast(version: string, wanted: string): boolean {
  const [have, want] = [version, wanted].map((text) => text.split('.').map(Number));
  const differs = want?.findIndex((part, at) => part !== have?.[at]) ?? -1;
  return differs === -1 || (have?.[differs] ?? 0) > (want?.[differs] ?? 0);
}

it.each(Object.entries(least))('every installed %s is at least %s', (name, wanted) => {
  expect(installed(name).length).toBeGreaterThan(0);
  for (const version of installed(name)) expect(isAtLeast(version, wanted), `${name} ${version}`).toBe(true);
});

it.each(never)('%s is not installed', (name) => {
  expect(installed(name)).toEqual([]);
});

it('there is one socket.io, and the lock names no registry', () => {
  expect(installed('socket.io')).toHaveLength(1);
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});
