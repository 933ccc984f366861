import { Client } from 'pg';
import { ground } from '../../store/ground.js';

/** A department's own PostgreSQL, apart from the centre's, with a user that may only read one table. */
export interface DepartmentDatabase {
  /** With the password of the user that may only read. */
  url: string;
  wrongUrl: string;
  /** As its owner. */
  rows(): Promise<number>;
  stop(): Promise<void>;
}

export async function startDepartmentDatabase(): Promise<DepartmentDatabase> {
  const at = await ground();
  await run(at.database.url, ['CREATE DATABASE his', `CREATE ROLE ioc_doc LOGIN PASSWORD 'chi-doc-thoi'`]);
  const owner = addressOf(at.database.url, {});
  await run(owner, [
    'CREATE SCHEMA bao_cao',
    'CREATE TABLE bao_cao.thang (ma_huyen text, thang date, ca_sot_ret numeric(12,2), luot_kham bigint)',
    `INSERT INTO bao_cao.thang VALUES ('608', '2025-10-01', 12.50, 41207), ('610', '2025-10-01', NULL, 1876), ('999', '2025-10-01', 1, 1)`,
    // What an owner leaves open by mistake: a function that writes with the owner's rights.
    `CREATE FUNCTION bao_cao.ghi_so() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ INSERT INTO bao_cao.thang VALUES ('610', '2025-11-01', 9, 9); SELECT 1 $$`,
    'GRANT USAGE ON SCHEMA bao_cao TO ioc_doc',
    'GRANT SELECT ON bao_cao.thang TO ioc_doc',
  ]);
  return {
    url: addressOf(at.database.url, { user: 'ioc_doc', password: 'chi-doc-thoi' }),
    wrongUrl: addressOf(at.database.url, { user: 'ioc_doc', password: 'sai' }),
    rows: async () => Number((await run(owner, ['SELECT count(*) AS n FROM bao_cao.thang']))?.['n']),
    stop: () => at.end(),
  };
}

function addressOf(url: string, login: { user?: string; password?: string }): string {
  const address = new URL(url);
  address.pathname = '/his';
  if (login.user) address.username = login.user;
  if (login.password) address.password = login.password;
  return address.href;
}

/** @returns the first row of the last statement */
export async function run(url: string, statements: readonly string[]): Promise<Record<string, unknown> | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let row: Record<string, unknown> | undefined;
    for (const statement of statements) row = (await client.query<Record<string, unknown>>(statement)).rows[0];
    return row;
  } finally {
    await client.end();
  }
}
