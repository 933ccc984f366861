import { z } from 'zod';
import { Slug } from './words.js';

/** What stands on a wall: a scene, and what it is turned to. Said by an order, a takeover or the address `/wall?scene=…&camera=…`. */
export const WallContent = z.strictObject({
  scene: Slug,
  camera: Slug.optional().describe('The camera that is enlarged'),
  event: z.string().min(1).max(300).optional().describe('Identity of the event whose place the map shows: <feed>/<id at the source>'),
  indicator: Slug.optional().describe('The indicator that a scene of one indicator shows'),
  area: z.string().min(1).max(32).optional().describe('Code of the area that it is shown for; without it the whole province'),
});
export type WallContent = z.infer<typeof WallContent>;
