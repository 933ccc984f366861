import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataFolderLocked } from '../store-fault.js';
import { lockDataFolder } from './data-lock.js';
import { startOf } from './process-identity.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rong-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const lock = () => join(folder, 'rong.lock');

it('is held by one and free again after it', () => {
  const release = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(DataFolderLocked);
  expect(() => lockDataFolder(folder)).toThrow(`process ${process.pid}`);
  release();
  expect(existsSync(lock())).toBe(false);
  lockDataFolder(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ['a process that is gone', { pid: 999_999_999, start: null }],
  ['a number that another process has now', { pid: process.pid, start: 'an earlier boot/1' }],
  ['nobody that can be read', null],
])('of %s is taken over', (_, holder) => {
  writeFileSync(lock(), holder ? JSON.stringify(holder) : '{"pi');
  const release = lockDataFolder(folder);
  expect(JSON.parse(readFileSync(lock(), 'utf8'))).toEqual({ pid: process.pid, start: startOf(process.pid) });
  release();
});

it('that another process took over in between is not released by the first', () => {
  const release = lockDataFolder(folder);
  writeFileSync(lock(), JSON.stringify({ pid: 1, start: null }));
  release();
  expect(existsSync(lock())).toBe(true);
});
