import { z } from 'zod';
import { HistoryPoint } from './api.js';

/** What a trend is laid beside: nothing, the span of the same length just before it, or the same span a year before. */
export const TrendCompare = z.enum(['none', 'before', 'year']);
export type TrendCompare = z.infer<typeof TrendCompare>;

/** Lines of one trend at most: what a person can still tell apart. */
export const maxTrendLines = 6;
/** Points of one trend at most, those that it is compared with counted in. */
export const maxTrendPoints = 20_000;

export const TrendPoint = HistoryPoint.extend({
  /** Where it stands on the axis of the span that was asked for, ISO UTC: `at`, moved on by the comparison. */
  over: z.iso.datetime(),
  /** Nothing is known between the point before and this one, though its schedule promised a value: the line breaks. */
  gap: z.literal(true).optional(),
  /** Its period or bucket is not over yet. */
  running: z.literal(true).optional(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** One series over one span. */
export const TrendLine = z.object({
  area: z.string(),
  breakdown: z.string().optional(),
  /** `none`: the span that was asked for; else what it is compared with. */
  compare: TrendCompare,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  points: z.array(TrendPoint),
});
export type TrendLine = z.infer<typeof TrendLine>;

/** `GET /api/v1/readings/:indicator/trend` */
export const TrendAnswer = z.object({
  indicator: z.string(),
  bucket: z.enum(['none', 'hour', 'day', 'month']),
  /** What stands for a bucket: the mean of its readings, or the last one. */
  value: z.enum(['mean', 'last']),
  compare: TrendCompare,
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** When it was read from the store. */
  readAt: z.iso.datetime(),
  lines: z.array(TrendLine),
});
export type TrendAnswer = z.infer<typeof TrendAnswer>;
