import { districts, province } from '../core/areas.js';
import type { FeedView } from '../department.js';

/** The part of a view that figures are read from. */
export type Figures = Pick<FeedView, 'value' | 'pinned'>;

/**
 * Whole numbers by district that add up to the province's figure, whatever was pinned: what is missing or too much for the
 * province goes to districts without a pin, the first of `from` first.
 * @param from districts that can have the figure at all
 */
export function settledCounts(
  view: Figures,
  indicator: string,
  options: { atMs: number; from?: readonly string[] },
): Map<string, number> {
  const codes = options.from ?? districts.map((district) => district.code);
  const counts = new Map(
    codes.map((code) => [code, Math.max(0, Math.round(view.value(indicator, code, options.atMs)))]),
  );
  if (view.pinned(indicator, province.code) === undefined) return counts;
  const target = Math.round(view.value(indicator, province.code, options.atMs));
  let missing = target - [...counts.values()].reduce((sum, count) => sum + count, 0);
  for (const code of codes.filter((c) => view.pinned(indicator, c) === undefined)) {
    const next = Math.max(0, (counts.get(code) ?? 0) + missing);
    missing -= next - (counts.get(code) ?? 0);
    counts.set(code, next);
  }
  return counts;
}

/**
 * Means by district such that the mean over all places is the province's figure when that is pinned; a district's own pin stays.
 * @param places how many places each district measures at
 */
export function settledMeans(
  view: Figures,
  indicator: string,
  places: ReadonlyMap<string, number>,
): Map<string, number> {
  const codes = [...places.keys()];
  const means = new Map(codes.map((code) => [code, view.value(indicator, code)]));
  const target = view.pinned(indicator, province.code);
  const free = codes.filter((code) => view.pinned(indicator, code) === undefined);
  if (target === undefined || free.length === 0) return means;
  const count = (list: readonly string[]) => list.reduce((sum, code) => sum + (places.get(code) ?? 0), 0);
  const held = codes
    .filter((code) => !free.includes(code))
    .reduce((sum, code) => sum + (means.get(code) ?? 0) * (places.get(code) ?? 0), 0);
  const each = Math.max(0, (target * count(codes) - held) / count(free));
  for (const code of free) means.set(code, each);
  return means;
}
