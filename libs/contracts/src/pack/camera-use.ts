import { z } from 'zod';
import { Bilingual } from '../words.js';

/** What people are told of the cameras before they look, and for which reasons a picture is enlarged. */
export const CameraUse = z.strictObject({
  purpose: Bilingual.describe('What the cameras are for'),
  ground: Bilingual.describe('By which law, decree or decision they are used'),
  viewers: Bilingual.describe('Who sees the pictures'),
  kept: Bilingual.optional().describe('Who else keeps pictures, and for how long; without it the notice says that none are kept, and Rông itself keeps none'),
  line: Bilingual.describe('All of it in one short line, for walls'),
  reasons: z.array(Bilingual).min(1).max(9, 'must have at most 9 reasons: each has a digit of its own').describe('Why a picture is enlarged, where no incident is the reason'),
});
export type CameraUse = z.infer<typeof CameraUse>;

/** The same as screens get it. */
export const CameraUseInfo = CameraUse.extend({ version: z.string().describe('Changes with what the notice says: it is acknowledged anew then') });
export type CameraUseInfo = z.infer<typeof CameraUseInfo>;

/** `GET /api/v1/cameras/notice` */
export const CameraNoticeAnswer = z.object({
  version: z.string().nullable().describe('Null: this province has none, and nothing is to be acknowledged'),
  acknowledged: z.boolean().describe('By whoever asks, within this session'),
});
export type CameraNoticeAnswer = z.infer<typeof CameraNoticeAnswer>;
