const key = 'rong.brief.visits';
/** A page that is opened again so soon is the same visit. */
const sameVisitMs = 30 * 60_000;
/** What changed in a longer time than this is no news but history. */
const longestMs = 7 * 86_400_000;

/** Begin of this visit and of the one before, epoch milliseconds. */
export interface Visits {
  last: number | null;
  current: number;
}

/** Pure. @param stored what {@link visitsText} wrote; anything else counts as nothing */
export function visitsAt(stored: string | null, nowMs: number): Visits {
  const [current, last] = (stored ?? '').split(' ').map(Number);
  if (!current || current > nowMs) return { last: null, current: nowMs };
  if (nowMs - current < sameVisitMs) return { last: last || null, current };
  return { last: current, current: nowMs };
}

export function visitsText({ current, last }: Visits): string {
  return `${current} ${last ?? 0}`;
}

/** Since when a change is news, epoch milliseconds, and whether that was the last visit. */
export interface News {
  since: number;
  isVisit: boolean;
}

/** Since the last visit, else since seven in the morning of the day before. Pure. */
export function newsSince({ last, current }: Visits, offsetMs: number): News {
  if (last !== null && current - last < longestMs) return { since: last, isVisit: true };
  const dayMs = 86_400_000;
  const today = Math.floor((current + offsetMs) / dayMs) * dayMs - offsetMs;
  return { since: today - dayMs + 7 * 3_600_000, isVisit: false };
}

/** The visits as they are if this moment is one, without noting it. */
export function storedVisits(nowMs: number): Visits {
  return visitsAt(localStorage.getItem(key), nowMs);
}

/** Notes that the page is looked at on this device. */
export function noteVisit(nowMs: number): Visits {
  const visits = storedVisits(nowMs);
  localStorage.setItem(key, visitsText(visits));
  return visits;
}
