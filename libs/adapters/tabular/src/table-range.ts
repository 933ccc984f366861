import { AdapterFault, foldText } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';
import { isFigureLike } from './figure.js';
import { cellText, type Grid } from './grid.js';
import { isMotto } from './row-kind.js';
import { wordsOf, type Table, type Words } from './table-settings.js';

/** Rows of a sheet that belong to one table, 0-based; `until` is the first that does not. */
export interface TableRange {
  from: number;
  until: number;
}

/**
 * The part of a sheet that a table's `below` and `until` leave.
 * @throws AdapterFault `bad-shape` when no row holds the words of `below`
 */
export function tableRange(grid: Grid, table: Table): TableRange {
  const from = table.below === undefined ? 0 : rowWith(grid, table.below, 0) + 1;
  if (table.below !== undefined && from === 0) throw new AdapterFault('bad-shape', `sheet "${grid.name}" has no row with "${wordsOf(table.below).join('" or "')}"`);
  const section = table.section === undefined ? from : Math.max(rowWith(grid, table.section, from), from);
  const until = table.until === undefined ? -1 : rowWith(grid, table.until, section + 1);
  return { from, until: until < 0 ? grid.rows.length : until };
}

/** First row from `from` on with a cell that holds the words, or -1. */
export function rowWith(grid: Grid, words: Words, from: number): number {
  const wanted = wordsOf(words).map(foldText);
  return grid.rows.findIndex((row, r) => r >= from && row.some((cell) => cell && wanted.some((word) => foldText(cell.text).includes(word))));
}

/** Rows above the header that speak for this table: below the figures of one that may stand over it. */
export function titleRows(grid: Grid, { from, top }: { from: number; top: number }): number[] {
  let first = from > 0 ? from - 1 : 0;
  for (let r = first; r < top; r += 1) {
    if ((grid.rows[r] ?? []).filter((cell) => cell?.kind === 'number' && isFigureLike(cell)).length > 1) first = r + 1;
  }
  return Array.from({ length: Math.max(top - first, 0) }, (_, i) => first + i);
}

/** What stands above the header is said too: titles, the motto, and other tables. */
export function aboveHeader(grid: Grid, top: number): Rejected[] {
  return grid.rows.slice(0, top).flatMap((row, r) => {
    const texts = row.map(cellText).filter((text) => text.trim() !== '');
    if (texts.length === 0) return [];
    const reason = isMotto(texts) ? 'national motto' : 'above the header: a title, a remark or another table';
    return [{ where: `${grid.name}!${r + 1}`, raw: texts.join(' | ').slice(0, 300), reason, skipped: true as const }];
  });
}

