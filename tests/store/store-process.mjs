/*
 * A process of its own that opens the store and writes until it is killed, for tests that kill it.
 *   node store-process.mjs <data folder>
 * Says one JSON line each: {url}, then {stored: n} after the COMMIT of reading n, or {fault} and ends with 1.
 */
import { join } from 'node:path';
import { pino } from 'pino';
import { runnerImport } from 'vite';

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const root = join(import.meta.dirname, '../..');
const conditions = ['@ioc/source', 'node', 'import', 'module', 'default'];
const { module: store } = await runnerImport(join(root, 'libs/store/src/index.ts'), {
  root,
  configFile: false,
  resolve: { conditions, noExternal: [/^@ioc\//] },
});

let database;
try {
  database = await store.openDatabase({ dataDir: process.argv[2], log: pino({ level: 'silent' }) });
} catch (cause) {
  say({ fault: cause.message, name: cause.name });
  process.exit(1);
}
say({ url: database.url, uid: process.getuid() });
let isEnding = false;
process.once('SIGTERM', () => (isEnding = true));

const readings = new store.ReadingStore(database);
const start = Date.parse('2023-11-20T05:00:00Z');
for (let n = 1; !isEnding; n++) {
  const endMs = start + n * 1000;
  const reading = { indicator: 'ticks', area: '62', value: n, at: new Date(endMs).toISOString(), component: 'health' };
  const times = { startMs: endMs, endMs, ageFromMs: endMs, staleAtMs: endMs + 60_000 };
  const run = { id: store.newRunId(), feed: 'ticks', adapter: 'test', contractVersion: 1, startedAt: endMs, finishedAt: endMs };
  await readings.ingest({
    run: { ...run, outcome: 'ok', fault: null, latencyMs: 0, rejected: 0 },
    ...{ provenance: 'live', raw: [], events: [], rejected: [] },
    readings: [{ ...reading, ...times }],
  });
  say({ stored: n });
}
await database.close();
