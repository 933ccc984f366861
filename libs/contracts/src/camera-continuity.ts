import { z } from 'zod';
import { CameraState } from './words.js';

/** `GET /api/v1/cameras/continuity` */
export const CameraContinuityQuery = z.strictObject({
  hours: z.coerce.number().int().min(1).max(168).default(24).describe('how far back, hours'),
});
export type CameraContinuityAsked = z.infer<typeof CameraContinuityQuery>;

/** A time in which a camera was in one state; epoch milliseconds, `to` is the first moment after it. */
export const CameraSpan = z.strictObject({ state: CameraState.exclude(['unknown']), from: z.number(), to: z.number() });
export type CameraSpan = z.infer<typeof CameraSpan>;

export const CameraContinuity = z.strictObject({
  /** Epoch milliseconds. */
  from: z.number(),
  to: z.number(),
  cameras: z.array(
    z.strictObject({
      id: z.string(),
      /** Oldest first, none overlaps another. Between them nobody was looking: there the state is unknown. */
      spans: z.array(CameraSpan),
      knownMs: z.number(),
      /** Part of the known time in which it was live, 0 to 1; null while nothing is known. */
      liveShare: z.number().min(0).max(1).nullable(),
    }),
  ),
});
export type CameraContinuity = z.infer<typeof CameraContinuity>;
