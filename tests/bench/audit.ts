import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditTrail, chain, checkChain, type AuditFact } from '@ioc/access';
import { createLogger } from '@ioc/platform';
import { AuditStore, openDatabase, type Database } from '@ioc/store';
import { median } from './figures.js';

const count = 20_000;
const awaited = 2000;
const rounds = 5;
/** Calls of people at a time, where each waits for its record. */
const callers = 50;

const fact = (nth: number): AuditFact => ({
  actor: { kind: 'person', id: `p-${nth % 40}`, name: 'Nguyễn Văn Trực' },
  act: 'acknowledged',
  subject: { kind: 'alarms', id: `river-level-${nth % 300}/608` },
  component: 'security-traffic',
  area: '608',
  why: 'đã báo Ban chỉ huy phòng, chống thiên tai',
  from: '10.10.0.7',
  details: { call: 'POST alarms/:id/ack' },
});

/** Entries a second through the trail, beside bare INSERTs of the same rows; and what verifying them takes. */
export async function auditBench(): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rong-bench-'));
  const log = createLogger('bench', 'error');
  const database = await openDatabase({ dataDir, log });
  try {
    const store = new AuditStore(database, chain);
    const [gathered, waited, bare, single] = [await each(() => inBatches(store)), await each(() => oneByOne(store)), await each(() => inserts(database, 500, count)), await each(() => inserts(database, 1, awaited))];
    const began = performance.now();
    const verdict = await checkChain(store.all(), []);
    const tookS = (performance.now() - began) / 1000;
    return [
      `audit, ${count.toLocaleString('en')} entries a round, median of ${rounds}:`,
      `  bare INSERTs of 500 rows each:                       ${rate(bare)} entries/s`,
      `  through the trail, hashed and linked:                ${rate(gathered)} entries/s (goal ≥ 1,000), ${(gathered / bare).toFixed(2)} of the bare`,
      `  bare INSERTs of one row each, one after another:     ${rate(single)} entries/s`,
      `  acts that wait for their record, ${callers} at a time:       ${rate(waited)} acts/s`,
      `  verified: ${verdict.entries.toLocaleString('en')} entries in ${tookS.toFixed(1)} s, ${rate(verdict.entries / tookS)} entries/s, ${verdict.found} faults`,
    ];
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const rate = (value: number) => Math.round(value).toLocaleString('en');

async function each(round: () => Promise<number>): Promise<number> {
  const rates: number[] = [];
  for (let nth = 0; nth <= rounds; nth += 1) rates.push(await round());
  return median(rates.slice(1));
}

async function inBatches(store: AuditStore): Promise<number> {
  const trail = new AuditTrail({ store, log: createLogger('bench', 'error'), limits: { queue: count } });
  const began = performance.now();
  for (let nth = 0; nth < count; nth += 1) trail.record(fact(nth));
  await trail.flush();
  return (count * 1000) / (performance.now() - began);
}

async function oneByOne(store: AuditStore): Promise<number> {
  const trail = new AuditTrail({ store, log: createLogger('bench', 'error') });
  const began = performance.now();
  const caller = async () => {
    for (let nth = 0; nth < awaited / callers; nth += 1) await trail.recordNow(fact(nth));
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (awaited * 1000) / (performance.now() - began);
}

/** A table of the same columns and indexes, without the chain. */
async function inserts(database: Database, rows: number, total: number): Promise<number> {
  await database.query('DROP TABLE IF EXISTS bare');
  await database.query('CREATE TABLE bare (LIKE audit_entry INCLUDING ALL)');
  const began = performance.now();
  for (let at = 0; at < total; at += rows) {
    await database.query(
      `INSERT INTO bare SELECT number, gen_random_uuid(), now(), 'person', 'p-7', 'Nguyễn Văn Trực', 'acknowledged', 'alarms', 'river-level-1/608', 'security-traffic', '608', NULL, 'đã báo Ban chỉ huy phòng, chống thiên tai',
         '10.10.0.7', 'ok', '{"call": "POST alarms/:id/ack"}', decode(repeat('ab', 32), 'hex'), decode(repeat('cd', 32), 'hex') FROM generate_series($1::int, $2::int) number`,
      [at, at + rows - 1],
    );
  }
  return (total * 1000) / (performance.now() - began);
}
