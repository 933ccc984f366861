import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RawArchive, RawRetention, type RawRef } from '@ioc/store';
import { batch, ground, noon, november, reading, type Ground } from './ground.js';

let base: Ground;
let archive: RawArchive;
let retention: RawRetention;
beforeAll(async () => {
  base = await ground();
  archive = new RawArchive(base.database, base.dataDir);
  retention = new RawRetention(base.database, archive);
});
afterAll(() => base.end());

let counter = 0;
const payload = () => archive.put(Buffer.from(`payload ${++counter}`), { name: 'a', contentType: 'text/plain', locator: 'http://127.0.0.1/a' });
const policy = { seenSinceMs: Date.now() - 30 * 86_400_000, indicators: ['revenue-by-month'] };
const isKept = async ({ sha256 }: RawRef) => (await archive.get(sha256)) !== null;
/** As if everything that is archived had come so many days ago. */
const age = (days: number) => base.database.query(`UPDATE raw_payload SET last_seen_at = now() - make_interval(days => $1) WHERE dropped_at IS NULL`, [days]);
const keep = (raw: RawRef, given: Parameters<typeof reading>[0], minutes = 1) =>
  base.store.ingest(batch({ raw: [raw], readings: [reading(given)], run: { finishedAt: noon + minutes * 60_000 } }));

beforeEach(async () => {
  await age(100);
  await retention.sweep({ ...policy, indicators: [] });
});

it('lets go of the bytes of an old payload whose value was overtaken, and still tells what it was', async () => {
  const [old, newer] = [await payload(), await payload()];
  await keep(old, { indicator: 'flow', value: 1 });
  await keep(newer, { indicator: 'flow', value: 2, endMs: noon + 300_000 }, 6);
  await age(31);
  expect(await retention.sweep(policy)).toMatchObject({ payloads: 1, bytes: old.bytes });
  expect([await isKept(old), await isKept(newer)]).toEqual([false, true]);
  const why = await base.store.why({ indicator: 'flow', area: '608', at: new Date(noon) });
  expect(why?.raw).toEqual([old]);
  expect(await retention.sweep(policy)).toEqual({ payloads: 0, bytes: 0 });
});

it('keeps what came within the time of the policy, and what comes again though it is old', async () => {
  const lonely = await payload();
  await age(29);
  expect((await retention.sweep(policy)).payloads).toBe(0);
  await age(31);
  counter -= 1;
  await payload();
  expect((await retention.sweep(policy)).payloads).toBe(0);
  expect(await isKept(lonely)).toBe(true);
});

it('writes a payload anew that comes again after its bytes were let go of', async () => {
  const gone = await payload();
  await age(31);
  await retention.sweep(policy);
  expect(await isKept(gone)).toBe(false);
  counter -= 1;
  await payload();
  expect(await isKept(gone)).toBe(true);
});

it('keeps the payload of every month of a monthly figure, and the one that confirmed the newest value', async () => {
  const [october, first, again] = [await payload(), await payload(), await payload()];
  const indicator = 'revenue-by-month';
  const before = { at: '2023-10', startMs: Date.parse('2023-10-01T00:00:00+07:00'), endMs: november.startMs };
  await keep(october, { ...before, indicator, value: 7 });
  await keep(first, { ...november, indicator, value: 8 }, 2);
  await keep(again, { ...november, indicator, value: 8 }, 3);
  await age(4000);
  expect((await retention.sweep(policy)).payloads).toBe(0);
  expect((await retention.sweep({ ...policy, indicators: [] })).payloads).toBe(1);
  expect([await isKept(october), await isKept(first), await isKept(again)]).toEqual([false, true, true]);
});

it('keeps the payload of a refused record until it is resolved', async () => {
  const raw = await payload();
  const run = batch({ raw: [raw], rejected: [{ where: '/0', raw: '"?"', reason: 'no number' }] });
  await base.store.ingest(run);
  await age(31);
  expect((await retention.sweep(policy)).payloads).toBe(0);
  await base.store.resolveQuarantine({ feed: run.run.feed, runIds: [run.run.id], rejected: [], by: run.run.id });
  expect((await retention.sweep(policy)).payloads).toBe(1);
});

it('lets go of everything of a feed with personal data when its days are over, whatever stands on it, and of nothing of another feed', async () => {
  const [theirs, others] = [await payload(), await payload()];
  const mine = batch({ raw: [theirs], readings: [reading({ indicator: 'flow', value: 1 })] });
  const other = batch({ raw: [others], readings: [reading({ indicator: 'flow', value: 2 })] });
  await base.store.ingest({ ...mine, run: { ...mine.run, feed: 'personal' } });
  await base.store.ingest(other);
  await age(6);
  const sweep = () => retention.sweepFeed('personal', Date.now() - 7 * 86_400_000);
  expect((await sweep()).payloads).toBe(0);
  await age(8);
  expect((await sweep()).payloads).toBe(1);
  expect([await isKept(theirs), await isKept(others)]).toEqual([false, true]);
});
