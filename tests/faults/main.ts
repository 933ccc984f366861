/*
 * `npm run faults [-- MODE … | kills | story]`: the long form. Every mode of the departments' stand-ins (or the named ones) on every
 * component, then twenty kills of the server during ingest, then thirty in a story from an alarm to closed directives. Prints a table; ends with 1 when the centre did not cope.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { components, cope, modes, settled } from '../e2e/coping.js';
import { killOnce } from '../e2e/kill.js';
import { eventually } from '../support/eventually.js';
import { faultsOfStory, killAgainAndAgain, playStory, type Arrived } from '../e2e/told-story.js';
import { openWall, type Wall } from '../e2e/wall-says.js';
import { asShipped, startCentre, type Centre } from '../support/centre.js';
import { watchedPack } from '../support/watched-pack.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);
let faults = 0;

async function everyMode(centre: Centre, wall: Wall): Promise<void> {
  say('mode        component                others late by   wall behind   lost   healed after   said of');
  for (const mode of modes.filter(isWanted)) {
    for (const component of components) {
      const { otherDelayMs, lost, healedMs, said, wallLagMs } = await cope({ centre, wall }, { component, mode });
      if (lost.length > 0 || otherDelayMs > 1000 || wallLagMs > 2000) faults += 1;
      const cells = [mode.padEnd(11), component.padEnd(24), `${otherDelayMs} ms`.padStart(11), `${wallLagMs} ms`.padStart(13), String(lost.length).padStart(9), `${(healedMs / 1000).toFixed(1)} s`.padStart(12)];
      say(`${cells.join(' ')}     ${Object.keys(said).join(' ')}${lost.length > 0 ? ` LOST ${lost.join('; ')}` : ''}`);
    }
  }
}

async function kills(centre: Centre, times: number): Promise<void> {
  let told = 0;
  const healed: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const result = await killOnce(centre, 500 + ((count * 977) % 6000));
    told += result.told;
    healed.push(result.healedMs);
    if (result.missing.length + result.doubled > 0) faults += 1;
    if (result.missing.length > 0) say(`MISSING after kill ${count + 1}: ${JSON.stringify(result.missing.slice(0, 3))}`);
  }
  if (told === 0) faults += 1;
  say(`${times} kills: ${told} pushed values looked up afterwards, ${faults} faults; ready again after ${Math.min(...healed)}–${Math.max(...healed)} ms`);
}

/** Beyond the 40 s of a claim, and its next try. */
const claimMs = 90_000;

/** Thirty kills anywhere between an alarm and the end of its directives; when the story is over before, it is played again on new data. */
async function stories(times: number): Promise<void> {
  const random = seeded(4627);
  let [killed, played] = [0, 0];
  while (killed < times) {
    const folder = mkdtempSync(join(tmpdir(), 'rong-story-'));
    const centre = await startCentre(21_440, { IOC_CONFIG: watchedPack(folder) });
    let isOver = false;
    const killing = killAgainAndAgain(centre, { random, times: times - killed, isOver: () => isOver });
    const told = await playStory(centre).finally(() => (isOver = true));
    killed += await killing;
    played += 1;
    const look = async () => faultsOfStory(centre, told, (await (await fetch('http://127.0.0.1:21451/mailbox')).json()) as Arrived[]);
    // A message that a killed server had claimed is sent by the next one when that claim is over.
    await eventually(async () => (await look()).length === 0, claimMs, 1000).catch(() => undefined);
    const found = await look();
    faults += found.length;
    for (const fault of found) say(`STORY ${played}: ${fault}`);
    await centre.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  say(`${killed} kills in ${played} stories: ${faults} faults`);
}

/** The same numbers at each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const a = Math.imul(state ^ (state >>> 15), 1 | state);
    const b = (a + Math.imul(a ^ (a >>> 7), 61 | a)) ^ a;
    return ((b ^ (b >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function ofIngest(): Promise<void> {
  const centre = await startCentre(21_400, asShipped);
  try {
    await settled(centre);
    if (modes.some(isWanted)) {
      const wall = await openWall(centre);
      await everyMode(centre, wall).finally(() => wall.close());
    }
    if (isWanted('kills')) await kills(centre, 20);
  } finally {
    await centre.stop();
  }
}

if (modes.some(isWanted) || isWanted('kills')) await ofIngest();
if (isWanted('story')) await stories(30);
process.exit(faults === 0 ? 0 : 1);
