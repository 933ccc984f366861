import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFolder } from './folder-transport.js';

const root = mkdtempSync(join(tmpdir(), 'rong-drop-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const read = (folder: string) => readFolder({ folder, pattern: '*.csv' }, new Map(), 1000);

it('makes the folder of a new feed, says so, and takes what is put into it', async () => {
  const folder = join(root, 'drop', 'job-market');
  await expect(read(folder)).rejects.toMatchObject({ kind: 'empty', message: expect.stringContaining('was made: put a file named *.csv into it') as string });
  expect(existsSync(folder)).toBe(true);
  await expect(read(folder)).rejects.toMatchObject({ kind: 'empty', message: expect.stringContaining('no file named *.csv') as string });
  writeFileSync(join(folder, 'a.csv'), 'a;1');
  expect((await read(folder)).payloads.map(({ name }) => name)).toEqual(['a.csv']);
});

it('says what to do where the folder can neither be found nor made', async () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  chmodSync(file, 0o644);
  await expect(read(join(file, 'below'))).rejects.toMatchObject({ kind: 'unreachable' });
});
