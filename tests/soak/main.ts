/*
 * `npm run soak [-- UPDATES]`: the long form, 129,600 updates of every panel: as many as 72 hours bring at one in two seconds.
 * Prints what the page held along the way; ends with 1 when something grew.
 */
import { faultsOf, growth, heading } from './growth.js';
import { soak } from './soak.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const updates = Number(process.argv[2] ?? 129_600);

say(heading);
const began = Date.now();
const { samples, frames, sceneChanges, linkLosses, contextLosses, deploys, thrown } = await soak({ updates, samples: 24, everyMs: 5, dwell: 'PT3S', say });
say(`${updates} updates of every panel in ${Math.round((Date.now() - began) / 1000)} s: ${frames} messages came in, ${sceneChanges} scene changes, ${linkLosses} link losses, ${contextLosses} contexts lost, ${deploys} deploy`);
say(`over the run: heap ${growth(samples, ({ heapMb }) => heapMb).toFixed(1)} MB, nodes ${growth(samples, ({ nodes }) => nodes).toFixed(0)}, listeners ${growth(samples, ({ listeners }) => listeners).toFixed(0)}, GL contexts ${growth(samples, ({ contexts }) => contexts).toFixed(1)}`);
const faults = [...faultsOf(samples), ...thrown];
for (const fault of faults) say(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
