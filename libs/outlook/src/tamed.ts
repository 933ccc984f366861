/** Beyond so many of the usual distances a value is drawn in. */
const far = 4;
/** The median of the distances × this is the standard deviation where they are normal. */
const perDeviation = 1.4826;
/** Where more lies far out, that is how the series is, and nothing is drawn in. */
const mostShare = 0.05;
/** Values on either side that say what one would usually be: neighbours, or those of so many seasons before and after. */
const reach = 3;

/**
 * A history whose few wild values are drawn in to where usual ones end, so that an old storm does not widen the band of today. Pure.
 * @param season after how many steps it repeats itself; 1 where it does not
 */
export function tamed(values: Float64Array, season = 1): Float64Array {
  const usual = values.map((_, index) => median(around(values, index, season)));
  const distances = values.map((value, index) => value - (usual[index] ?? value));
  const most = far * perDeviation * median([...distances].map(Math.abs));
  const isFar = (distance: number) => Math.abs(distance) > most;
  const count = distances.filter(isFar).length;
  if (!(most > 0) || count > values.length * mostShare) return values;
  return values.map((value, index) => (isFar(distances[index] ?? 0) ? (usual[index] ?? value) + Math.sign(distances[index] ?? 0) * most : value));
}

function around(values: Float64Array, index: number, season: number): number[] {
  return Array.from({ length: 2 * reach + 1 }, (_, nth) => values[index + (nth - reach) * season]).filter((value) => value !== undefined);
}

function median(numbers: number[]): number {
  const sorted = numbers.sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
