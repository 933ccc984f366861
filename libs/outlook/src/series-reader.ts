import { outlookStep, parseTime, type HistoryPoint, type IndicatorInfo, type OutlookStep } from '@ioc/contracts';
import type { HistoriesQuery, ReadingStore, StoredLatest } from '@ioc/store';
import type { Series } from './foresee.js';
import { stepsBack } from './history.js';

const dayMs = 86_400_000;
const stepMs: Record<OutlookStep, number> = { hour: dayMs / 24, day: dayMs, week: 7 * dayMs, month: 31 * dayMs, quarter: 92 * dayMs, year: 366 * dayMs };

/** Live figures come many times in an hour or day: the last one stands for it, as it does for a count that grows. What comes more rarely is read as it came. */
const buckets: Record<OutlookStep, HistoriesQuery['bucket']> = { hour: 'hour', day: 'day', week: 'none', month: 'none', quarter: 'none', year: 'none' };

export interface SeriesAsked {
  indicator: IndicatorInfo;
  area: string;
  utcOffset: string;
}

/** One series out of the store, as far back as an outlook looks. */
export async function readSeries(store: Pick<ReadingStore, 'latest' | 'histories'>, { indicator, area, utcOffset }: SeriesAsked): Promise<Series> {
  const [head] = (await store.latest({ indicators: [indicator.id], area })).filter(({ breakdown }) => !breakdown);
  const step = outlookStep(indicator.cadence);
  const none = { indicator, area, utcOffset, newest: null, points: [], simulated: false };
  if (!head || step === null) return { ...none, newest: head ? momentOf(head, utcOffset) : null };
  const newest = momentOf(head, utcOffset);
  const from = new Date(newest - (stepsBack(step) + 1) * stepMs[step]);
  const found = (await store.histories({ indicator: indicator.id, areas: [area], bucket: buckets[step], value: 'last', detail: true, from })).get(area) ?? [];
  const points = found.map((point) => ({ at: momentIn(point, buckets[step]), value: point.value }));
  return { ...none, newest, points, simulated: [head, ...found].some(({ provenance }) => provenance === 'simulated') };
}

/** A moment in the step that a reading speaks of: where its period begins, or its instant. */
export function momentOf({ period, at }: Pick<StoredLatest, 'period' | 'at'>, utcOffset: string): number {
  return parseTime(period, utcOffset)?.startMs ?? at;
}

/** A bucket is named by where it begins, a period by where it ends. */
function momentIn({ at, period }: HistoryPoint, bucket: HistoriesQuery['bucket']): number {
  return Date.parse(at) - (bucket === 'none' && period !== 'instant' ? 1 : 0);
}
