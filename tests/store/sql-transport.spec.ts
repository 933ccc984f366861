import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from 'pg';
import { SqlSource } from '@ioc/adapter-kit';
import { adapterOf } from '@ioc/adapter-registry';
import { Transports } from '@ioc/transports';
import type { FeedBatch, Indicator } from '@ioc/contracts';
import type { PackView } from '@ioc/adapter-kit';
import { ground, type Ground } from './ground.js';

/* A department's database: real PostgreSQL, a user of its own, and a query that must not be able to write. */

let at: Ground;
let address: string;
const secrets: Record<string, string> = {};
const transports = new Transports((ref) => ('env' in ref ? (secrets[ref.env] ?? '') : ''));

beforeAll(async () => {
  at = await ground();
  address = at.database.url;
  const admin = new Client({ connectionString: address });
  await admin.connect();
  await admin.query(`CREATE TABLE bao_cao (ma_huyen text, thang date, ca numeric(20,4), so_to bigint, luc timestamptz, ghi_chu text)`);
  await admin.query(`INSERT INTO bao_cao VALUES ('608', '2026-10-01', 12.5000, 9007199254740993, '2026-10-31 17:00:00+00', '1.204'), ('610', '2026-10-01', NULL, 5, NULL, NULL), ('999', '2026-10-01', 1, 1, NULL, 'x')`);
  await admin.end();
  secrets['DATABASE'] = address;
});
afterAll(async () => {
  await transports.close();
  await at.end();
});

const ask = (query: string, more: object = {}, limits = { timeoutMs: 10_000, bytes: 1_000_000 }) =>
  transports.session('feed', AbortSignal.timeout(limits.timeoutMs), limits.bytes).sql(SqlSource.parse({ connection: { env: 'DATABASE' }, query, ...more }));
const json = (payload: { body: Uint8Array }) => JSON.parse(Buffer.from(payload.body).toString('utf8')) as unknown;

it('hands the rows over as JSON without losing a digit, instants with their zone, and no secret', async () => {
  const payload = await ask('SELECT ma_huyen, thang, ca, so_to, luc FROM bao_cao ORDER BY ma_huyen LIMIT 1;');
  expect(json(payload)).toEqual({
    columns: [{ name: 'ma_huyen', type: 'text' }, { name: 'thang', type: 'text' }, { name: 'ca', type: 'number' }, { name: 'so_to', type: 'number' }, { name: 'luc', type: 'text' }],
    rows: [['608', '2026-10-01', '12.5000', '9007199254740993', '2026-10-31T17:00:00+00:00']],
  });
  const { password } = new URL(address);
  if (password) expect(JSON.stringify(payload)).not.toContain(password);
});

it('becomes readings of the adapter, and the saved answer the same again', async () => {
  const adapter = adapterOf('sql');
  const settings = adapter?.settings.parse({
    source: { connection: { env: 'DATABASE' }, query: 'SELECT * FROM bao_cao' },
    table: { area: { column: 'Mã_huyện'.normalize('NFD') }, time: { column: 'thang', as: 'month' }, figures: [{ column: 'ca', indicator: 'malaria-cases' }] },
  });
  const payload = await ask('SELECT * FROM bao_cao ORDER BY ma_huyen');
  const pack: PackView = { utcOffset: '+07:00', provinceArea: '62', indicator: (id) => ({ id, unit: 'ca' }) as Indicator, area: (text) => (text === '999' ? null : { code: text }), organisation: () => null };
  const batch = (await adapter?.parse([payload], settings, pack)) as FeedBatch;
  expect(batch.readings.map(({ area, at: time, value }) => [area, time, value])).toEqual([['608', '2026-10', 12.5], ['610', '2026-10', null]]);
  expect(batch.rejected).toMatchObject([{ where: '/rows/2', reason: 'unknown area "999"' }]);
});

it.each([
  ['a query that writes', `WITH gone AS (DELETE FROM bao_cao RETURNING 1) SELECT count(*) FROM gone`, 'bad-shape'],
  ['a second statement', `SELECT 1; DROP TABLE bao_cao`, 'bad-shape'],
  ['a function that writes', `SELECT lo_create(0)`, 'denied'],
  ['a query that ends the transaction', `SELECT 1; COMMIT; DELETE FROM bao_cao`, 'bad-shape'],
  ['a column that is not there', `SELECT khong_co FROM bao_cao`, 'bad-shape'],
])('refuses %s, and the rows are still there', async (_name, query, kind) => {
  await expect(ask(query)).rejects.toMatchObject({ name: 'AdapterFault', kind });
  expect(json(await ask('SELECT count(*) AS n FROM bao_cao'))).toMatchObject({ rows: [['3']] });
});

const excess: [string, { run: () => Promise<unknown>; kind: string; message: RegExp }][] = [
  ['too many rows', { run: () => ask('SELECT generate_series(1, 5000)', { maxRows: 1000 }), kind: 'bad-shape', message: /more than 1000 rows/ }],
  ['too many bytes', { run: () => ask(`SELECT repeat('x', 10000) FROM generate_series(1, 5000)`, {}, { timeoutMs: 10_000, bytes: 100_000 }), kind: 'bad-shape', message: /more than 100000 bytes/ }],
  ['a query that takes too long', { run: () => ask('SELECT pg_sleep(30)', { timeoutMs: 300 }), kind: 'timeout', message: /in time/ }],
  ['the end of the poll', { run: () => ask('SELECT pg_sleep(30)', {}, { timeoutMs: 500, bytes: 1000 }), kind: 'timeout', message: /in time/ }],
];
it.each(excess)('gives up on %s', async (_name, { run, kind, message }) => {
  await expect(run()).rejects.toMatchObject({ kind, message: expect.stringMatching(message) });
});

it('says of a wrong login and of a port where nobody listens what it is, without the password', async () => {
  secrets['DATABASE'] = 'postgresql://nobody:geheim-7@127.0.0.1:9/none';
  const fault = await ask('SELECT 1').catch((error: Error) => error);
  expect(fault).toMatchObject({ kind: 'unreachable' });
  expect(String((fault as Error).message)).not.toContain('geheim-7');
  secrets['DATABASE'] = address;
});
