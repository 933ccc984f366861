import type { DisplayHealth, DisplayState } from './displays.js';

export const heartbeatEveryMs = 10_000;
/** A change of the picture is said between two heartbeats, but never sooner after the last one. */
export const heartbeatGapMs = 5000;
/** Two heartbeats are missed, and a half of the next; six are missed. */
export const displayLateMs = 25_000;
export const displayLostMs = 60_000;

/** How a display stands at a moment, and since when; a screen without a link goes on counting by the same sum. Pure. */
export function displayHealth({ heardAt, upSince }: Pick<DisplayState, 'heardAt' | 'upSince'>, nowMs: number): { health: DisplayHealth; since: number | null } {
  if (heardAt === null) return { health: 'unknown', since: null };
  const silentMs = nowMs - heardAt;
  if (silentMs > displayLostMs) return { health: 'lost', since: heardAt };
  return silentMs > displayLateMs ? { health: 'late', since: heardAt } : { health: 'online', since: upSince };
}
