import { componentIds, sparkPoints, type ComponentId, type SeriesState } from '@ioc/contracts';
import type { SeriesChange } from '@ioc/platform';
import { seriesKey, type ReadingStore, type StoredLatest } from '@ioc/store';
import type { SeriesPast } from './component-board.js';

const dayMs = 86_400_000;

/** Everything that the component boards show at start, in a few queries. */
export async function loadSeries(store: ReadingStore): Promise<Map<ComponentId, SeriesState[]>> {
  const latest = await store.latest({});
  const [sparks, previous] = await Promise.all([store.spark(latest, sparkPoints), previousValues(store, latest)]);
  const byComponent = new Map<ComponentId, SeriesState[]>(componentIds.map((id) => [id, []]));
  for (const { component, ...series } of latest) {
    const key = seriesKey(series);
    const spark = sparks.get(key) ?? [];
    byComponent.get(component)?.push({ ...series, previous: previous.get(key) ?? null, spark: spark.length > 0 ? spark : [series.value] });
  }
  return byComponent;
}

/** Sparkline and comparison value of some series, read anew. */
export async function readPasts(store: ReadingStore, series: readonly SeriesChange[]): Promise<Map<string, SeriesPast>> {
  const [sparks, previous] = await Promise.all([store.spark(series, sparkPoints), previousValues(store, series)]);
  return new Map(series.map(seriesKey).map((key) => [key, { previous: previous.get(key) ?? null, spark: sparks.get(key) }]));
}

/** The value that a change is counted from: the period before, for live figures the value of a day ago. */
export async function previousValues(store: ReadingStore, series: readonly Omit<StoredLatest, 'component'>[]): Promise<Map<string, number | null>> {
  const asked = series.map(({ indicator, area, breakdown, at, period }) => {
    const live = period === 'instant';
    return { indicator, area, breakdown, before: live ? at - dayMs : at - 1, ...(live ? { notBefore: at - 2 * dayMs } : {}) };
  });
  const found = await store.previous(asked);
  return new Map([...found].map(([key, reading]) => [key, reading.value]));
}
