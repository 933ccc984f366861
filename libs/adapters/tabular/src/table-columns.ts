import type { ReadingStatus, Rejected } from '@ioc/contracts';
import { AdapterFault, foldText, readStatus, type DecimalMark, type PackView } from '@ioc/adapter-kit';
import { DecimalMarks } from './decimal-marks.js';
import { isFigureLike, isSigned, unitIn } from './figure.js';
import { cellName, mergeAt, type Grid } from './grid.js';
import { answeredTwice, continued, findHeader, whole, type FoundColumn, type Header } from './header.js';
import { wishesOf } from './table-wishes.js';
import type { TableRange } from './table-range.js';
import type { Table } from './table-settings.js';
import { firstLanguage, isNumberingRow } from './row-kind.js';

/** A column of figures and what its header says of them. */
export interface ValueColumn {
  column: number;
  header: string;
  mark: DecimalMark;
  unit: string | undefined;
  status: ReadingStatus | undefined;
  /** Some of its figures have a percent sign or format. */
  signed: boolean;
  /** Area that the header names, where columns are areas. */
  area: string | undefined;
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
  /** What stands left of this column, under no header, is the label, area or period of its row. */
  leftOf: number;
  /** Unit in the header of the labels: `Chỉ tiêu (tỷ đồng)`. */
  labelUnit: string | undefined;
  /** Last column under the merged header of labels or areas, by the first. */
  spans: ReadonlyMap<number, number>;
  /** By `columnKey`. */
  values: ReadonlyMap<string, readonly ValueColumn[]>;
  /** Columns that were asked for and not found, hidden ones, and those that nothing asks for. */
  rejected: Rejected[];
}

/** Where a table is looked for and found. */
export interface TablePlace {
  grid: Grid;
  table: Table;
  range: TableRange;
  file: string;
}

/**
 * @throws AdapterFault `bad-shape` when no row of the sheet answers the required words
 */
export function findColumns(place: TablePlace, pack: PackView): TableColumns {
  const { grid, table, range } = place;
  const wishes = wishesOf(table, pack);
  const hidden = table.hidden === 'skip' ? grid.hiddenColumns : new Set<number>();
  const search = { from: range.from, without: hidden };
  const found = findHeader(grid, wishes, search);
  if (!found || found.top >= range.until) {
    const wanted = wishes.map((wish) => (wish.words.length > 0 ? `"${wish.words.join('" or "')}"` : 'columns that name a period or an area')).join(', ');
    const twice = answeredTwice(grid, wishes, search);
    throw new AdapterFault('bad-shape', `${place.file}: sheet "${grid.name}" has no header row with ${wanted}${twice.length > 0 ? `: ${twice.join(', ')}, and nobody knows which is meant` : ''}`);
  }
  const key = found.columns.get(table.rows ? 'label' : 'area')?.column;
  const header = continued(grid, whole(grid, found, search), key);
  return columnsOf(place, header, pack);
}

function columnsOf({ grid, table, range }: TablePlace, header: Header, pack: PackView): TableColumns {
  const column = (key: string): number | undefined => header.columns.get(key)?.column;
  const keys = { label: column('label'), area: column('area'), period: column('period'), unit: column('unit') };
  const marks = new DecimalMarks(grid, { firstRow: header.bottom + 1, until: range.until }, { keys: Object.values(keys), texts: header.texts });
  const values = new Map<string, ValueColumn[]>();
  for (const [name, found] of foundValues(header)) values.set(name, found.map((one) => valueColumn(one, { table, marks, pack, rows: grid.rows.slice(header.bottom + 1, range.until) })));
  const all = [...values.values()].flat().map((value) => value.column);
  return {
    ...keys,
    top: header.top,
    firstRow: header.bottom + 1,
    leftOf: firstFigures(grid, header, { until: range.until, wanted: Math.min(...all) }),
    spans: new Map([keys.label, keys.area].flatMap((key) => (key === undefined ? [] : [[key, mergeAt(grid, header.bottom, key)?.right ?? key] as const]))),
    labelUnit: unitIn(header.columns.get('label')?.text ?? ''),
    values,
    rejected: [...openWishes(grid, header), ...hiddenColumns(grid, table), ...unasked(grid, header, { until: range.until, taken: new Set([...all, ...Object.values(keys)]) })],
  };
}

