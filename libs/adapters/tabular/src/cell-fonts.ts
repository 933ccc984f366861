/** A part of a cell's text in one font. */
export interface FontRun {
  /** First character, 0-based. */
  from: number;
  font: string | undefined;
  /** Raised above the line: a footnote mark, and no digit of the number before it. */
  raised?: boolean;
}

/** Which fonts the cells of a workbook are drawn in; asked only of cells that hold text. */
export interface CellFonts {
  /** @returns runs in order, the first from 0; `undefined` where nothing special is known */
  runs(sheet: number, row: number, column: number): readonly FontRun[] | undefined;
}

export const noFonts: CellFonts = { runs: () => undefined };

/** Key of a cell in a map of one sheet; no sheet has more columns than 16,384. */
export function cellKey(row: number, column: number): number {
  return row * 16_384 + column;
}
