import { z } from 'zod';
import { Slug } from '../words.js';
import { CameraUse } from './camera-use.js';
import { SecretRef } from './feed.js';
import { PrivacyZone } from './privacy-zone.js';

export const Camera = z.strictObject({
  id: Slug,
  /** Number on the wall, from 1. */
  number: z.number().int().positive(),
  name: z.string().min(1),
  shortName: z.string().min(1),
  area: z.string().min(1),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  /** Degrees clockwise from north. */
  heading: z.number().min(0).max(360),
  /** Horizontal field of view, degrees. */
  fieldOfView: z.number().positive().max(360).default(54),
  source: z.strictObject({
    /** rtsp:// or http(s):// address; without login. */
    url: z.string().min(1),
    user: SecretRef.optional(),
    password: SecretRef.optional(),
  }),
  zones: z.array(PrivacyZone).min(1).max(16).optional().describe('What of its picture is masked on the server before anybody sees it; for cameras of the embedded relay'),
});
export type Camera = z.infer<typeof Camera>;

export const CamerasFile = z.strictObject({
  use: CameraUse.optional(),
  relay: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('embedded') }),
      z.strictObject({ kind: z.literal('mediamtx'), api: z.url(), whep: z.url() }),
      z.strictObject({ kind: z.literal('go2rtc'), api: z.url(), whep: z.url() }),
    ])
    .default({ kind: 'embedded' }),
  cameras: z.array(Camera),
});
export type CamerasFile = z.infer<typeof CamerasFile>;
