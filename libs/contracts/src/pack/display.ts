import { z } from 'zod';
import { Bilingual, Slug } from '../words.js';

const metres = (at: string) => z.number().positive().max(100).describe(at);
const screens = z.number().int().min(1).max(8).default(1);

/** One wall, as it hangs in its room: what the layout must know of it, and no script could find out. */
export const Display = z.strictObject({
  id: Slug.describe('Names it in the address: /wall?display=<id>'),
  name: Bilingual,
  place: Bilingual.describe('Where it hangs'),
  picture: z.strictObject({ widthM: metres('Width of the whole picture, metres'), heightM: metres('Height of the whole picture, metres') }),
  distanceM: metres('From the picture to the farthest reader who must be able to read all of it, metres'),
  grid: z.strictObject({ columns: screens, rows: screens }).default({ columns: 1, rows: 1 }).describe('Screens side by side and above each other; their bezels lie between them'),
  scenes: z.array(Slug).min(1).optional().describe('The scenes that this wall shows by itself; without it all that have a dwell and fit between its bezels'),
});
export type Display = z.infer<typeof Display>;

export const DisplaysFile = z.strictObject({ displays: z.array(Display).min(1) });

/** What stands in for displays.yaml: one seamless wall of 4,80 × 2,70 m, read from 6 m. */
export const soleDisplay: Display = {
  id: 'wall',
  name: { vi: 'Tường hình', en: 'Wall' },
  place: { vi: 'Phòng điều hành', en: 'Operations room' },
  picture: { widthM: 4.8, heightM: 2.7 },
  distanceM: 6,
  grid: { columns: 1, rows: 1 },
};
