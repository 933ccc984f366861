import { decimalMarkOf, foldText, readPeriods } from '@ioc/adapter-kit';
import { cellText, isFigureLike, isNumberingRow, spokenCell, unitIn, type Grid } from '@ioc/adapter-tabular';
import type { FoundColumn, FoundTable } from '@ioc/contracts';

const searchedRows = 60;
const sampledRows = 8;
const keptValues = 60;
/** What one cell may tell a screen. */
const longest = 300;

/** The tables of a workbook or text file as a person would point at them; a sheet without a header brings none. */
export function findTables(grids: readonly Grid[], file: string): FoundTable[] {
  let position = 0;
  return grids.flatMap((grid) => {
    if (!grid.hidden) position += 1;
    const header = findHeaderRows(grid);
    return header ? [tableOf(grid, header, { file, position: grid.hidden ? 0 : position })] : [];
  });
}

interface HeaderRows {
  top: number;
  bottom: number;
}

/** The first row of at least two texts that figures follow, with the merged rows above it that it goes on from. */
function findHeaderRows(grid: Grid): HeaderRows | null {
  for (let row = 0; row < Math.min(searchedRows, grid.rows.length); row += 1) {
    if (!isHeaderLine(grid, row) || !figuresFollow(grid, row)) continue;
    return { top: topOf(grid, row), bottom: row };
  }
  return null;
}

function isHeaderLine(grid: Grid, row: number): boolean {
  const cells = (grid.rows[row] ?? []).filter((cell) => cell && cell.text.trim() !== '');
  const words = cells.filter((cell) => cell?.kind === 'text' && /\p{L}/u.test(cell.text) && !/^\s*(-|x|sb|…|\.+)\s*$/u.test(cell.text));
  const distinct = new Set(words.map((cell) => foldText(cellText(cell))));
  return distinct.size >= 2 && words.length * 2 > cells.length && !isNumberingRow(grid.rows[row] ?? []) && !(grid.rows[row] ?? []).some((cell) => cell?.kind === 'number' && cell.value > 3000);
}

/** The next row that says something, numbering rows and group headings aside, holds a figure. */
function figuresFollow(grid: Grid, row: number): boolean {
  let looked = 0;
  for (let next = row + 1; next < grid.rows.length && looked < 3; next += 1) {
    const cells = grid.rows[next] ?? [];
    if (cells.every((cell) => cellText(cell).trim() === '') || isNumberingRow(cells)) continue;
    if (cells.some((cell, column) => column > 0 && isFigureLike(cell))) return !isHeaderLine(grid, next) || cells.filter(isFigureLike).length * 2 >= cells.length - 2;
    if (isHeaderLine(grid, next)) return false;
    looked += 1;
  }
  return false;
}

function topOf(grid: Grid, bottom: number): number {
  let top = bottom;
  while (top > 0 && bottom - top < 2 && grid.merges.some((merge) => reachesInto(merge, top, grid.rows[top]?.length ?? 0))) top -= 1;
  return top;
}

/** A merge of the row above that spans some but not all columns, or comes down into this row. */
function reachesInto(merge: Grid['merges'][number], row: number, width: number): boolean {
  if (merge.top > row - 1 || merge.bottom < row - 1) return false;
  const columns = merge.right - merge.left + 1;
  return merge.bottom >= row || (columns > 1 && columns < width - 1);
}

function tableOf(grid: Grid, header: HeaderRows, at: { file: string; position: number }): FoundTable {
  const body = grid.rows.slice(header.bottom + 1).filter((row) => row.some((cell) => cellText(cell).trim() !== '') && !isNumberingRow(row));
  const title = grid.rows.slice(0, header.top).flatMap((row) => row.map(cellText).filter((text) => text.trim() !== '')).map(short);
  const width = Math.max(...grid.rows.map((row) => row.length), 0);
  const columns = Array.from({ length: width }, (_none, column) => columnOf(grid, header, { column, body })).filter((column) => column.text !== '');
  return {
    sheet: grid.name,
    position: at.position,
    hidden: grid.hidden,
    title: title.slice(0, 20),
    headerRow: header.bottom + 1,
    columns,
    rows: body.length,
    sample: body.slice(0, sampledRows).map((row) => row.map((cell) => short(cellText(cell)))),
    periods: [...new Set([...title, grid.name, at.file].flatMap((text) => readPeriods(text).map((period) => period.at)))],
  };
}

function columnOf(grid: Grid, header: HeaderRows, { column, body }: { column: number; body: Grid['rows'] }): FoundColumn {
  const text = headerText(grid, header, column);
  const cells = body.map((row) => row[column]);
  const texts = cells.flatMap((cell) => (cell?.kind === 'text' && cell.text.trim() !== '' ? [cell.text.trim()] : []));
  const figures = cells.filter(isFigureLike).length;
  const filled = cells.filter((cell) => cellText(cell).trim() !== '').length;
  const mark = decimalMarkOf(texts);
  const evidence = texts.find((one) => decimalMarkOf([one]) === mark) ?? '';
  return {
    letter: letterOf(column),
    text: short(text),
    unit: unitIn(text) ?? null,
    figures,
    texts: filled - figures,
    blanks: cells.length - filled,
    decimal: mark === null ? null : { mark, evidence: short(evidence) },
    values: [...new Set(cells.map((cell) => short(cellText(cell).trim())).filter((one) => one !== ''))].slice(0, keptValues),
  };
}

function headerText(grid: Grid, { top, bottom }: HeaderRows, column: number): string {
  const parts: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const text = (spokenCell(grid, row, column)?.text ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '' && parts.at(-1) !== text) parts.push(text);
  }
  return parts.join(' ');
}

function letterOf(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

const short = (text: string): string => text.slice(0, longest);
