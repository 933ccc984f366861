import type { PageCounts } from './page-counts.js';

/** What a number grew by from the first to the last sample, by the line of least squares through all of them. */
export function growth(samples: readonly PageCounts[], of: (counts: PageCounts) => number): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || first === last) throw new Error('growth needs two samples');
  const mean = (pick: (counts: PageCounts) => number) => samples.reduce((sum, counts) => sum + pick(counts), 0) / samples.length;
  const [atMean, ofMean] = [mean(({ updates }) => updates), mean(of)];
  const along = samples.reduce((sum, counts) => sum + (counts.updates - atMean) * (of(counts) - ofMean), 0);
  const square = samples.reduce((sum, { updates }) => sum + (updates - atMean) ** 2, 0);
  return (along / square) * (last.updates - first.updates);
}

/** How much each number may grow over a whole run, as the line through its samples has it. */
export const bounds = {
  /** Of some 40 MB. Histories of trends and compiled code settle in the beginning. */
  heapMb: 8,
  /** Of some 4,000. The scene before may still be held when it is counted, a thousand nodes; one that is never let go makes tens of thousands. */
  nodes: 1500,
  listeners: 30,
  contexts: 0.5,
} as const;
type Counted = keyof typeof bounds;

/** A line for each number that grew beyond its bound; nothing: flat. */
export function faultsOf(samples: readonly PageCounts[]): string[] {
  return (Object.keys(bounds) as Counted[]).flatMap((name) => {
    const grown = growth(samples, (counts) => counts[name]);
    return grown > bounds[name] ? [`${name} grew by ${grown.toFixed(1)}, at most ${bounds[name]} is flat`] : [];
  });
}

export function lineOf({ updates, heapMb, nodes, listeners, contexts }: PageCounts): string {
  return [`${updates}`.padStart(8), heapMb.toFixed(1).padStart(7), `${nodes}`.padStart(7), `${listeners}`.padStart(7), `${contexts}`.padStart(4)].join(' ');
}
export const heading = ' updates heap MB   nodes listeners GL';
