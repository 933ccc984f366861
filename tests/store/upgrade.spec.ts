import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringSchema, openDatabase, ReadingStore, type Database } from '@ioc/store';
import { batch, ground, log, reading, type Ground } from './ground.js';

/** The schema as it landed first: these two are as they were that day, and every later one changes what they made. */
const first = ['LayOutTheStore1795451174508', 'PartitionReadings1795451174509'];
const run = '0193fa00-0000-7000-8000-000000000001';
const earlier = '0193fa00-0000-7000-8000-000000000000';
const sha256 = 'a'.repeat(64);
const months = 14;
const daysOfSeries = 400;
const seriesCount = 12;

/** What a centre of that day had written, in the words of that day. */
const written = [
  `INSERT INTO series (indicator, area, breakdown, component) SELECT 'traffic-flow', (600 + n)::text, '', 'security-traffic' FROM generate_series(1, ${seriesCount}) AS n`,
  `DO $$ DECLARE month timestamptz; BEGIN
     FOR month IN SELECT generate_series('2022-10-01Z'::timestamptz, '2022-10-01Z'::timestamptz + interval '${months} months', interval '1 month') LOOP
       EXECUTE format('CREATE TABLE %I (LIKE reading INCLUDING DEFAULTS)', 'reading_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM'));
       EXECUTE format('ALTER TABLE reading ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', 'reading_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM'), month, month + interval '1 month');
     END LOOP;
   END $$`,
  `INSERT INTO reading (series_id, at, period, value, starts_at, received_at, provenance, feed, run_id, locator, operands)
   SELECT s.id, at, 'instant', s.id * 1000 + n, at, at + interval '1 second', 'live', 'traffic-ngsi', '${run}', 'urn:' || n, '[{"indicator": "x", "value": 1}]'
   FROM series s, generate_series(0, ${daysOfSeries - 1}) AS n, LATERAL (SELECT '2022-10-17T05:00Z'::timestamptz + n * interval '1 day' AS at) AS moment`,
  `UPDATE reading SET revision = 1, value = 7, revised_at = received_at WHERE series_id = 1 AND at = '2022-11-01T05:00Z'`,
  `INSERT INTO reading_revision (series_id, at, period, value, starts_at, received_at, provenance, feed, run_id, revision, superseded_at, superseded_by)
   VALUES (1, '2022-11-01T05:00Z', 'instant', 6, '2022-11-01T05:00Z', '2022-11-01T05:00:01Z', 'live', 'traffic-ngsi', '${earlier}', 0, '2022-11-02Z', '${run}')`,
  `INSERT INTO latest (series_id, value, period, starts_at, at, age_from, stale_at, received_at, provenance, feed, run_id)
   SELECT DISTINCT ON (series_id) series_id, value, period, starts_at, at, at, at + interval '15 minutes', received_at, provenance, feed, run_id FROM reading ORDER BY series_id, at DESC`,
  `INSERT INTO reading_day (series_id, day, count, sum, min, max, last, last_at)
   SELECT series_id, (at AT TIME ZONE '+07')::date, count(*), sum(value), min(value), max(value), max(value), max(at) FROM reading GROUP BY 1, 2`,
  `INSERT INTO feed_run (id, feed, adapter, contract_version, started_at, finished_at, outcome, latency_ms, rejected, readings, events)
   VALUES ('${earlier}', 'traffic-ngsi', 'ngsi-ld', 1, '2022-11-01Z', '2022-11-01T00:00:01Z', 'ok', 80, 0, 1, 0), ('${run}', 'traffic-ngsi', 'ngsi-ld', 1, '2023-11-20Z', '2023-11-20T00:00:01Z', 'ok', 80, 1, 4800, 1)`,
  `INSERT INTO raw_payload (sha256, content_type, bytes, first_seen_at) VALUES ('${sha256}', 'application/json', 5200, '2023-11-20Z')`,
  `INSERT INTO run_raw (run_id, ordinal, sha256, name, locator) VALUES ('${run}', 0, '${sha256}', 'answer.json', 'https://example.vn/')`,
  `INSERT INTO quarantine (feed, fingerprint, locator, raw, reason, first_seen_at, last_seen_at, first_run_id, last_run_id)
   VALUES ('traffic-ngsi', 'f', 'urn:9', '{"v": "ê"}', 'no number', '2023-11-20Z', '2023-11-20Z', '${run}', '${run}')`,
  `INSERT INTO event (feed, source_id, component, kind, title, severity, status, area, started_at, received_at, provenance, run_id)
   VALUES ('traffic-ngsi', 'e-1', 'security-traffic', 'accident', 'Va chạm ở ngã tư', 3, 'open', '601', '2023-11-20T01:00Z', '2023-11-20T01:00:05Z', 'live', '${run}')`,
];
/** The columns that they had then: what a later schema adds is not theirs. */
const tables = ['event', 'feed_run', 'latest', 'quarantine', 'raw_payload', 'reading', 'reading_day', 'reading_revision', 'run_raw', 'series'];

