import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { clientBuild } from './client-build.js';

const folder = mkdtempSync(join(tmpdir(), 'client-build-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads the name of the build from its page, and none where there is none', () => {
  const page = join(folder, 'index.html');
  expect(clientBuild(page)).toBe('none');
  writeFileSync(page, '<!doctype html>\n<html data-build="3fa9" lang="vi">');
  expect(clientBuild(page)).toBe('3fa9');
});
