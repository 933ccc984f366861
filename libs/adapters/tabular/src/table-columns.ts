import type { ReadingStatus, Rejected } from '@ioc/contracts';
import { AdapterFault, decimalMarkOf, foldText, readStatus, type DecimalMark } from '@ioc/adapter-kit';
import { unitIn } from './figure.js';
import { cellName, type Grid } from './grid.js';
import { continued, findHeader, type Header, type Wish } from './header.js';
import { wordsOf, type Table } from './table-settings.js';

/** A column of figures and what its header says of them. */
export interface ValueColumn {
  column: number;
  header: string;
  mark: DecimalMark;
  unit: string | undefined;
  status: ReadingStatus | undefined;
}

/** Where everything of a table stands, found by words. */
export interface TableColumns {
  top: number;
  /** First row below the header, 0-based. */
  firstRow: number;
  label: number | undefined;
  area: number | undefined;
  period: number | undefined;
  unit: number | undefined;
  /** By folded header words. */
  values: ReadonlyMap<string, ValueColumn>;
  /** Columns that were asked for and not found, and hidden ones that were passed over. */
  rejected: Rejected[];
}

/** Key of the value column that these header words ask for. */
export function valueKey(words: readonly string[]): string {
  return words.map(foldText).join('|');
}

function wishesOf(table: Table): Wish[] {
  const wishes: Wish[] = [];
  const want = (key: string, words: readonly string[], required: boolean): void => {
    if (!wishes.some((wish) => wish.key === key)) wishes.push({ key, words, required });
  };
  if (table.rows) want('label', wordsOf(table.rows.label), true);
  if (table.area && 'column' in table.area) want('area', wordsOf(table.area.column), true);
  if (table.period.column) want('period', wordsOf(table.period.column), true);
  if (table.unit.column) want('unit', wordsOf(table.unit.column), false);
  const values = table.rows
    ? [table.rows.value, ...table.rows.items.flatMap((item) => item.value ?? [])].map((words) => wordsOf(words as string | string[]))
    : table.columns.map((column) => wordsOf(column.column));
  for (const words of values) want(`value ${valueKey(words)}`, words, false);
  return wishes;
}

/**
 * @throws AdapterFault `bad-shape` when no row of the sheet answers the required words
 */
export function findColumns(grid: Grid, table: Table, file: string): TableColumns {
  const wishes = wishesOf(table);
  const hidden = table.hidden === 'skip' ? grid.hiddenColumns : new Set<number>();
  const found = findHeader(grid, wishes, hidden);
  if (!found) {
    const wanted = wishes.map((wish) => `"${wish.words.join('" or "')}"`).join(', ');
    throw new AdapterFault('bad-shape', `${file}: sheet "${grid.name}" has no header row with ${wanted}`);
  }
  const header = continued(grid, found, found.columns.get(table.rows ? 'label' : 'area')?.column);
  const column = (key: string): number | undefined => header.columns.get(key)?.column;
  return {
    top: header.top,
    firstRow: header.bottom + 1,
    label: column('label'),
    area: column('area'),
    period: column('period'),
    unit: column('unit'),
    values: valueColumns(grid, table, header),
    rejected: [...openWishes(grid, header), ...hiddenColumns(grid, header, hidden)],
  };
}

function valueColumns(grid: Grid, table: Table, header: Header): Map<string, ValueColumn> {
  const found = [...header.columns].filter(([key]) => key.startsWith('value '));
  const texts = found.map(([, at]) => columnTexts(grid, at.column, header.bottom + 1));
  // A column without proof of its own follows the document; a document with both marks proves nothing.
  const ofDocument = decimalMarkOf(texts.flat());
  return new Map(
    found.map(([key, at], i) => {
      const mark = table.decimal === 'auto' ? (decimalMarkOf(texts[i] ?? []) ?? ofDocument) : table.decimal;
      return [key.slice('value '.length), { column: at.column, header: at.text, mark, unit: unitIn(at.text), status: readStatus(at.text) }];
    }),
  );
}

function columnTexts(grid: Grid, column: number, firstRow: number): string[] {
  return grid.rows.slice(firstRow).flatMap((row) => {
    const cell = row[column];
    return cell?.kind === 'text' ? [cell.text] : [];
  });
}

function openWishes(grid: Grid, header: Header): Rejected[] {
  return header.open.map(({ wish, candidates }) => ({
    where: `${grid.name}!${header.top + 1}:${header.bottom + 1}`,
    raw: wish.words.join(' | '),
    reason: candidates > 1 ? `${candidates} columns answer these header words: which one is meant?` : 'no column with these header words',
  }));
}

function hiddenColumns(grid: Grid, header: Header, hidden: ReadonlySet<number>): Rejected[] {
  return [...hidden].flatMap((column) => {
    const text = grid.rows[header.bottom]?.[column]?.text ?? grid.rows[header.top]?.[column]?.text;
    return text ? [{ where: cellName(grid, header.bottom, column), raw: text, reason: 'hidden column', skipped: true as const }] : [];
  });
}
