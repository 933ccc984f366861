import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { clientBuild } from './client-build.js';

const folder = mkdtempSync(join(tmpdir(), 'client-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('names another build otherwise, the same one alike, and none where there is none', () => {
  const page = join(folder, 'index.html');
  expect(clientBuild(page)).toBe('none');
  writeFileSync(page, '<script src="/assets/a.js">');
  const first = clientBuild(page);
  expect(first).toMatch(/^[0-9a-f]{12}$/u);
  expect(clientBuild(page)).toBe(first);
  writeFileSync(page, '<script src="/assets/b.js">');
  expect(clientBuild(page)).not.toBe(first);
});
