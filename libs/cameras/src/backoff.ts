const firstMs = 500;
const capMs = 4_000;

/**
 * Wait before try number `failures` + 1: full jitter under a doubling ceiling, so that twelve cameras behind one switch
 * do not come back in step. The cap lets a camera that returns be live again well within 10 s.
 */
export function backoffMs(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, firstMs * 2 ** Math.min(failures, 10)));
}
