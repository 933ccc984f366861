/*
 * `npm run fuzz [-- --cases 200000] [--seed 62] [--first 0]`: mutated payloads of every adapter's fixtures, read as the server
 * reads them, in two threads with its limits. Prints speed, seed and findings; ends with 1 when there is one.
 * A case by itself: `--first NUMBER --cases 1` with its seed.
 */
import { parseArgs } from 'node:util';
import type { Finding } from './fuzz.js';
import { Reader, type GivenUp } from './readers.js';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '200000' }, seed: { type: 'string', default: '62' }, first: { type: 'string', default: '0' } } });
const [cases, seed, first] = [values.cases, values.seed, values.first].map(Number) as [number, number, number];
const say = (line: string) => process.stdout.write(`${line}\n`);
const startedAt = Date.now();

const findings: Finding[] = [];
const givenUp: GivenUp[] = [];
const totals = { faults: 0, batches: 0, slowestMs: 0, mostMb: 0 };
const step = 500;
let next = first;

/** Takes spans until none is left. What stood around a case that cost the reader is read again without it. */
async function work(reader: Reader): Promise<void> {
  const spans: [first: number, last: number][] = [];
  for (;;) {
    if (spans.length === 0 && next < first + cases) spans.push([next, (next = Math.min(next + step, first + cases))]);
    const [from, to] = spans.shift() ?? [0, 0];
    if (from >= to) {
      if (spans.length === 0 && next >= first + cases) return;
      continue;
    }
    const report = await reader.read({ seed, first: from, last: to });
    if ('why' in report) {
      givenUp.push(report);
      spans.push([from, report.number], [report.number + 1, to]);
      continue;
    }
    findings.push(...report.findings);
    totals.faults += report.faults;
    totals.batches += report.batches;
    totals.slowestMs = Math.max(totals.slowestMs, report.slowestMs);
    totals.mostMb = Math.max(totals.mostMb, report.heapMb);
  }
}

const readers = [new Reader(), new Reader()];
await Promise.all(readers.map(work));
const seconds = (Date.now() - startedAt) / 1000;
say(
  `${cases} cases in ${seconds.toFixed(1)} s, ${Math.round(cases / seconds)} cases/s, seed ${seed}: ${totals.batches} batches, ${totals.faults} faults, ` +
    `${givenUp.length} given up at a limit; the slowest of the others ${Math.round(totals.slowestMs)} ms, heap at most ${Math.round(totals.mostMb)} MB`,
);
for (const { number, why } of givenUp) say(`  case ${number} was given up: ${why}`);
// The server refuses such a payload with these words and goes on; many of them would be an attack that works.
if (givenUp.length > Math.ceil(cases / 10_000)) findings.push({ number: givenUp[0]?.number ?? first, kind: '', fixture: 'all', what: `${givenUp.length} cases cost their reader` });
const kinds = new Map<string, Finding[]>();
for (const finding of findings) kinds.set(`${finding.fixture}: ${finding.what}`, [...(kinds.get(`${finding.fixture}: ${finding.what}`) ?? []), finding]);
for (const [what, same] of kinds) say(`✗ ${same.length}× ${what} (case ${same[0]?.number})`);
process.exit(findings.length === 0 ? 0 : 1);
