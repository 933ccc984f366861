import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RawArchive, StoreFault } from '@ioc/store';
import { batch, ground, reading, type Ground } from './ground.js';

let base: Ground;
let archive: RawArchive;
beforeAll(async () => {
  base = await ground();
  archive = new RawArchive(base.database, base.dataDir);
});
afterAll(() => base.end());

const meta = { name: 'trang 1', contentType: 'application/json', locator: 'http://127.0.0.1:8105/open311' };
const files = () => readdirSync(join(base.dataDir, 'raw'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

it('gives back every byte, keeps the same bytes once and packs them', async () => {
  const body = Buffer.from(`\0\xff${JSON.stringify({ text: 'Đăk Tô '.repeat(1000) })}`, 'latin1');
  const [ref] = await Promise.all([archive.put(body, meta), archive.put(body, meta), archive.put(body, meta)]);
  expect(ref).toMatchObject({ ...meta, bytes: body.length });
  expect(await archive.get(ref.sha256)).toEqual({ body, contentType: 'application/json', bytes: body.length });
  expect(files()).toHaveLength(1);
  const path = join(base.dataDir, 'raw', ref.sha256.slice(0, 2), ref.sha256.slice(2, 4), `${ref.sha256}.br`);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path).length).toBeLessThan(body.length / 10);
});

it('is named by the run that rests on it', async () => {
  const ref = await archive.put(Buffer.from('{}'), meta);
  const run = batch({ readings: [reading()], raw: [ref] });
  await base.store.ingest(run);
  const why = await base.store.why({ indicator: 'traffic-flow', area: '608' });
  expect(why).toMatchObject({ run: { id: run.run.id }, raw: [ref] });
});

it('says that a payload is damaged instead of giving it', async () => {
  const ref = await archive.put(Buffer.from('the truth'), meta);
  const other = await archive.put(Buffer.from('a lie'), meta);
  const path = (sha256: string) => join(base.dataDir, 'raw', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.br`);
  writeFileSync(path(ref.sha256), readFileSync(path(other.sha256)));
  await expect(archive.get(ref.sha256)).rejects.toThrow(StoreFault);
});

it('has nothing for an unknown or hostile name', async () => {
  expect(await archive.get('0'.repeat(64))).toBeNull();
  expect(await archive.get('../../postgres.password')).toBeNull();
});
