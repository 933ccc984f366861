import { durationMs, type AlarmRule, type IndicatorInfo } from '@ioc/contracts';
import type { ReadingStore, SeriesRef } from '@ioc/store';
import type { SeriesView } from './ground.js';
import { yearEarlier, type BoundedWhen } from './measure.js';

type Past = SeriesView['past'];
/** The newest value of an indicator in one area. */
export interface Head extends SeriesRef {
  at: number;
}
interface Asked {
  when: BoundedWhen;
  indicator: IndicatorInfo;
  heads: readonly Head[];
  utcOffset: string;
}

const dayMs = 86_400_000;
/** A line goes through so many values: a year of months. */
const linePoints = 12;
/** Of live figures a value each 5 s, for the two hours around the same time a year before, and more. */
const yearPoints = 2000;

/** Whether a rule compares with what was before. */
export function looksBack({ when }: AlarmRule): boolean {
  return when.kind === 'change' || (when.kind === 'deviation' && when.from === 'same-period') || (when.kind === 'forecast' && when.method === 'line');
}

/** What was before the newest values, as far as one rule looks; by area, oldest first. */
export function readPast(store: Pick<ReadingStore, 'histories' | 'previous'>, asked: Asked): Promise<Map<string, Past>> {
  if (asked.when.kind === 'change') return valuesBefore(store, asked, durationMs(asked.when.within) ?? 0);
  return asked.when.kind === 'forecast' ? lastValues(store, asked) : yearAgo(store, asked);
}

async function valuesBefore(store: Pick<ReadingStore, 'previous'>, { heads }: Asked, withinMs: number): Promise<Map<string, Past>> {
  const found = await store.previous(heads.map(({ indicator, area, at }) => ({ indicator, area, before: at - withinMs })));
  return new Map([...found.values()].map(({ area, at, value }) => [area, [{ at, value }]]));
}

function lastValues(store: Pick<ReadingStore, 'histories'>, { heads, indicator }: Asked): Promise<Map<string, Past>> {
  return histories(store, heads, { indicator: indicator.id, bucket: 'none', limit: linePoints });
}

/** A period begins as long before its end as it lasts, a year at most. */
function yearAgo(store: Pick<ReadingStore, 'histories'>, { heads, indicator, utcOffset }: Asked): Promise<Map<string, Past>> {
  const spans = heads.map(({ at }) => yearEarlier(at, indicator, utcOffset));
  const [begin, end] = [Math.min(...spans.map(({ wanted, tolerance }) => wanted - tolerance)), Math.max(...spans.map(({ wanted, tolerance }) => wanted + tolerance))];
  const longestPeriodMs = spans.some(({ tolerance }) => tolerance > dayMs) ? 366 * dayMs : dayMs;
  return histories(store, heads, { indicator: indicator.id, bucket: 'none', from: new Date(begin - longestPeriodMs), to: new Date(end), limit: yearPoints });
}

async function histories(store: Pick<ReadingStore, 'histories'>, heads: readonly Head[], query: Omit<Parameters<ReadingStore['histories']>[0], 'areas'>): Promise<Map<string, Past>> {
  const found = await store.histories({ ...query, areas: heads.map(({ area }) => area) });
  const newest = new Map(heads.map(({ area, at }) => [area, at]));
  const before = (area: string, at: number) => at < (newest.get(area) ?? 0);
  return new Map([...found].map(([area, points]) => [area, points.map(({ at, value }) => ({ at: Date.parse(at), value })).filter(({ at }) => before(area, at))]));
}
