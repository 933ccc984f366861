import { z } from 'zod';
import type { LiveFrame, LiveSnapshot } from './live.js';

const EpochMs = z.number();
/** Checked when it was told; here it is handed on as it was. */
const Told = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** Everything as it stood at one moment, each topic with the number of its last frame. */
export const PlaybackKey = z.object({
  at: EpochMs,
  topics: z.record(z.string(), z.object({ snapshot: Told<LiveSnapshot>(), seq: z.number().int() })),
});
export type PlaybackKey = z.infer<typeof PlaybackKey>;

/** A time of which nothing was kept: no server ran, or none could write. `null`: since ever, or still. */
export const PlaybackGap = z.object({ from: EpochMs.nullable(), to: EpochMs.nullable() });
export type PlaybackGap = z.infer<typeof PlaybackGap>;

/** What one server told without a break. */
export const PlaybackPart = z.object({
  /** Frames of one run count on; another run begins with a picture of its own. */
  run: z.string(),
  key: PlaybackKey.nullable(),
  /** In the order in which they were told. */
  frames: z.array(Told<LiveFrame>()),
});
export type PlaybackPart = z.infer<typeof PlaybackPart>;

/** A value that is shown for that moment and was corrected after it. */
export const RestatedValue = z.object({
  indicator: z.string(),
  area: z.string(),
  breakdown: z.string().optional(),
  /** End of its period, and the period's name. */
  at: EpochMs,
  period: z.string(),
  /** What is known today. */
  value: z.number().nullable(),
});
export type RestatedValue = z.infer<typeof RestatedValue>;

/** `GET /api/v1/playback?at=` */
export const PlaybackMoment = z.object({
  at: EpochMs,
  /** The picture before that moment and the frames up to it; null inside a gap. */
  part: PlaybackPart.nullable(),
  gap: PlaybackGap.nullable(),
  restated: z.array(RestatedValue),
});
export type PlaybackMoment = z.infer<typeof PlaybackMoment>;

/** `GET /api/v1/playback/frames?after=&until=`: what was told after one moment, up to another. */
export const PlaybackStretch = z.object({ after: EpochMs, until: EpochMs, parts: z.array(PlaybackPart), gaps: z.array(PlaybackGap) });
export type PlaybackStretch = z.infer<typeof PlaybackStretch>;

/** `GET /api/v1/playback/timeline?from=&to=`: what the bar below a playback is drawn from. */
export const PlaybackTimeline = z.object({
  from: EpochMs,
  to: EpochMs,
  /** Equal steps; how many frames were told in each. */
  frames: z.array(z.number().int()),
  gaps: z.array(PlaybackGap),
  /** Alarms that were raised, oldest first; `total` counts what the bound left out. */
  alarms: z.array(z.object({ at: EpochMs, priority: z.string(), vi: z.string(), en: z.string() })),
  total: z.number().int(),
});
export type PlaybackTimeline = z.infer<typeof PlaybackTimeline>;
