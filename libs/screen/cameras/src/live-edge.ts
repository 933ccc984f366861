/** Seconds behind the newest picture beyond which the player jumps, and beyond which it hurries. */
const jumpBehindS = 0.6;
const hurryBehindS = 0.3;
/** Where a jump lands: two pictures of a 15/s stream before the edge, so that playing does not stall at once. */
const landBehindS = 0.15;
/** What was played is kept for 10 s and removed once it is 20 s long: removing is not free, so not with every picture. */
const keepS = 10;
const trimBeyondS = 20;

export interface Buffered {
  startS: number;
  endS: number;
  currentS: number;
}

export interface EdgeMove {
  /** Jump there; null to play on. */
  seekToS: number | null;
  rate: number;
  /** Remove everything before; null to keep all. */
  trimToS: number | null;
}

/** What keeps a player at the live edge: the newest picture is what a control room wants, not every picture. */
export function followEdge({ startS, endS, currentS }: Buffered): EdgeMove {
  const behindS = endS - currentS;
  const mustJump = behindS > jumpBehindS || currentS < startS;
  return {
    seekToS: mustJump ? Math.max(startS, endS - landBehindS) : null,
    rate: !mustJump && behindS > hurryBehindS ? 1.1 : 1,
    trimToS: endS - startS > trimBeyondS ? endS - keepS : null,
  };
}
