import { durationMs, type Feed, type Indicator } from '@ioc/contracts';
import type { CellSeries, Span, StoredCell } from '@ioc/store';
import { hasPeriods, periodEnds, periodName } from './period-ends.js';

/** A figure that was expected: one indicator for one area and one period. */
export interface Cell {
  indicator: string;
  area: string;
  period: string;
  dueMs: number;
  /** When its first value came; null when it has not. */
  receivedMs: number | null;
}

/** When the first value of a series and the end of a period came. */
export type StoredCells = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** Made once for all feeds of a scorecard. */
export function storedCells(cells: readonly StoredCell[]): StoredCells {
  const bySeries = new Map<number, Map<number, number>>();
  for (const { seriesId, at, receivedAt } of cells) {
    const ends = bySeries.get(seriesId);
    if (ends) ends.set(at, receivedAt);
    else bySeries.set(seriesId, new Map([[at, receivedAt]]));
  }
  return bySeries;
}

export interface CellGround {
  feed: Feed;
  /** Those that the feed brings. */
  indicators: readonly Indicator[];
  series: readonly CellSeries[];
  stored: StoredCells;
  /** When the feed was polled first. */
  firstMs: number;
  /** Times in which Rông was running. */
  watched: readonly Span[];
  /** The counted time: cells that fall due in it. */
  span: Span;
  /** Expected of an indicator of which nothing ever came. */
  provinceArea: string;
  utcOffset: string;
}

/** Cells that fell due in the counted time. */
export function expectedCells(ground: CellGround): Cell[] {
  return ground.indicators.filter(({ cadence, formula }) => !formula && hasPeriods(cadence.every)).flatMap((indicator) => {
    const known = ground.series.filter((series) => series.indicator === indicator.id);
    const areas = known.length > 0 ? known : [{ id: 0, indicator: indicator.id, area: ground.provinceArea, firstAt: -Infinity }];
    return dueEnds(indicator, ground).flatMap(({ endMs, dueMs }) => {
      const period = periodName(indicator.cadence.every, endMs, ground.utcOffset);
      return areas
        .filter(({ firstAt }) => firstAt <= endMs)
        .map(({ id, area }) => ({ indicator: indicator.id, area, period, dueMs, receivedMs: ground.stored.get(id)?.get(endMs) ?? null }));
    });
  });
}

function dueEnds({ cadence }: Indicator, ground: CellGround): { endMs: number; dueMs: number }[] {
  const graceMs = durationMs(cadence.dueAfter) ?? 0;
  const { fromMs, toMs } = ground.span;
  return periodEnds(cadence.every, { afterMs: fromMs - graceMs - slackMs, untilMs: toMs }, ground.utcOffset)
    .filter((endMs) => endMs + graceMs >= ground.firstMs)
    .map((endMs) => ({ endMs, dueMs: whenWatched(endMs + graceMs, ground) }))
    .filter(({ dueMs }) => dueMs >= fromMs && dueMs < toMs);
}

/** An interruption of Rông longer than this moves no due time into a later period. */
const slackMs = 31 * 86_400_000;

/** What fell due while Rông did not run is due when it has run again for one poll. */
function whenWatched(dueMs: number, { watched, feed }: CellGround): number {
  const next = watched.find(({ toMs }) => toMs > dueMs);
  if (!next) return Infinity;
  if (next.fromMs <= dueMs) return dueMs;
  return next.fromMs + (durationMs(feed.poll.every) ?? 0) + (durationMs(feed.poll.grace) ?? 0);
}
