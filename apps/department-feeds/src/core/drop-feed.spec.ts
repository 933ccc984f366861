import { mkdtemp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FeedMode } from '../department.js';
import { csvFile } from './csv-file.js';
import { createDropFeed, type DropFeed, type DropProtocol } from './drop-feed.js';
import { thin } from './serve-feed.js';
import { createWorld } from './world.js';

const start = Date.UTC(2026, 10, 23, 3);
const protocol: DropProtocol = {
  feed: 'police-daily',
  owns: /^day\.csv$/,
  files: (view) => {
    const rows =
      view.mode === 'empty'
        ? []
        : [
            ['a', 1.5],
            ['b', view.value('fires', '62')],
            ['c', 3],
            ['d', 4],
          ];
    return [csvFile('day.csv', [['name', 'value'], ...thin(view, rows, (row) => [row[0] ?? '', '?'])])];
  },
};

let root: string;
let folder: string;
let world: ReturnType<typeof createWorld>;
let feed: DropFeed;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'drop-'));
  folder = join(root, 'police-daily');
  vi.stubEnv('DROP_FOLDER', root);
  world = createWorld({ seed: 4627, now: () => start });
  feed = createDropFeed(world, protocol, { everyMs: 3_600_000, slowMs: 60 });
});
afterEach(async () => {
  await feed.stop();
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

const path = (): string => join(folder, 'day.csv');
async function settledIn(mode: FeedMode, holds: (text: string) => boolean): Promise<void> {
  world.setMode('police-daily', mode);
  await vi.waitFor(async () => expect(holds(await readFile(path(), 'utf8').catch(() => 'gone'))).toBe(true), {
    timeout: 2_000,
    interval: 10,
  });
}

describe('a drop folder', () => {
  it('holds the file as Vietnamese Excel writes it, whole, from the start', async () => {
    await feed.start();
    const text = await readFile(path(), 'utf8');
    expect(text).toMatch(/^\uFEFFname;value\r\na;1,5\r\nb;\d+\r\nc;3\r\nd;4\r\n$/);
    expect(await readdir(folder)).toEqual(['day.csv']);
  });

  it('leaves files of others where they are and takes its own half-written ones away', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'letter.xlsx'), 'mine');
    await writeFile(join(folder, '.day.csv.tmp'), 'half');
    await feed.start();
    expect((await readdir(folder)).sort()).toEqual(['day.csv', 'letter.xlsx']);
  });

  it('is renewed at once when a value is set', async () => {
    await feed.start();
    world.pin('police-daily', { indicator: 'fires', area: '62', value: 4711 });
    await settledIn('ok', (text) => text.includes('b;4711'));
  });

  it('is not renewed while the department hangs or is stale, and heals', async () => {
    await feed.start();
    const before = await readFile(path(), 'utf8');
    for (const mode of ['hang', 'stale'] as const) {
      world.setMode('police-daily', mode);
      world.pin('police-daily', { indicator: 'fires', area: '62', value: 4711 });
      await new Promise((done) => setTimeout(done, 80));
      expect(await readFile(path(), 'utf8')).toBe(before);
    }
    await settledIn('ok', (text) => text.includes('b;4711'));
  });

  it.each([
    ['error', (text: string) => text === 'gone'],
    ['garbage', (text: string) => text !== 'gone' && !text.includes('name;value')],
    ['html-login', (text: string) => text.startsWith('<!DOCTYPE html>')],
    ['empty', (text: string) => text === '\uFEFFname;value\r\n'],
    ['partial', (text: string) => text.includes('b;?') && !text.includes('d;4')],
    ['slow', (text: string) => text.includes('d;4')],
  ] as const)('in %s shows it in the file, and heals', async (mode, holds) => {
    await feed.start();
    await settledIn(mode, holds);
    await settledIn('ok', (text) => text.includes('a;1,5') && text.includes('d;4'));
  });

  it('brings a file again that somebody took away', async () => {
    await feed.start();
    await rm(path());
    await settledIn('ok', (text) => text.includes('a;1,5'));
  });

  it('goes on after a renewal that failed', async () => {
    await feed.start();
    await rm(folder, { recursive: true });
    await writeFile(folder, 'a file where the folder was');
    world.pin('police-daily', { indicator: 'fires', area: '62', value: 1 });
    await new Promise((done) => setTimeout(done, 50));
    await rm(folder);
    await mkdir(folder);
    world.pin('police-daily', { indicator: 'fires', area: '62', value: 4711 });
    await settledIn('ok', (text) => text.includes('b;4711'));
  });

  it('does not hold up the end while it is slow', async () => {
    await feed.stop();
    feed = createDropFeed(world, protocol, { everyMs: 3_600_000, slowMs: 3_600_000 });
    await feed.start();
    world.setMode('police-daily', 'slow');
    await new Promise((done) => setTimeout(done, 10));
    await feed.stop();
    expect(await readdir(folder)).toEqual(['day.csv']);
  });

  it('is dated three hours ahead in clock-skew', async () => {
    await feed.start();
    world.setMode('police-daily', 'clock-skew');
    await vi.waitFor(async () => expect((await stat(path())).mtimeMs).toBe(start + 3 * 3_600_000), {
      timeout: 2_000,
      interval: 10,
    });
  });
});
