import type { ScoreRow } from '@ioc/contracts';

/** Best first; equal scores share a place and the next place is left out; without a score there is none. */
export function ranked(rows: readonly Omit<ScoreRow, 'rank'>[]): ScoreRow[] {
  const sorted = [...rows].sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.id.localeCompare(b.id));
  return sorted.map((row) => ({ ...row, rank: row.score === null ? null : 1 + sorted.filter(({ score }) => score !== null && score > (row.score ?? 0)).length }));
}
