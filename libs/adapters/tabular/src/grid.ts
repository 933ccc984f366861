/** What a cell holds, whatever file it came from. A formula without a cached value and an error are never numbers. */
export type Cell =
  | { kind: 'text'; text: string }
  /** The number that is shown: of a format that shows thousands, thousands. */
  | {
      kind: 'number';
      value: number;
      percent: boolean;
      text: string;
      /** Unit that the number's format writes beside it. */
      unit?: string | undefined;
      /** Decimal mark of texts like this one, where a number stands behind what is shown. */
      proves?: ',' | '.' | undefined;
    }
  /** A date by its number format; `text` is ISO without a zone, e.g. `2026-10-01` or `2026-10-01T07:00:00`. */
  | { kind: 'date'; text: string }
  | { kind: 'error'; text: string }
  | { kind: 'uncached'; text: string };

export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A rectangle of cells with a name: what spreadsheets, HTML tables and CSV files have in common. */
export interface Grid {
  name: string;
  /** 1 for the first sheet of its workbook. */
  position: number;
  /** Hidden in its workbook. */
  hidden: boolean;
  rows: (Cell | undefined)[][];
  merges: Merge[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
}

/** The text of a cell as a person sees it; blank for an empty one. */
export function cellText(cell: Cell | undefined): string {
  return cell?.text ?? '';
}

/** `Sheet!B5`, from 0-based row and column. */
export function cellName(grid: Grid, row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  // A file may give a sheet any name; a place has its bounds.
  return `${grid.name.slice(0, 200)}!${letters}${row + 1}`;
}

/** The merge that a cell lies in. */
export function mergeAt(grid: Grid, row: number, column: number): Merge | undefined {
  return grid.merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right);
}

/**
 * The cell, or the one filled cell of the merge that it lies in: for headers, labels, areas and periods, which
 * speak for the whole merge. Broken writers leave the value outside of the first cell. Never for figures.
 */
export function spokenCell(grid: Grid, row: number, column: number): Cell | undefined {
  const own = grid.rows[row]?.[column];
  if (own && own.text.trim() !== '') return own;
  const merge = mergeAt(grid, row, column);
  if (!merge) return own;
  for (let r = merge.top; r <= merge.bottom; r += 1) {
    const filled = grid.rows[r]?.slice(merge.left, merge.right + 1).find((cell) => cell && cell.text.trim() !== '');
    if (filled) return filled;
  }
  return own;
}
