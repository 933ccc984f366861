import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCentre, type Centre } from '../support/centre.js';
import { killOnce } from './kill.js';

let centre: Centre;
let allTold = 0;
beforeAll(async () => {
  centre = await startCentre(21_240);
});
afterAll(() => centre.stop());

// The short form: five kills. `npm run faults` kills twenty times.
it.each([700, 1900, 3100, 4300, 5500])('killed with SIGKILL after %d ms, the server has every reading that it told of, once', async (afterMs) => {
  const { told, missing, doubled, healedMs } = await killOnce(centre, afterMs);
  allTold += told;
  expect(missing).toEqual([]);
  expect(doubled).toBe(0);
  expect(healedMs).toBeLessThan(15_000);
});

it('was told of readings at all before it was killed', () => {
  expect(allTold).toBeGreaterThan(20);
});