function* foundValues(header: Header): Generator<[string, readonly FoundColumn[]]> {
  for (const [key, found] of header.columns) if (key.startsWith('value ')) yield [key.slice('value '.length), [found]];
  for (const [key, found] of header.each) yield [key.slice('value '.length), found];
}

interface ColumnPlace {
  table: Table;
  marks: DecimalMarks;
  pack: PackView;
  rows: Grid['rows'];
}

function valueColumn({ column, text }: FoundColumn, { table, marks, pack, rows }: ColumnPlace): ValueColumn {
  const mark = table.decimal === 'auto' ? marks.of(column) : table.decimal;
  const area = pack.area(text) ?? pack.area(firstLanguage(text) ?? '');
  return { column, header: text, mark, unit: unitIn(text) ?? shareIn(text), status: readStatus(text), signed: rows.some((row) => isSigned(row[column])), area: area && 'code' in area ? area.code : undefined };
}

/** `% so với cùng kỳ`, `Tỷ lệ %`: the sign alone says the unit. */
function shareIn(header: string): string | undefined {
  return /(?<![^\s(]|\d\s)%(?![^\s):;,.])/.test(header) ? '%' : undefined;
}

function openWishes(grid: Grid, header: Header): Rejected[] {
  return header.open.map(({ wish, candidates }) => ({
    where: `${grid.name}!${header.top + 1}:${header.bottom + 1}`,
    raw: wish.words.join(' | '),
    reason: candidates > 1 ? `${candidates} columns answer these header words: which one is meant?` : 'no column with these header words',
  }));
}

function hiddenColumns(grid: Grid, table: Table): Rejected[] {
  if (table.hidden === 'read') return [];
  return [...grid.hiddenColumns].flatMap((column) => {
    const row = grid.rows.findIndex((cells) => (cells[column]?.text ?? '').trim() !== '');
    return row < 0 ? [] : [{ where: cellName(grid, row, column), raw: grid.rows[row]?.[column]?.text ?? '', reason: 'hidden column', skipped: true as const }];
  });
}

/** Why such a column brings nothing. */
export const unmapped = 'no mapping for this column';

/** Columns with figures that nothing asks for: said once each, so that a new column does not go unnoticed. */
function unasked(grid: Grid, header: Header, { until, taken }: { until: number; taken: ReadonlySet<number | undefined> }): Rejected[] {
  const rows = grid.rows.slice(header.bottom + 1, until).filter((row, i) => i > 1 || !isNumberingRow(row));
  return header.texts.flatMap((text, column) => {
    if (text === '' || taken.has(column) || isNumbering(text) || !rows.some((row) => isFigureLike(row[column]))) return [];
    return [{ where: cellName(grid, header.bottom, column), raw: text.slice(0, 300), reason: unmapped, skipped: true as const }];
  });
}

/** The first column with a header and numbers: it need not be one that is asked for. */
function firstFigures(grid: Grid, header: Header, { until, wanted }: { until: number; wanted: number }): number {
  const rows = grid.rows.slice(header.bottom + 1, until);
  const first = header.texts.findIndex((text, column) => text.trim() !== '' && !isNumbering(text) && rows.some((row) => row[column]?.kind === 'number'));
  return first < 0 ? wanted : Math.min(first, wanted);
}

/** STT and its kin: they number rows and measure nothing. */
export function isNumbering(header: string): boolean {
  return /^(stt|tt|so tt|so thu tu|no\.?|muc)\b/.test(foldText(header));
}

