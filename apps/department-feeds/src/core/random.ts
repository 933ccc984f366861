/** FNV-1a with a final mix: the same text gives the same 32 bits on every machine. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in [0, 1) that belongs to a text. */
export function unit(text: string): number {
  return hash(text) / 4_294_967_296;
}

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function stream(key: string): () => number {
  let state = hash(key);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Wanders in [-1, 1]: a new goal per step, a soft way between. */
export function wander(key: string, atMs: number, stepMs: number): number {
  const at = atMs / stepMs;
  const step = Math.floor(at);
  const from = unit(`${key}|${step}`) * 2 - 1;
  const to = unit(`${key}|${step + 1}`) * 2 - 1;
  const way = (1 - Math.cos((at - step) * Math.PI)) / 2;
  return from + (to - from) * way;
}

/** How many rare happenings fall into a stretch that expects `mean` of them (Knuth; for small means). */
export function poisson(next: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}
