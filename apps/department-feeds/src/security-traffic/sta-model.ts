import { districts, province } from '../core/areas.js';
import { hourMs, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';

/** What a kind of station measures and how its observations look. */
interface Measure {
  readonly indicator: string;
  readonly name: string;
  readonly unit: { readonly name: string; readonly symbol: string | null; readonly definition: string };
  readonly decimals: number;
  readonly stepMs: number;
  /** Quirks of the three vendors: results as text, times as an interval. */
  readonly resultAs: 'text' | 'number';
  readonly timeAs: 'instant' | 'interval';
}

const measures: readonly Measure[] = [
  {
    indicator: 'air-quality-index',
    name: 'VN_AQI giờ',
    decimals: 0,
    stepMs: 60_000,
    resultAs: 'text',
    timeAs: 'instant',
    unit: { name: 'VN_AQI', symbol: null, definition: 'Quyết định 1459/QĐ-TCMT' },
  },
  {
    indicator: 'forest-fire-level',
    name: 'Cấp dự báo cháy rừng',
    decimals: 0,
    stepMs: 24 * hourMs,
    resultAs: 'number',
    timeAs: 'instant',
    unit: { name: 'Cấp', symbol: 'I-V', definition: 'Thông tư 25/2019/TT-BNNPTNT' },
  },
  {
    indicator: 'water-abstraction-compliance',
    name: 'Công trình khai thác nước truyền dữ liệu',
    decimals: 2,
    stepMs: hourMs,
    resultAs: 'number',
    timeAs: 'interval',
    unit: { name: 'Phần trăm', symbol: '%', definition: 'http://unitsofmeasure.org/ucum.html#para-29' },
  },
];

export interface Datastream {
  readonly id: number;
  readonly thing: Thing;
  readonly measure: Measure;
}
export interface Thing {
  readonly id: number;
  readonly area: string;
  readonly name: string;
  readonly lat: number;
  readonly long: number;
}

const areas = [
  ...districts.map(({ code, name, lat, lon }) => ({ code, name, lat, lon })),
  { ...province, lat: 14.3497, lon: 108.0005 },
];

export const things: readonly Thing[] = areas.map(({ code, name, lat, lon }, index) => ({
  id: index + 1,
  area: code,
  name: code === province.code ? 'Trung tâm Quan trắc tài nguyên và môi trường Kon Tum' : `Trạm quan trắc ${name}`,
  lat,
  long: lon,
}));

export const datastreams: readonly Datastream[] = things.flatMap((thing) =>
  measures.map((measure, index) => ({ id: thing.id * 10 + index + 1, thing, measure })),
);

/** Newest first: when the source says that it was so, and what. Twenty-four of each. */
export function observationTimes(view: FeedView, stream: Datastream): number[] {
  const { stepMs } = stream.measure;
  const newest = stepMs === 24 * hourMs ? startOfDay(view.now()) : Math.floor(view.now() / stepMs) * stepMs;
  return Array.from({ length: 24 }, (_, i) => newest - i * stepMs);
}

/** The newest observation carries a pin at once; older ones keep what was measured then. */
export function resultAt(
  view: FeedView,
  stream: Datastream,
  order: { atMs: number; newest: boolean },
): string | number {
  const { indicator, decimals, resultAs } = stream.measure;
  const pinned = order.newest ? view.pinned(indicator, stream.thing.area) : undefined;
  const value = Number((pinned ?? view.value(indicator, stream.thing.area, order.atMs)).toFixed(decimals));
  return resultAs === 'text' ? String(value) : value;
}

const instant = (atMs: number): string => new Date(atMs).toISOString();

export function phenomenonTime(stream: Datastream, atMs: number): string {
  return stream.measure.timeAs === 'instant'
    ? instant(atMs)
    : `${instant(atMs - stream.measure.stepMs)}/${instant(atMs)}`;
}
