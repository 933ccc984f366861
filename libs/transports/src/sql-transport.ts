import { Client, type FieldDef, type QueryConfig } from 'pg';
import { AdapterFault } from './adapter-fault.js';
import type { SecretResolver } from './http-auth.js';
import type { RawPayload } from './raw-payload.js';
import type { SqlSource } from './sources.js';

export interface SqlLimits {
  signal: AbortSignal;
  maxBytes: number;
}

/** What a query answered, as JSON: archived like any payload, and parsed again from there. */
export interface SqlAnswer {
  columns: { name: string; type: 'number' | 'text' }[];
  /** Texts as PostgreSQL writes them, so that no digit is lost; instants in ISO 8601. */
  rows: (string | null)[][];
}

/** Rows that are fetched together; the byte limit is looked at after each. */
const portion = 500;
/** int8, int2, int4, float4, float8, numeric. */
const numeric = new Set([20, 21, 23, 700, 701, 1700]);
const timestamp = 1114;
const timestamptz = 1184;

/**
 * One SELECT in a read-only transaction. The query goes by the extended protocol, in which a text is one statement, and the
 * session itself is read-only: what the database user may write, this cannot.
 * @throws AdapterFault `denied` for a refused login or a query that writes, `timeout`, `unreachable`, `bad-shape` for a faulty query or too much
 */
export async function querySql(source: SqlSource, secret: SecretResolver, limits: SqlLimits): Promise<RawPayload> {
  const client = clientOf(source, secret);
  const abort = (): void => void client.end().catch(() => undefined);
  limits.signal.addEventListener('abort', abort, { once: true });
  // A connection that breaks between two queries says so here; the query that follows tells it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await readAll(client, source, limits.maxBytes);
    const body = Buffer.from(JSON.stringify(answer));
    return { name: 'query', body, contentType: 'application/json', fetchedAt: new Date().toISOString(), locator: `postgresql://${client.host}:${client.port}/${client.database ?? ''}` };
  } catch (error) {
    throw faultOf(error, limits.signal);
  } finally {
    limits.signal.removeEventListener('abort', abort);
    await client.end().catch(() => undefined);
  }
}

function clientOf(source: SqlSource, secret: SecretResolver): Client {
  const connectionString = secret(source.connection);
  if (/sslmode=no-verify/i.test(connectionString)) throw new AdapterFault('denied', 'sslmode=no-verify is refused: name the authority by sslrootcert');
  try {
    return new Client({
      connectionString,
      connectionTimeoutMillis: 10_000,
      statement_timeout: source.timeoutMs,
      application_name: 'rong-ioc',
      options: '-c default_transaction_read_only=on -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601',
      types: { getTypeParser: () => (text: unknown) => text },
    });
  } catch (cause) {
    // The message of the driver may quote the string, and with it the password.
    throw new AdapterFault('denied', 'the connection string cannot be read: postgresql://user:password@host:port/database is expected', { cause: (cause as Error).name });
  }
}

async function readAll(client: Client, source: SqlSource, maxBytes: number): Promise<SqlAnswer> {
  await client.query('BEGIN TRANSACTION READ ONLY');
  // The driver's types do not know the mode yet.
  const declare: QueryConfig & { queryMode: 'extended' } = { text: `DECLARE answer NO SCROLL CURSOR FOR ${source.query.trim().replace(/;\s*$/, '')}`, queryMode: 'extended' };
  await client.query(declare);
  const answer: SqlAnswer = { columns: [], rows: [] };
  for (let bytes = 0; ; ) {
    const { fields, rows } = await client.query<(string | null)[]>({ text: `FETCH FORWARD ${portion} FROM answer`, rowMode: 'array' });
    answer.columns = fields.map(({ name, dataTypeID }) => ({ name, type: numeric.has(dataTypeID) ? 'number' : 'text' }));
    const texts = rows.map((row) => row.map((text, i) => isoOf(text, fields[i])));
    bytes += texts.reduce((sum, row) => sum + row.reduce((length, text) => length + (text?.length ?? 4) + 3, 2), 0);
    answer.rows.push(...texts);
    if (answer.rows.length > source.maxRows) throw new AdapterFault('bad-shape', `more than ${source.maxRows} rows: sum up or filter in the query, or raise source.maxRows`);
    if (bytes > maxBytes) throw new AdapterFault('bad-shape', `the query answered more than ${maxBytes} bytes`);
    if (rows.length < portion) break;
  }
  await client.query('ROLLBACK');
  return answer;
}

/** `2026-10-01 00:00:00+00` → `2026-10-01T00:00:00+00:00`; a timestamp without zone stays without one. */
function isoOf(text: string | null, field: FieldDef | undefined): string | null {
  if (text === null || (field?.dataTypeID !== timestamp && field?.dataTypeID !== timestamptz)) return text;
  return text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00');
}

/** PostgreSQL's own classes of errors: 28 logins, 25 read-only, 57 cancelled, 53 and 08 not there, 42, 22 and 0A faulty query. */
function faultOf(error: unknown, signal: AbortSignal): AdapterFault {
  if (error instanceof AdapterFault) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (signal.aborted || code === '57014') return new AdapterFault('timeout', 'the database did not answer in time', { cause: error });
  if (/^28/.test(code)) return new AdapterFault('denied', 'the database refused the login', { cause: error });
  if (/^(25|42501)/.test(code)) return new AdapterFault('denied', `the query is refused: ${message}`, { cause: error });
  if (/^(42|22|3D|0A)/.test(code)) return new AdapterFault('bad-shape', `the query is faulty: ${message}`, { cause: error });
  return new AdapterFault('unreachable', `the database cannot be reached (${code || message})`, { cause: error });
}
