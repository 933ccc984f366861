import { AdapterFault, shiftDecimal } from '@ioc/adapter-kit';
import { SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { CellFonts } from './cell-fonts.js';
import { dateText } from './date-cell.js';
import { drawnText } from './drawn-text.js';
import type { Cell, Grid, Merge } from './grid.js';
import { shownAs } from './number-format.js';

export const maxColumns = 500;
/** Of a sheet of any kind. Source: Microsoft, "Excel specifications and limits". */
const mostRows = 1_048_576;

/** What cells of one sheet need to know of their workbook. */
interface SheetPlace {
  /** Place of the sheet in its workbook, 0-based. */
  index: number;
  date1904: boolean;
  fonts: CellFonts;
}

/** A sheet of the reader's workbook as a grid. */
export function sheetGrid(book: WorkBook, index: number, fonts: CellFonts): Grid {
  const name = book.SheetNames[index] ?? '';
  const sheet: WorkSheet = book.Sheets[name] ?? {};
  return {
    name: name.normalize('NFC'),
    position: index + 1,
    hidden: Boolean(book.Workbook?.Sheets?.[index]?.Hidden),
    rows: rowsOf(sheet, { index, date1904: book.Workbook?.WBProps?.date1904 === true, fonts }),
    merges: (sheet['!merges'] ?? []).map((m): Merge => ({ top: m.s.r, left: m.s.c, bottom: m.e.r, right: m.e.c })),
    hiddenRows: hiddenOf(sheet['!rows']),
    hiddenColumns: hiddenOf(sheet['!cols']),
  };
}

const dataOf = (sheet: WorkSheet): (CellObject[] | undefined)[] => (sheet as { '!data'?: (CellObject[] | undefined)[] })['!data'] ?? [];

/** The first filled cell past the columns that are read, 0-based. */
export function filledColumn(sheet: WorkSheet): { row: number; column: number; text: string } | undefined {
  for (const [row, cells] of Object.entries(dataOf(sheet))) {
    const column = cells?.findIndex((cell: CellObject | undefined, c) => c >= maxColumns && cell !== undefined && cell.t !== 'z' && String(cell.v ?? '') !== '') ?? -1;
    if (column >= 0) return { row: Number(row), column, text: String(cells?.[column]?.v) };
  }
  return undefined;
}

/** Rows up to the last filled one; formatted blanks below it are none. */
function rowsOf(sheet: WorkSheet, place: SheetPlace): Grid['rows'] {
  const data = dataOf(sheet);
  const rows: Grid['rows'] = [];
  // By the rows that are there: a broken row number makes an array of a thousand million holes.
  for (const r of Object.keys(data).map(Number)) {
    if (r >= mostRows) throw new AdapterFault('bad-shape', `a cell stands in row ${r + 1}; a sheet has ${mostRows} rows`);
    const cells: (Cell | undefined)[] = [];
    (data[r] ?? []).slice(0, maxColumns).forEach((cell, c) => {
      const read = cellOf(cell, place, [r, c]);
      if (read) cells[c] = read;
    });
    if (cells.length > 0) rows[r] = Array.from(cells);
  }
  return Array.from(rows, (row) => row ?? []);
}

function hiddenOf(infos: readonly ({ hidden?: boolean } | null | undefined)[] | undefined): ReadonlySet<number> {
  const hidden = new Set<number>();
  infos?.forEach((info, i) => info?.hidden && hidden.add(i));
  return hidden;
}

const errorNames: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

function cellOf(cell: CellObject | undefined, place: SheetPlace, at: readonly [row: number, column: number]): Cell | undefined {
  if (!cell) return undefined;
  // The reader gives 0 for a formula whose value was never computed: it is a stub with a formula.
  if (cell.t === 'z') return cell.f ? { kind: 'uncached', text: `=${cell.f}` } : undefined;
  if (cell.t === 'e') return { kind: 'error', text: errorNames[Number(cell.v)] ?? '#ERROR' };
  if (cell.t === 'n') return numericCell(cell, place.date1904);
  return textCell(cell, place, at);
}

function textCell(cell: CellObject, { fonts, index }: SheetPlace, [row, column]: readonly [number, number]): Cell | undefined {
  const raw = String(cell.v ?? '');
  if (raw.trim() === '') return cell.f ? { kind: 'uncached', text: `=${cell.f}` } : undefined;
  return { kind: 'text', text: drawnText(raw, fonts.runs(index, row, column)) };
}

function numericCell(cell: CellObject, date1904: boolean): Cell {
  const value = Number(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (SSF.is_date(format)) return { kind: 'date', text: dateText(value, format, date1904) };
  const { percent, scaledBy, unit } = shownAs(format, value);
  const shown = scaledBy === 0 ? value : shiftDecimal(value, -scaledBy);
  return { kind: 'number', value: shown, percent, unit, text: String(shown) };
}
