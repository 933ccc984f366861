import { expect, it } from 'vitest';
import { faultsOf, heading } from './growth.js';
import { soak } from './soak.js';

/* The short form of `npm run soak`. */

it('keeps heap, nodes, listeners and graphics contexts flat over updates, scene changes, lost links and contexts, and a deploy', async () => {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(heading);
  const result = await soak({ updates: 2400, samples: 7, everyMs: 8, dwell: 'PT2S', turn: ['overview', 'health'], say });
  expect(result.thrown).toEqual([]);
  expect(faultsOf(result.samples)).toEqual([]);
  // What was to be survived did happen.
  expect(result.sceneChanges).toBeGreaterThan(10);
  expect(result.frames).toBeGreaterThan(1000);
  expect(result).toMatchObject({ deploys: 1 });
  expect(Math.min(result.linkLosses, result.contextLosses)).toBeGreaterThan(0);
}, 240_000);
