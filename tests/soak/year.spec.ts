import { expect, it } from 'vitest';
import { year } from './year.js';

/* The short form of `npm run soak -- year`. */

it('a wall that was paired once goes through days, nights, lost networks and a new version, and asks nobody for anything', async () => {
  const result = await year({ days: 4, base: 23_100, lossEvery: 2, upgradeEvery: 3, restartEvery: 2, say: () => undefined });
  expect(result.asked).toEqual([]);
  expect(result.thrown).toEqual([]);
  // A new token each day, also after the new version, and what was to be survived did happen.
  expect(result).toMatchObject({ days: 4, tokens: 4, nights: 4, mornings: 4, losses: 2, upgrades: 1, restarts: 2 });
}, 300_000);
