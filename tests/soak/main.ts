/*
 * `npm run soak [-- UPDATES]`: the long form, 129,600 updates of every panel: as many as 72 hours bring at one in two seconds.
 * Prints what the page held along the way; ends with 1 when something grew.
 * `npm run soak -- year [DAYS]`: 365 days of a wall that was paired once; ends with 1 when it asked anybody for anything.
 */
import { faultsOf, growth, heading } from './growth.js';
import { soak } from './soak.js';
import { year } from './year.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const [form, days = '365'] = process.argv.slice(2);
process.exitCode = (form === 'year' ? await wholeYear(Number(days)) : await threeDays(Number(form ?? 129_600))).length === 0 ? 0 : 1;

async function threeDays(updates: number): Promise<string[]> {
  say(heading);
  const began = Date.now();
  const { samples, frames, sceneChanges, linkLosses, contextLosses, deploys, thrown } = await soak({ updates, samples: 24, everyMs: 5, dwell: 'PT3S', say });
  say(`${updates} updates of every panel in ${Math.round((Date.now() - began) / 1000)} s: ${frames} messages came in, ${sceneChanges} scene changes, ${linkLosses} link losses, ${contextLosses} contexts lost, ${deploys} deploy`);
  say(`over the run: heap ${growth(samples, ({ heapMb }) => heapMb).toFixed(1)} MB, nodes ${growth(samples, ({ nodes }) => nodes).toFixed(0)}, listeners ${growth(samples, ({ listeners }) => listeners).toFixed(0)}, GL contexts ${growth(samples, ({ contexts }) => contexts).toFixed(1)}`);
  const faults = [...faultsOf(samples), ...thrown];
  for (const fault of faults) say(`✗ ${fault}`);
  return faults;
}

async function wholeYear(days: number): Promise<string[]> {
  const began = Date.now();
  const { asked, thrown, longestMs, tokens, ...seen } = await year({ days, base: 23_100, lossEvery: 7, upgradeEvery: 30, restartEvery: 20, say });
  say(`${seen.days} days in ${Math.round((Date.now() - began) / 1000)} s: ${tokens} tokens, ${seen.nights} nights, ${seen.mornings} mornings, ${seen.losses} lost networks, ${seen.upgrades} new versions, ${seen.restarts} starts of its machine; at most ${longestMs} ms until the wall was live again`);
  const faults = [...asked.map((what) => `asked: ${what}`), ...thrown, ...(tokens === seen.days ? [] : [`${tokens} tokens in ${seen.days} days`])];
  for (const fault of faults) say(`✗ ${fault}`);
  return faults;
}
