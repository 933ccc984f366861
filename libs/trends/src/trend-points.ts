import { staleAtMs, type Cadence, type HistoryPoint, type TrendPoint } from '@ioc/contracts';
import { monthsOn, type ComparedSpan } from './spans.js';

export type Bucket = 'none' | 'hour' | 'day' | 'month';

export interface PointGround {
  bucket: Bucket;
  cadence: Cadence;
  utcOffset: string;
  nowMs: number;
  over: ComparedSpan['over'];
}

/** Stored points with their place on the asked axis, where the line breaks, and what is not over yet. Pure. @param history oldest first */
export function trendPoints(history: readonly HistoryPoint[], ground: PointGround): TrendPoint[] {
  return history.map((point, nth) => {
    const at = Date.parse(point.at);
    const before = history[nth - 1];
    return {
      ...point,
      over: new Date(ground.over(at)).toISOString(),
      ...(before && at > promisedMs(Date.parse(before.at), ground) && { gap: true as const }),
      ...(point.period !== 'instant' && endMs(at, ground) > ground.nowMs && { running: true as const }),
    };
  });
}

/** Until when the next point is due: the schedule of its source, or the next bucket where those are longer. */
function promisedMs(atMs: number, { bucket, cadence, utcOffset }: PointGround): number {
  return Math.max(endMs(atMs, { bucket, utcOffset }), staleAtMs({ kind: 'instant', startMs: atMs, endMs: atMs }, cadence, utcOffset));
}

/** A bucket is named by where it begins, a period by where it ends. */
function endMs(atMs: number, { bucket, utcOffset }: Pick<PointGround, 'bucket' | 'utcOffset'>): number {
  return bucket === 'none' ? atMs : steps[bucket](atMs, utcOffset);
}

const hourMs = 3_600_000;
const steps: Record<Exclude<Bucket, 'none'>, (ms: number, utcOffset: string) => number> = {
  hour: (ms) => ms + hourMs,
  day: (ms) => ms + 24 * hourMs,
  month: (ms, utcOffset) => monthsOn(ms, 1, utcOffset),
};
