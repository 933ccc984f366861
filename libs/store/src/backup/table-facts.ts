import type pg from 'pg';

/** A table as a backup knows it: a partitioned one stands for its partitions. */
export interface TableFacts {
  name: string;
  /** Those that are written; generated ones follow from them. */
  columns: string[];
}

export interface PartitionFacts {
  name: string;
  parent: string;
  /** `FOR VALUES …`, as PostgreSQL says it. */
  bounds: string;
}

export interface SequenceFacts {
  name: string;
  last: string;
  isCalled: boolean;
}

/** TypeORM's own: what stands in it says which schema the others have. */
export const migrationTable = 'migration';

/** Text that reads the same whatever the server or its owner has set. */
export const plainText = `SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, MDY'; SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL statement_timeout = 0;
  SET LOCAL idle_in_transaction_session_timeout = 0`;

export async function tablesOf(client: pg.Client): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> $1
     GROUP BY c.relname ORDER BY c.relname COLLATE "C"`,
    [migrationTable],
  );
  return rows;
}

export async function partitionsOf(client: pg.Client): Promise<PartitionFacts[]> {
  const { rows } = await client.query<PartitionFacts>(
    `SELECT c.relname AS name, p.relname AS parent, pg_get_expr(c.relpartbound, c.oid) AS bounds
     FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
     WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname COLLATE "C"`,
  );
  return rows;
}

/** No snapshot holds them still: read last, they are never behind the rows. */
export async function sequencesOf(client: pg.Client): Promise<SequenceFacts[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = current_schema()::regnamespace AND relname NOT LIKE $1 ORDER BY relname COLLATE "C"`,
    [`${migrationTable}\\_%`],
  );
  const found: SequenceFacts[] = [];
  for (const { name } of rows) {
    const { rows: values } = await client.query<Omit<SequenceFacts, 'name'>>(`SELECT last_value::text AS last, is_called AS "isCalled" FROM ${quoted(name)}`);
    for (const value of values) found.push({ name, ...value });
  }
  return found;
}

/** Names of the migrations that made the schema, oldest first; none where there is no table of them. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows: there } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [migrationTable]);
  if (!there[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationTable} ORDER BY timestamp, id`);
  return rows.map(({ name }) => name);
}

/** Rows and a sum over them that does not hang on their order: 56 bits of each row's SHA-256, as every PostgreSQL from 15 on computes it. */
export async function sumOf(client: pg.Client, { name, columns }: TableFacts): Promise<{ rows: number; sum: string }> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `SELECT count(*) AS rows, coalesce(sum(('x' || encode(substr(sha256(convert_to(whole_row::text, 'UTF8')), 1, 7), 'hex'))::bit(56)::bigint), 0)::text AS sum
     FROM (SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)}) AS whole_row`,
  );
  return { rows: Number(rows[0]?.rows), sum: rows[0]?.sum ?? '0' };
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
