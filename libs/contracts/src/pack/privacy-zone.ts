import { z } from 'zod';

const Part = z.number('must be a number from 0 to 1').min(0, partText()).max(1, partText());

function partText(): string {
  return 'must be from 0 to 1: a part of the width or height of the picture, e.g. 0.25';
}

const ZonePoint = z.tuple([Part, Part]);
export type ZonePoint = z.infer<typeof ZonePoint>;

/** Left, top, right, bottom. */
const ZoneBox = z
  .tuple([Part, Part, Part, Part])
  .refine(([left, top, right, bottom]) => left < right && top < bottom, 'the box holds nothing: write left, top, right, bottom, e.g. [0.1, 0.2, 0.3, 0.5]');
export type ZoneBox = z.infer<typeof ZoneBox>;

/**
 * What of a camera's picture nobody may see, e.g. the window of a home. In parts of the picture, 0 0 is its upper left corner, so that it
 * holds for a stream of any size.
 */
export const PrivacyZone = z
  .strictObject({
    box: ZoneBox.optional().describe('Left, top, right, bottom, each from 0 to 1; either this or points'),
    points: z.array(ZonePoint).min(3, 'must have at least 3 points: the corners of the zone in their order').max(24, 'must have at most 24 points: draw the zone with fewer, a little larger').optional().describe('Corners of a zone of any shape, each [across, down] from 0 to 1; either this or box'),
  })
  .refine(({ box, points }) => (box === undefined) !== (points === undefined), 'a zone is a box or points: write one of the two')
  .refine(({ points }) => points === undefined || points.length < 3 || isArea(points), { path: ['points'], message: 'the points lie on one line and hold nothing: write the corners of the zone in their order' });
export type PrivacyZone = z.infer<typeof PrivacyZone>;

function isArea(points: readonly ZonePoint[]): boolean {
  const spread = (axis: 0 | 1) => Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  const twice = points.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = points[(at + 1) % points.length] as ZonePoint;
    return sum + x * nextY - nextX * y;
  }, 0);
  return spread(0) > 0 && spread(1) > 0 && Math.abs(twice) > 1e-6;
}
