import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ParsePool } from '@ioc/ingest';

const folder = mkdtempSync(join(tmpdir(), 'rong-parse-'));
let pool: ParsePool;

/** A reader that does what the feed's name says. */
const script = `
const { parentPort } = require('node:worker_threads');
parentPort.postMessage('ready');
parentPort.on('message', ({ feed }) => {
  if (feed === 'hangs') for (;;);
  if (feed === 'eats') for (const all = []; ; ) all.push(new Array(1e5).fill(feed));
  if (feed === 'refuses') return parentPort.postMessage({ fault: { kind: 'empty', message: 'nothing in it' } });
  parentPort.postMessage({ batch: { readings: [], events: [], rejected: [{ where: '', raw: '', reason: feed }] } });
});`;

beforeAll(() => {
  const file = join(folder, 'thread.cjs');
  writeFileSync(file, script);
  pool = new ParsePool(file, { threads: 2, timeMs: 1500, memoryMb: 40 });
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const parse = (feed: string) => pool.parse({ feed, payloads: [] });

it('reads many payloads on its threads', async () => {
  const batches = await Promise.all(Array.from({ length: 50 }, (_none, index) => parse(`feed-${index}`)));
  expect(batches.map((batch) => batch.rejected[0]?.reason)).toEqual(batches.map((_batch, index) => `feed-${index}`));
});

it('hands a fault of the reader on as what it is', async () => {
  await expect(parse('refuses')).rejects.toMatchObject({ name: 'AdapterFault', kind: 'empty', message: 'nothing in it' });
});

it('says that no reader is there when none can begin', async () => {
  const file = join(folder, 'broken.cjs');
  writeFileSync(file, "throw new Error('no');");
  const broken = new ParsePool(file, { threads: 1, timeMs: 500, memoryMb: 40 });
  await expect(broken.parse({ feed: 'one', payloads: [] })).rejects.toMatchObject({ kind: 'timeout' });
  await broken.close();
});

it.each([
  ['hangs', /longer than 1.5 s/],
  ['eats', /more than 40 MB/],
])('gives up a payload on which the reader %s, and reads all others meanwhile and afterwards', async (feed, why) => {
  const bad = [parse(feed), parse(feed)].map((answer) => answer.catch((error: Error) => error));
  const others = [parse('one'), parse('two')];
  expect((await Promise.all(others)).map((batch) => batch.rejected[0]?.reason)).toEqual(['one', 'two']);
  for (const answer of await Promise.all(bad)) expect(String(answer)).toMatch(why);
  expect((await parse('three')).rejected[0]?.reason).toBe('three');
}, 30_000);
