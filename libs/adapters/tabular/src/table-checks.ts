import type { Rejected } from '@ioc/contracts';
import { readNumber } from '@ioc/adapter-kit';
import { cellName, type Cell, type Grid } from './grid.js';
import { labelMatch } from './label-keys.js';
import { totalKind } from './row-kind.js';
import type { Target } from './row-targets.js';
import type { TableColumns, ValueColumn } from './table-columns.js';
import { wordsOf, type Check, type Table, type Words } from './table-settings.js';
import { columnKey } from './table-wishes.js';

/** A row with figures as it was read, for the sums that must hold. */
export interface ReadRow {
  row: number;
  labels: readonly string[];
  targets: readonly Target[];
  cell(column: number): Cell | undefined;
}

interface Checked {
  table: Table;
  columns: TableColumns;
  grid: Grid;
}

/** A figure in the unit of the file, and where it stands. */
interface Operand {
  name: string;
  where: string;
  value: number | null;
}

/** Sums that do not hold, each with both figures; sums that could not be tried are said as passed over. */
export function checkTable(at: Checked, rows: readonly ReadRow[]): Rejected[] {
  return at.table.checks.flatMap((check) => {
    if ('columns' in check) return columnSums(at, rows, check);
    return 'rows' in check ? rowSums(at, rows, check) : areaSums(at, rows, check);
  });
}

function columnSums(at: Checked, rows: readonly ReadRow[], check: Extract<Check, { columns: unknown }>): Rejected[] {
  const column = (words: Words): ValueColumn | undefined => at.columns.values.get(columnKey({ words }))?.[0];
  const operand = (row: ReadRow, words: Words): Operand => operandAt(at.grid, row, { name: wordsOf(words)[0] ?? '', value: column(words) });
  return rows.filter((row) => row.targets.length > 0).flatMap((row) => compare(check.columns.map((words) => operand(row, words)), operand(row, check.equals), check.tolerance));
}

function rowSums(at: Checked, rows: readonly ReadRow[], check: Extract<Check, { rows: unknown }>): Rejected[] {
  const row = (words: Words): ReadRow | undefined => rows.find((one) => one.labels.some((label) => labelMatch(label, wordsOf(words)) > 0));
  return allValues(at.columns).flatMap((value) => {
    const operand = (words: Words): Operand => operandAt(at.grid, row(words), { name: wordsOf(words)[0] ?? '', value });
    return compare(check.rows.map(operand), operand(check.equals), check.tolerance);
  });
}

function areaSums(at: Checked, rows: readonly ReadRow[], check: Extract<Check, { areas: unknown }>): Rejected[] {
  const isTotal = (row: ReadRow): boolean => row.labels.some((label) => totalKind(label) === 'grand' || totalKind(label) === 'bare');
  const totals = rows.filter(isTotal);
  const parts = rows.filter((row) => row.targets.length > 0 && !isTotal(row));
  const total = totals.length === 1 ? totals[0] : undefined;
  return allValues(at.columns).flatMap((value) => {
    const operand = (row: ReadRow | undefined): Operand => operandAt(at.grid, row, { name: row?.labels[0] ?? 'total row', value });
    return compare(parts.map(operand), operand(total), check.tolerance);
  });
}

function allValues(columns: TableColumns): ValueColumn[] {
  const byColumn = new Map([...columns.values.values()].flat().map((value) => [value.column, value]));
  return [...byColumn.values()];
}

function operandAt(grid: Grid, row: ReadRow | undefined, { name, value }: { name: string; value: ValueColumn | undefined }): Operand {
  if (!row || !value) return { name, where: grid.name, value: null };
  const cell = row.cell(value.column);
  const read = cell?.kind === 'text' ? readNumber(cell.text, value.mark) : undefined;
  const number = cell?.kind === 'number' ? cell.value : read?.kind === 'number' ? read.value : null;
  return { name, where: cellName(grid, row.row, value.column), value: number };
}

function compare(parts: readonly Operand[], total: Operand, tolerance: number): Rejected[] {
  const said = (one: Operand): string => `${one.name.trim()} ${one.value ?? 'without a figure'}`;
  const absent = [...parts, total].find((one) => one.value === null);
  const raw = `${parts.map(said).join(' + ')} = ${said(total)}`.slice(0, 300);
  if (absent) return [{ where: total.where, raw, reason: `cross-check not tried: no figure for ${absent.name.trim()}`, skipped: true }];
  const sum = parts.reduce((whole, part) => whole + (part.value ?? 0), 0);
  // Binary fractions add up to a trifle more or less: 10⁻⁹ of the figure is none.
  const room = tolerance + Math.abs(sum) * 1e-9;
  if (Math.abs(sum - (total.value ?? 0)) <= room) return [];
  const written = Number(sum.toPrecision(12));
  return [{ where: total.where, raw, reason: `cross-check broken: the parts add up to ${written}, ${total.name.trim()} says ${total.value}; both are kept` }];
}
