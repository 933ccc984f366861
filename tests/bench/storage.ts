import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createLogger } from '@ioc/platform';
import { ReadingStore, newRunId, openDatabase, type Database, type IngestBatch } from '@ioc/store';
import { median } from './figures.js';

const rows = 5000;
const rounds = 12;
const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 1);

/** How many series a batch speaks of, and of how many hours each. */
interface Shape {
  name: string;
  series: number;
  hours: number;
}
const wide: Shape = { name: 'wide: 5,000 series, one new hour each', series: rows, hours: 1 };
const deep: Shape = { name: 'deep: 500 series, ten new hours each', series: rows / 10, hours: 10 };

/** A batch of `rows` new readings; a fifth as many of the batch before are corrected, as late data is. */
function batchAt(round: number, { name, series, hours }: Shape = wide): IngestBatch {
  const at = startMs + round * hours * hourMs;
  const reading = (index: number, hour: number, change = 0): IngestBatch['readings'][number] => readingAt(`${name.slice(0, 4)}-${index % 500}`, String(600 + Math.floor(index / 500)), {
    atMs: at + hour * hourMs,
    value: round + hour + index / 7 + change,
  });
  const all = Array.from({ length: series }, (_none, index) => index);
  const fresh = all.flatMap((index) => Array.from({ length: hours }, (_none, hour) => reading(index, hour)));
  const corrected = round === 0 ? [] : all.slice(0, series / 5).flatMap((index) => Array.from({ length: hours }, (_none, hour) => reading(index, hour - hours, 0.5)));
  return {
    run: { id: newRunId(), feed: 'bench', adapter: 'bench', contractVersion: 1, startedAt: at, finishedAt: at + 100, outcome: 'ok', fault: null, latencyMs: 100, rejected: 0 },
    ...{ provenance: 'live' as const, raw: [], readings: [...fresh, ...corrected], events: [], rejected: [] },
  };
}

