import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCentre, type Centre } from '../support/centre.js';
import { components, cope, modes, settled, type Coping, type Illness } from './coping.js';
import { openWall, type Wall } from './wall-says.js';

let centre: Centre;
let wall: Wall;
beforeAll(async () => {
  centre = await startCentre(21_100);
  await settled(centre);
  wall = await openWall(centre);
}, 300_000);
afterAll(async () => {
  await wall?.close();
  await centre?.stop();
});

/** In so many groups: the modes of one are on components of their own, and the others are the rest. */
const rounds = 3;
const ill = modes.map((mode, index): Illness => ({ mode, component: components[index % components.length] as (typeof components)[number] }));
const groups = Array.from({ length: rounds }, (_, nth) => ill.filter((_one, index) => index % rounds === nth));

// The short form: every mode once. `npm run faults` runs every mode on every component, one after the other.
it.each(groups.map((group) => [group.map(({ mode, component }) => `${mode} in ${component}`).join(', '), group] as const))(
  'when all feeds answer %s, the wall says what the server knows, the rest does not notice, nothing is lost, and all heals',
  async (_name, group) => {
    const seen = await copeTogether(group);
    // A delay that the ill feeds make comes again with them; a machine that faltered once does not do so twice at the same place.
    const isCalm = seen.every(({ otherDelayMs, wallLagMs }) => otherDelayMs <= 1000 && wallLagMs <= 2000);
    const again = isCalm ? seen : await copeTogether(group);
    expect([...seen, ...again].flatMap(({ lost }) => lost)).toEqual([]);
    expect(Math.max(...again.map(({ wallLagMs }) => wallLagMs))).toBeLessThanOrEqual(2000);
    expect(Math.max(...again.map(({ otherDelayMs }) => otherDelayMs))).toBeLessThanOrEqual(1000);
  },
  300_000,
);

function copeTogether(group: readonly Illness[]): Promise<Coping[]> {
  return Promise.all(group.map((one) => cope({ centre, wall }, one, group.filter((other) => other !== one))));
}
