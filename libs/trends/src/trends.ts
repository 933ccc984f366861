import { maxTrendPoints, type IndicatorInfo, type TrendAnswer, type TrendCompare, type TrendLine } from '@ioc/contracts';
import type { ReadingStore } from '@ioc/store';
import { comparedSpan, type Span } from './spans.js';
import { trendPoints, type Bucket } from './trend-points.js';

export interface TrendQuery extends Span {
  indicator: IndicatorInfo;
  areas: readonly string[];
  /** The plain series is the empty one. */
  breakdowns: readonly string[];
  bucket: Bucket;
  value: 'mean' | 'last';
  compare: TrendCompare;
}

/** More than one answer holds; nothing was left out to make it fit. */
export class TooManyPoints extends Error {
  constructor(readonly most: number) {
    super(`This trend has more than ${most} points`);
    this.name = 'TooManyPoints';
  }
}

/** One indicator over one span, for several areas or breakdowns, beside what it is compared with. */
export class Trends {
  /** @param utcOffset of the province's calendar */
  constructor(
    private readonly store: Pick<ReadingStore, 'histories'>,
    private readonly utcOffset: string,
  ) {}

  /** @throws TooManyPoints */
  async read(query: TrendQuery, nowMs: number): Promise<TrendAnswer> {
    const compares: TrendCompare[] = query.compare === 'none' ? ['none'] : ['none', query.compare];
    const lines: TrendLine[] = [];
    for (const compare of compares) for (const breakdown of query.breakdowns) lines.push(...(await this.lines(query, { compare, breakdown, nowMs })));
    if (lines.reduce((sum, { points }) => sum + points.length, 0) > maxTrendPoints) throw new TooManyPoints(maxTrendPoints);
    const { indicator, bucket, value, compare } = query;
    return { indicator: indicator.id, bucket, value, compare, ...isoSpan(query), readAt: new Date(nowMs).toISOString(), lines };
  }

  private async lines(query: TrendQuery, { compare, breakdown, nowMs }: { compare: TrendCompare; breakdown: string; nowMs: number }): Promise<TrendLine[]> {
    const { indicator, areas, bucket, value } = query;
    const span = comparedSpan(query, compare, this.utcOffset);
    const histories = await this.store.histories({
      ...{ indicator: indicator.id, areas, breakdown, bucket, value, detail: true },
      ...{ from: new Date(span.fromMs), to: new Date(span.toMs) },
      // One more than fits: whether anything was left out is then known.
      limit: maxTrendPoints + 1,
    });
    const ground = { bucket, cadence: indicator.cadence, utcOffset: this.utcOffset, nowMs, over: span.over };
    return areas.map((area) => ({
      ...{ area, compare, ...isoSpan(span) },
      ...(breakdown && { breakdown }),
      points: trendPoints(histories.get(area) ?? [], ground),
    }));
  }
}

function isoSpan({ fromMs, toMs }: Span): { from: string; to: string } {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
