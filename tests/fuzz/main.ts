/*
 * `npm run fuzz [-- --cases 200000] [--seed 62] [--first 0]`: mutated payloads of every adapter's fixtures. Prints speed, seed and
 * findings; ends with 1 when there is one. A case by itself: `--first NUMBER --cases 1` with its seed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { loadPack } from '@ioc/platform';
import { root } from '../../tools/build.mjs';
import { fuzz, limitMs, type Finding } from './fuzz.js';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '200000' }, seed: { type: 'string', default: '62' }, first: { type: 'string', default: '0' } } });
const [cases, seed, first] = [values.cases, values.seed, values.first].map(Number) as [number, number, number];
const say = (line: string) => process.stdout.write(`${line}\n`);
/** The heap of a reader's thread in the server. */
const ceilingMb = 512;

const pack = await loadPack(join(root, 'config/kon-tum'), { unset: 'placeholder', nowMs: Date.parse('2024-12-31T00:00:00Z') });
const at = new Int32Array(new SharedArrayBuffer(8));
const startedAt = Date.now();

/** A parser that never comes back blocks this thread: only another one can say so. */
const watchdog = new Worker(
  `const { workerData: { at, limitMs } } = require('node:worker_threads');
   let seen = -1, since = Date.now();
   setInterval(() => {
     if (at[0] !== seen) { seen = at[0]; since = Date.now(); return; }
     if (Date.now() - since < limitMs * 2) return;
     require('node:fs').writeSync(2, 'HANG in case ' + seen + '\\n');
     process.kill(process.pid, 'SIGKILL');
   }, 500);`,
  { eval: true, workerData: { at, limitMs } },
);
watchdog.unref();

const findings: Finding[] = [];
const totals = { faults: 0, batches: 0, slowestMs: 0, mostMb: 0 };
const step = 2000;
for (let from = first; from < first + cases; from += step) {
  const report = await fuzz(pack, { seed, first: from, last: Math.min(from + step, first + cases) }, (number) => void (at[0] = number));
  findings.push(...report.findings);
  totals.faults += report.faults;
  totals.batches += report.batches;
  totals.slowestMs = Math.max(totals.slowestMs, report.slowestMs);
  totals.mostMb = Math.max(totals.mostMb, process.memoryUsage().heapUsed / 1e6);
}
const seconds = (Date.now() - startedAt) / 1000;
say(`${cases} cases in ${seconds.toFixed(1)} s, ${Math.round(cases / seconds)} cases/s, seed ${seed}: ${totals.batches} batches, ${totals.faults} faults, slowest ${Math.round(totals.slowestMs)} ms, heap at most ${Math.round(totals.mostMb)} MB`);
if (totals.mostMb > ceilingMb) findings.push({ number: first, kind: '', fixture: '', what: `more than ${ceilingMb} MB of heap` });
const kinds = new Map<string, Finding[]>();
for (const finding of findings) kinds.set(`${finding.fixture}: ${finding.what}`, [...(kinds.get(`${finding.fixture}: ${finding.what}`) ?? []), finding]);
for (const [what, same] of kinds) say(`✗ ${same.length}× ${what} (case ${same[0]?.number})`);
process.exit(findings.length === 0 ? 0 : 1);
