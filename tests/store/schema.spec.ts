import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReadingStore } from '@ioc/store';
import { batch, ground, noon, reading, type Ground } from './ground.js';

let base: Ground;
beforeAll(async () => {
  base = await ground();
});
afterAll(() => base.end());

/** What TypeORM would change to make the schema as the entities say. */
async function wanted(): Promise<string[]> {
  const { upQueries } = await base.database.dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

it('the migrated schema is what the entities say, the partitioned readings included', async () => {
  await new ReadingStore(base.database).ingest(batch({ readings: [reading()] }));
  expect(await wanted()).toEqual([]);
});

it('the comparison would see a difference', async () => {
  await base.database.query('ALTER TABLE latest ADD COLUMN extra text');
  expect(await wanted()).toHaveLength(1);
  await base.database.query('ALTER TABLE latest DROP COLUMN extra');
  await base.database.query('ALTER TABLE reading ALTER COLUMN value SET NOT NULL');
  expect(await wanted()).not.toEqual([]);
  await base.database.query('ALTER TABLE reading ALTER COLUMN value DROP NOT NULL');
});

it('readings are partitioned by month, and asking for a month looks into no other', async () => {
  const months = ['2023-09-15', '2023-10-15', '2023-11-15'].map((day) => Date.parse(`${day}T00:00:00Z`));
  const store = new ReadingStore(base.database);
  await store.ingest(batch({ readings: months.map((endMs) => reading({ endMs })) }));
  const rows = await base.database.query<{ plan: string }>(
    `SELECT relname AS plan FROM pg_class WHERE relname ~ '^reading_\\d{4}_\\d\\d$' ORDER BY relname`,
  );
  expect(rows.map(({ plan }) => plan)).toEqual(expect.arrayContaining(['reading_2023_09', 'reading_2023_10', 'reading_2023_11', 'reading_2023_12']));
  const plan = await base.database.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT * FROM reading WHERE series_id = 1 AND at >= '2023-10-01Z' AND at < '2023-11-01Z'`,
  );
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toContain('reading_2023_10');
  expect(text).not.toContain('reading_2023_11');
});

it('partitioning can be undone and done again without losing a reading', async () => {
  const before = await base.database.query('SELECT * FROM reading ORDER BY series_id, at');
  expect(before.length).toBeGreaterThan(0);
  await base.database.dataSource.undoLastMigration();
  expect(await base.database.query('SELECT * FROM reading ORDER BY series_id, at')).toEqual(before);
  await base.database.dataSource.runMigrations();
  expect(await base.database.query('SELECT * FROM reading ORDER BY series_id, at')).toEqual(before);
  expect(await wanted()).toEqual([]);
  const answer = await new ReadingStore(base.database).ingest(batch({ readings: [reading({ endMs: noon + 1000 })] }));
  expect(answer.added).toBe(1);
});

it('all can be undone', async () => {
  const { dataSource } = base.database;
  while ((await dataSource.query('SELECT 1 FROM migration')).length > 0) await dataSource.undoLastMigration();
  const left = await base.database.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'`);
  expect(left).toEqual([]);
  await dataSource.runMigrations();
  expect(await wanted()).toEqual([]);
});
