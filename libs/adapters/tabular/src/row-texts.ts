import { isFigureLike } from './figure.js';
import { cellText, mergeAt, spokenCell, type Cell, type Grid } from './grid.js';
import { isForeign, isVietnamese } from './row-kind.js';
import type { TableColumns } from './table-columns.js';

/** Reads what names the rows of a table, and their figures, through merged cells. */
export class RowTexts {
  private readonly valueColumns: readonly number[];

  constructor(
    private readonly grid: Grid,
    private readonly columns: TableColumns,
  ) {
    this.valueColumns = [...columns.values.values()].flat().map((value) => value.column);
  }

  /** Text of a column that was found by its header, or of what stands left of the figures. */
  at(row: number, column: number | undefined): string {
    if (column === undefined) return this.nearest(row, { from: 0, until: this.columns.leftOf });
    const last = this.columns.spans.get(column) ?? column;
    return last === column ? cellText(spokenCell(this.grid, row, column)) : this.nearest(row, { from: column, until: last + 1 });
  }

  /** True when a cell of figures holds something that may be one. */
  hasFigures(row: number): boolean {
    return this.valueColumns.some((column) => {
      const found = this.figure(row, column);
      return 'reason' in found || isFigureLike(found.cell);
    });
  }

  /** True when a cell of figures holds a text of its own, as `chưa báo cáo`: in a row that is wanted, it is refused and not passed over. */
  saysSomething(row: number): boolean {
    return this.valueColumns.some((column) => cellText(this.grid.rows[row]?.[column]).trim() !== '' && !mergeAt(this.grid, row, column));
  }

  /**
   * The cell of a figure. In a merge the one filled cell speaks, unless the merge covers rows of several names: then
   * nobody knows whose figure it is.
   */
  figure(row: number, column: number): { cell: Cell | undefined } | { reason: string } {
    const merge = mergeAt(this.grid, row, column);
    if (!merge) return { cell: this.grid.rows[row]?.[column] };
    const cell = spokenCell(this.grid, row, column);
    if (merge.top === merge.bottom || !cell || !isFigureLike(cell)) return { cell };
    const names = new Set(Array.from({ length: merge.bottom - merge.top + 1 }, (_, i) => this.name(merge.top + i)).filter((name) => name !== ''));
    if (names.size > 1 && !this.inTwoLanguages([...names])) return { reason: `the figure is merged over ${merge.bottom - merge.top + 1} rows: which one is it of?` };
    // One name: the figure counts once, where that name first stands.
    const first = Array.from({ length: merge.bottom - merge.top + 1 }, (_, i) => merge.top + i).find((r) => this.name(r) !== '') ?? merge.top;
    return { cell: row === first ? cell : undefined };
  }

  /**
   * The Vietnamese label of a row whose own label is its translation: `Cả nước` above `Whole country`, and figures
   * only beside the second.
   */
  above(row: number): string | undefined {
    const own = this.name(row);
    const upper = row > this.columns.firstRow ? this.name(row - 1) : '';
    if (!isForeign(own) || /^[-+*•]/.test(own) || !isVietnamese(upper) || !this.hasFigures(row) || this.hasFigures(row - 1)) return undefined;
    return upper;
  }

  private inTwoLanguages(names: readonly string[]): boolean {
    return names.length === 2 && isVietnamese(names[0] ?? '') && isForeign(names[1] ?? '');
  }

  private name(row: number): string {
    return this.at(row, this.columns.label ?? this.columns.area).trim();
  }

  /** The text nearest to the figures: labels step to the right under their groups, and numbers stand before them. */
  private nearest(row: number, { from, until }: { from: number; until: number }): string {
    const texts: string[] = [];
    for (let column = until - 1; column >= from; column -= 1) {
      const text = cellText(spokenCell(this.grid, row, column)).trim();
      if (text !== '') texts.push(text);
    }
    return texts.find((text) => /\p{L}{2}/u.test(text)) ?? texts[0] ?? '';
  }
}