let base: Ground;
let old: Database;
let columns: Record<string, string>;
let before: Record<string, string>;
beforeAll(async () => {
  base = await ground();
  await base.database.query('CREATE DATABASE old');
  const url = base.database.url.replace(/postgres$/, 'old');
  await bringSchema(url, log, first);
  const client = await openAsItWas(url);
  for (const sql of written) await client.query(sql);
  columns = {};
  for (const table of tables) columns[table] = await columnsOf(client, table);
  before = await rowsOf(client);
  await client.end();
  old = await openDatabase({ databaseUrl: url, dataDir: base.dataDir, log });
});
afterAll(async () => {
  await old.close();
  await base.end();
});

interface Asked {
  query(sql: string): Promise<unknown>;
}

async function openAsItWas(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function ask<Row>(database: Asked, sql: string): Promise<Row[]> {
  const answer = await database.query(sql);
  return Array.isArray(answer) ? (answer as Row[]) : (answer as { rows: Row[] }).rows;
}

async function columnsOf(database: Asked, table: string): Promise<string> {
  const [row] = await ask<{ names: string }>(database, `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS names FROM information_schema.columns WHERE table_name = '${table}' AND table_schema = 'public'`);
  return row?.names ?? '';
}

async function rowsOf(database: Asked): Promise<Record<string, string>> {
  const rows: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await ask<{ said: string }>(database, `SELECT count(*) || ' ' || md5(string_agg(r::text, E'\\n' ORDER BY r::text COLLATE "C")) AS said FROM (SELECT ${columns[table]} FROM "${table}") AS r`);
    rows[table] = row?.said ?? '';
  }
  return rows;
}

const applied = async () => (await old.query<{ name: string }>('SELECT name FROM migration ORDER BY timestamp, id')).map(({ name }) => name);
const unlike = async () => (await old.dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

describe('a database of the first landed schema', () => {
  it('has every row after it was brought to the newest', async () => {
    expect(before['reading']).toMatch(new RegExp(`^${seriesCount * daysOfSeries} `, 'u'));
    expect(await applied()).toEqual(expect.arrayContaining(first));
    expect((await applied()).length).toBeGreaterThan(15);
    expect(await unlike()).toEqual([]);
    expect(await rowsOf(old)).toEqual(before);
  });

  it('is read by the newest code', async () => {
    const store = new ReadingStore(old);
    const series = { indicator: 'traffic-flow', area: '601' };
    expect(await store.latest()).toHaveLength(seriesCount);
    const history = await store.history({ ...series, bucket: 'none' });
    expect(history).toHaveLength(daysOfSeries);
    expect((await store.history({ ...series, bucket: 'month' })).length).toBeGreaterThan(12);
    expect(await store.why({ ...series, at: new Date('2022-11-01T05:00Z') })).toMatchObject({ reading: { value: 7, revision: 1 }, revisions: [{ value: 6 }], raw: [{ sha256 }] });
    expect(await store.events()).toMatchObject([{ title: 'Va chạm ở ngã tư' }]);
    expect(await store.quarantine('traffic-ngsi', { limit: 5 })).toMatchObject([{ reason: 'no number', resolvedBy: null }]);
    expect(await store.feedRuns('traffic-ngsi', { limit: 5 })).toHaveLength(2);
  });

  it('goes on: a newer reading moves the latest, and a correction of an old one is a revision', async () => {
    const store = new ReadingStore(old);
    const at = Date.parse('2022-11-05T05:00Z');
    const { added, revised } = await store.ingest(batch({ readings: [reading({ area: '602', endMs: Date.parse('2024-01-01Z'), value: 1 }), reading({ area: '603', endMs: at, value: 2 })] }));
    expect([added, revised]).toEqual([1, 1]);
    before = await rowsOf(old);
  });
});

describe('every migration', () => {
  it('can be undone and done again with data in it, from the newest down to the first', async () => {
    const newest = await applied();
    for (let left = newest.length; left > first.length; left--) {
      await old.dataSource.undoLastMigration();
      expect(await applied()).toEqual(newest.slice(0, left - 1));
      await old.dataSource.runMigrations({ transaction: 'each' });
      expect(await applied()).toEqual(newest);
      for (let at = newest.length; at >= left; at--) await old.dataSource.undoLastMigration();
    }
    expect(await applied()).toEqual(first);
    expect(await Promise.all(tables.map((table) => columnsOf(old, table)))).toEqual(tables.map((table) => columns[table]));
    await old.dataSource.runMigrations({ transaction: 'each' });
    expect(await applied()).toEqual(newest);
    expect(await unlike()).toEqual([]);
    expect(await rowsOf(old)).toEqual(before);
  });
});