function readingAt(indicator: string, area: string, { atMs, value }: { atMs: number; value: number }): IngestBatch['readings'][number] {
  return {
    indicator,
    area,
    breakdown: undefined,
    value,
    at: new Date(atMs).toISOString(),
    asOf: undefined,
    status: undefined,
    qualifier: undefined,
    where: undefined,
    component: 'health',
    startMs: atMs,
    endMs: atMs,
    ageFromMs: atMs,
    staleAtMs: atMs + hourMs,
  };
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rong-bench-'));
  const database = await openDatabase({ dataDir, log: createLogger('bench', 'error') });
  try {
    return await work(database);
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The baseline: the same rows by binary COPY into a table with one primary key and nothing else, committed per batch. */
async function copyRate(database: Database, batches: readonly IngestBatch[]): Promise<number[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('DROP TABLE IF EXISTS bare');
  await client.query('CREATE TABLE bare (series int, at timestamptz, value float8, received_at timestamptz, provenance text, feed text, copy bigint GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (series, at, copy))');
  const rates: number[] = [];
  for (const batch of batches) {
    const began = performance.now();
    // Encoding is part of it on either side.
    const body = binaryRows(batch);
    await client.query('BEGIN');
    const stream = client.query(copyFrom('COPY bare (series, at, value, received_at, provenance, feed) FROM STDIN (FORMAT binary)'));
    stream.end(body);
    await once(stream, 'finish');
    await client.query('COMMIT');
    rates.push((batch.readings.length / (performance.now() - began)) * 1000);
  }
  await client.end();
  return rates;
}

const signature = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const postgresEpochMs = Date.UTC(2000, 0, 1);

function binaryRows({ readings }: IngestBatch): Buffer {
  const parts: Buffer[] = [signature];
  readings.forEach((reading, index) => {
    const row = Buffer.alloc(2 + 8 + 12 + 12 + 12);
    row.writeInt16BE(6, 0);
    row.writeInt32BE(4, 2);
    row.writeInt32BE(index, 6);
    row.writeInt32BE(8, 10);
    row.writeBigInt64BE(BigInt(reading.endMs - postgresEpochMs) * 1000n, 14);
    row.writeInt32BE(8, 22);
    row.writeDoubleBE(reading.value ?? 0, 26);
    row.writeInt32BE(8, 34);
    row.writeBigInt64BE(BigInt(reading.endMs - postgresEpochMs) * 1000n, 38);
    parts.push(row, text('live'), text('bench'));
  });
  return Buffer.concat([...parts, Buffer.from([0xff, 0xff])]);
}

function text(value: string): Buffer {
  const body = Buffer.alloc(4 + value.length);
  body.writeInt32BE(value.length, 0);
  body.write(value, 4);
  return body;
}

async function ingestRate(store: ReadingStore, batches: readonly IngestBatch[]): Promise<number[]> {
  const rates: number[] = [];
  for (const batch of batches) {
    const began = performance.now();
    await store.ingest(batch);
    rates.push((batch.readings.length / (performance.now() - began)) * 1000);
  }
  return rates;
}

/** Idempotent ingest (revisions, latest, feed_run) beside binary COPY of the same rows; then reading what was stored. */
export function storage(): Promise<string[]> {
  return withDatabase(async (database) => {
    const store = new ReadingStore(database, { utcOffset: '+07:00' });
    const lines = [`storage: batches of ${rows + rows / 5} readings (${rows} new, ${rows / 5} corrected), median`];
    for (const shape of [wide, deep]) lines.push(...(await writing(database, store, shape)));
    return [...lines, ...(await readings(store))];
  });
}

async function writing(database: Database, store: ReadingStore, shape: Shape): Promise<string[]> {
  const batches = Array.from({ length: rounds }, (_none, round) => batchAt(round, shape));
  const copied = await copyRate(database, batches);
  const stored = await ingestRate(store, batches);
  // The first two batches make series and partitions and warm both paths.
  const [copy, ingest] = [median(copied.slice(2)), median(stored.slice(2))];
  const again = (some: readonly IngestBatch[]) => ingestRate(store, some.map((batch) => ({ ...batch, run: { ...batch.run, id: newRunId() } })));
  const last = batches.at(-1) as IngestBatch;
  const [repeated, older] = [median(await again([last, last, last, last])), median(await again(batches.slice(-5, -1)))];
  const rate = (perSecond: number) => `${(perSecond / 1000).toFixed(0).padStart(4)} k rows/s`;
  return [
    `  ${shape.name}`,
    `    binary COPY into a plain table: ${rate(copy)}`,
    `    idempotent ingest:              ${rate(ingest)} (${(ingest / copy).toFixed(2)} of COPY; goal ≥ 0.5)`,
    `    the last batch again:           ${rate(repeated)}, as from sources that repeat their history in every answer`,
    `    earlier batches again:          ${rate(older)}`,
  ];
}

async function readings(store: ReadingStore): Promise<string[]> {
  const latest = await timed(20, () => store.latest({}));
  const areas = Array.from({ length: 10 }, (_none, index) => String(700 + index));
  await fillFiveYears(store, areas);
  const daily = await timed(10, () => store.histories({ indicator: 'five-years', areas, bucket: 'day' }));
  const rawDays = await timed(3, () => store.histories({ indicator: 'five-years', areas, bucket: 'none', limit: 50_000 }));
  return [
    `  latest of ${latest.size} series: ${latest.ms.toFixed(1)} ms (goal < 20)`,
    `  5 years, hourly, of one indicator × ${daily.size} areas by day: ${daily.ms.toFixed(1)} ms (goal < 100); every hourly reading: ${rawDays.ms.toFixed(0)} ms`,
  ];
}

async function timed(times: number, work: () => Promise<{ length: number } | { size: number }>): Promise<{ ms: number; size: number }> {
  const took: number[] = [];
  let size = 0;
  for (let count = 0; count < times; count += 1) {
    const began = performance.now();
    const answer = await work();
    took.push(performance.now() - began);
    size = 'length' in answer ? answer.length : answer.size;
  }
  return { ms: median(took), size };
}

async function fillFiveYears(store: ReadingStore, areas: readonly string[]): Promise<void> {
  const from = Date.UTC(2021, 10, 1);
  const hours = 5 * 365 * 24;
  const chunk = 2000;
  for (let first = 0; first < hours; first += chunk) {
    const times = Array.from({ length: Math.min(chunk, hours - first) }, (_none, k) => from + (first + k) * hourMs);
    const batch = batchAt(0);
    batch.run = { ...batch.run, id: newRunId() };
    batch.readings = times.flatMap((atMs) => areas.map((area, k) => readingAt('five-years', area, { atMs, value: Math.sin(atMs / 1e9) * 10 + k })));
    await store.ingest(batch);
  }
}
