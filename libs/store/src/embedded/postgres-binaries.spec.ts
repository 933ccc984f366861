import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hydrate } from './postgres-binaries.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rong-binaries-'));
  mkdirSync(join(root, 'native/lib'), { recursive: true });
  writeFileSync(join(root, 'native/lib/libpq.so.5.18'), 'library');
});
afterEach(() => rmSync(root, { recursive: true }));

function list(...links: { source: string; target: string }[]): void {
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
}
const link = { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' };

it('links that a skipped install script did not make are made, and again is no fault', () => {
  list(link, { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' });
  expect(hydrate(root)).toBe(true);
  expect(readFileSync(join(root, 'native/lib/libpq.so'), 'utf8')).toBe('library');
  // Relative, so that the folder may be moved or copied.
  expect(readlinkSync(join(root, link.target))).toBe('libpq.so.5.18');
  expect(hydrate(root)).toBe(true);
});

it('a package without a list needs none', () => expect(hydrate(root)).toBe(true));

it('a link that cannot stand is said, so that a copy is made', () => {
  list(link);
  symlinkSync('nowhere', join(root, link.target));
  expect(hydrate(root)).toBe(false);
});
