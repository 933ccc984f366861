import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReadingStore } from '@ioc/store';
import { batch, ground, noon, reading, type Ground } from './ground.js';

/* A source that repeats its history costs no writes, and what a process remembers of it never hides a correction. */

const hourMs = 3_600_000;
const hours = (...values: (number | null)[]) => values.map((value, hour) => reading({ endMs: noon + hour * hourMs, value }));

let base: Ground;
let here: ReadingStore;
/** Another server, or the command line, on the same database. */
let elsewhere: ReadingStore;
beforeAll(async () => {
  base = await ground();
  here = new ReadingStore(base.database);
  elsewhere = new ReadingStore(base.database);
});
afterAll(() => base.end());

const counts = async (store: ReadingStore, values: (number | null)[]) => {
  const { added, revised, confirmed } = await store.ingest(batch({ readings: hours(...values) }));
  return { added, revised, confirmed };
};
const stored = () => base.database.query<{ value: number | null; revision: number }>('SELECT value, revision FROM reading ORDER BY at');
const values = async () => (await stored()).map(({ value }) => value);
/** Row versions that PostgreSQL wrote. */
const written = async () => (await base.database.query<{ id: string }>('SELECT string_agg(ctid::text, \' \' ORDER BY at) AS id FROM reading'))[0]?.id;

it('the same answer again is confirmed and heard, and no reading is written anew', async () => {
  expect(await counts(here, [1, 2, 3])).toEqual({ added: 3, revised: 0, confirmed: 0 });
  const before = await written();
  const again = batch({ readings: hours(1, 2, 3) });
  again.run.finishedAt += 60_000;
  expect(await here.ingest(again)).toMatchObject({ added: 0, revised: 0, confirmed: 3, changes: [] });
  expect(await written()).toBe(before);
  const [latest] = await here.latest();
  expect(latest?.receivedAt).toBe(again.run.finishedAt);
});

it('of an answer that says one thing more and one thing else, only these two are written', async () => {
  expect(await counts(here, [1, 2.5, 3, 4])).toEqual({ added: 1, revised: 1, confirmed: 2 });
  expect(await values()).toEqual([1, 2.5, 3, 4]);
});

it('what another process corrected meanwhile is corrected back when the source says the old again', async () => {
  expect(await counts(elsewhere, [1, 2.5, 33, 4])).toMatchObject({ revised: 1 });
  expect(await values()).toEqual([1, 2.5, 33, 4]);
  expect(await counts(here, [1, 2.5, 3, 4])).toMatchObject({ added: 0, revised: 1, confirmed: 3 });
  expect(await values()).toEqual([1, 2.5, 3, 4]);
  const revisions = await base.database.query<{ value: number }>(`SELECT value FROM reading_revision WHERE at = to_timestamp($1::float8 / 1000) ORDER BY revision`, [noon + 2 * hourMs]);
  expect(revisions.map(({ value }) => value)).toEqual([3, 33]);
});

it('what another process added is found there', async () => {
  expect(await counts(elsewhere, [1, 2.5, 3, 4, 5, 6])).toMatchObject({ added: 2, revised: 0 });
  expect(await counts(here, [1, 2.5, 3, 4, 5, 7])).toMatchObject({ added: 0, revised: 1, confirmed: 5 });
  expect(await values()).toEqual([1, 2.5, 3, 4, 5, 7]);
});

it('a figure that goes missing and comes back is two revisions', async () => {
  await counts(here, [1, null, 3, 4, 5, 7]);
  expect(await counts(here, [1, null, 3, 4, 5, 7])).toMatchObject({ revised: 0 });
  expect(await counts(here, [1, 2.5, 3, 4, 5, 7])).toMatchObject({ revised: 1 });
  expect((await stored())[1]).toEqual({ value: 2.5, revision: 3 });
});

it('late data alone, older than the latest, is remembered as little as it is hidden', async () => {
  await counts(here, [1, 2.5]);
  await counts(elsewhere, [1, 9]);
  expect(await counts(here, [1, 2.5])).toMatchObject({ revised: 1 });
  expect(await values()).toEqual([1, 2.5, 3, 4, 5, 7]);
});

it('two feeds that write one series at once, one of them a correction, leave no wrong memory', async () => {
  for (let round = 0; round < 20; round += 1) {
    await Promise.all([here.ingest(batch({ readings: hours(1, 2.5, 3, 4, 5, round) })), here.ingest(batch({ readings: hours(1, 2.5, 3, 4, 5, -round) }))]);
    await here.ingest(batch({ readings: hours(1, 2.5, 3, 4, 5, 1000 + round) }));
    expect((await values()).at(-1)).toBe(1000 + round);
  }
});
