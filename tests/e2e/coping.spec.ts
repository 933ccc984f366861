import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCentre, type Centre } from '../support/centre.js';
import { components, cope, modes, settled, usualLateness } from './coping.js';
import { openWall, type Wall } from './wall-says.js';

let centre: Centre;
let wall: Wall;
let usualMs: number;
beforeAll(async () => {
  centre = await startCentre(21_100);
  await settled(centre);
  wall = await openWall(centre);
  usualMs = await usualLateness(centre);
}, 300_000);
afterAll(async () => {
  await wall?.close();
  await centre?.stop();
});

// The short form: every mode once, each on another component in turn. `npm run faults` runs every mode on every component.
it.each(modes.map((mode, index) => [mode, components[index % components.length] as (typeof components)[number]] as const))(
  'when all feeds answer %s in %s, the wall says what the server knows, the rest does not notice, nothing is lost, and all heals',
  async (mode, component) => {
    // The machine may be held up by itself for a moment; what the ill feeds cause comes again with them.
    const delays: number[] = [];
    while (delays.length < 3 && delays.every((ms) => ms > 1000)) {
      const { lost, otherDelayMs, wallLagMs } = await cope({ centre, wall, usualMs }, component, mode);
      expect(lost).toEqual([]);
      expect(wallLagMs).toBeLessThanOrEqual(2000);
      delays.push(otherDelayMs);
    }
    expect(Math.min(...delays)).toBeLessThanOrEqual(1000);
  },
  400_000,
);
