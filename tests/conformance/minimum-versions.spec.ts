import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../tools/build.mjs';

/** Below these, a known fault is open; see docs/decisions/0006-dependencies.md. */
const least: Record<string, string> = {
  'engine.io': '6.6.10',
  ws: '8.21.1',
  'socket.io-parser': '4.2.7',
  '@nestjs/core': '11.1.18',
  typeorm: '1.1.0',
  multer: '2.1.1',
  'fast-xml-parser': '5.5.7',
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
