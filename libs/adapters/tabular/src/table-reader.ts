import type { Reading, Rejected, SeenField } from '@ioc/contracts';
import { foldText, missingTexts, readStatus, type PackView } from '@ioc/adapter-kit';
import { checkTable, type ReadRow } from './table-checks.js';
import { readFigure, type Figure } from './figure.js';
import { cellName, cellText, type Cell, type Grid } from './grid.js';
import { isNote, isNumberingRow, nameRow, totalKind } from './row-kind.js';
import { AreaRows, ItemRows, type RowWords, type Target } from './row-targets.js';
import { RowTexts } from './row-texts.js';
import { findColumns, type TableColumns } from './table-columns.js';
import { tableFields } from './table-fields.js';
import { aboveHeader, rowWith, tableRange, type TableRange } from './table-range.js';
import type { Table } from './table-settings.js';
import { TableTime, timeTexts } from './table-time.js';
import { TableUnits } from './table-units.js';

/** One sheet or file with the table that it holds. */
export interface TableSheet {
  grid: Grid;
  table: Table;
  /** Name of the file, which may name the period. */
  file: string;
  /** A dimension that the whole sheet stands for. */
  breakdown?: string | undefined;
  /** Delimited text: a row with more or fewer fields than the header is broken. */
  strictWidth: boolean;
}

export interface TableAnswer {
  readings: Reading[];
  rejected: Rejected[];
  /** What the table holds, by the words of the configuration. */
  fields: Map<string, SeenField>;
}

/**
 * Reads one table: every row ends in readings or in an entry that says why not.
 * @throws AdapterFault `bad-shape` when the sheet holds no such table
 */
export function readTable(sheet: TableSheet, pack: PackView): TableAnswer {
  return new TableReader(sheet, pack).read();
}

class TableReader {
  private readonly grid: Grid;
  private readonly table: Table;
  private readonly range: TableRange;
  private readonly columns: TableColumns;
  private readonly time: TableTime;
  private readonly units: TableUnits;
  private readonly texts: RowTexts;
  private readonly targets: ItemRows | AreaRows;
  private readonly missing: readonly string[];
  private readonly zero: readonly string[];
  private readonly skipped: ReadonlySet<string>;
  private readonly firstRow: number;
  private readonly taken: ReadRow[] = [];
  private readonly readings: Reading[] = [];
  private readonly rejected: Rejected[];

  constructor(
    private readonly sheet: TableSheet,
    private readonly pack: PackView,
  ) {
    const { grid, table, file } = sheet;
    this.grid = grid;
    this.table = table;
    this.range = tableRange(grid, table);
    this.columns = findColumns({ grid, table, file, range: this.range }, pack);
    const title = timeTexts(grid, { from: this.range.from, top: this.columns.top }, file);
    this.time = new TableTime(table, title, pack);
    this.units = new TableUnits({ grid, table, columns: this.columns }, pack, [...title.sheetTitle, ...title.title]);
    this.texts = new RowTexts(grid, this.columns);
    this.targets = table.rows ? new ItemRows(table, pack) : new AreaRows(table, pack, this.bareTotalIsGrand());
    this.zero = table.zero.map(foldText);
    this.missing = [...missingTexts, ...table.missing.map(foldText)].filter((text) => !this.zero.includes(text));
    this.skipped = new Set(table.skip.map(foldText));
    this.firstRow = this.sectionStart();
    this.rejected = [...aboveHeader(grid, this.columns.top), ...this.columns.rejected];
  }

  read(): TableAnswer {
    const rows = this.grid.rows;
    let blankFrom = -1;
    for (let r = this.columns.firstRow; r < rows.length; r += 1) {
      const blank = (rows[r] ?? []).every((cell) => cellText(cell).trim() === '');
      if (blank && blankFrom < 0) blankFrom = r;
      if (blank) continue;
      if (blankFrom >= 0) this.skip(`${this.grid.name}!${blankFrom + 1}:${r}`, '', 'blank rows');
      blankFrom = -1;
      this.readRow(r);
    }
    const unmet = this.targets.unmet();
    this.rejected.push(...unmet.map((entry) => ({ ...entry, where: this.grid.name })));
    this.rejected.push(...checkTable({ table: this.table, columns: this.columns, grid: this.grid }, this.taken));
    const fields = tableFields({ table: this.table, grid: this.grid, columns: this.columns, until: this.range.until, unmet: unmet.map(({ raw }) => raw) });
    return { readings: this.readings, rejected: this.rejected, fields };
  }

  /** Rows under the header that a `section` leaves out come before this one. */
  private sectionStart(): number {
    const { section } = this.table;
    if (section === undefined) return this.columns.firstRow;
    const at = rowWith(this.grid, section, this.columns.firstRow);
    return at < 0 ? this.grid.rows.length : at;
  }

  /** "Cộng" is the whole table's where it stands once and nothing else claims to be the total. */
  private bareTotalIsGrand(): boolean {
    const labels = this.grid.rows.slice(this.columns.firstRow, this.range.until).map((_, i) => this.texts.at(this.columns.firstRow + i, this.columns.area));
    const kinds = labels.map(totalKind);
    return kinds.filter((kind) => kind === 'bare').length === 1 && !kinds.includes('grand');
  }

  private readRow(r: number): void {
    const row = this.grid.rows[r] ?? [];
    const passed = this.passedOver(r, row);
    if (passed) return this.skip(this.rowName(r), rowText(row), passed);
    const broken = this.sheet.strictWidth ? this.widthFault(row) : undefined;
    if (broken) return this.refuse(this.rowName(r), rowText(row), broken);
    const words = this.wordsOf(r);
    const found = this.targets.of(words, this.columns);
    if (!words.hasFigures) return this.readHeading(r, words.text, row);
    const labels = words.above === undefined ? [words.text] : [words.text, words.above];
    this.taken.push({ row: r, labels, targets: 'targets' in found ? found.targets : [], cell: (column) => this.cellAt(r, column) });
    if ('reason' in found) this.rejected.push({ where: this.rowName(r), raw: rowText(row), ...found });
    else for (const target of found.targets) this.readTarget(r, labels, target);
  }

  private wordsOf(r: number): RowWords {
    const text = this.label(r);
    const { area } = this.table;
    const hasFigures = this.texts.hasFigures(r) || (this.texts.saysSomething(r) && this.targets.names(text));
    return { text, above: this.texts.above(r), area: area && 'column' in area ? this.texts.at(r, this.columns.area) : text, hasFigures };
  }

  private label(r: number): string {
    return this.texts.at(r, this.columns.label ?? this.columns.area);
  }

  private readHeading(r: number, label: string, row: readonly (Cell | undefined)[]): void {
    const translated = this.texts.above(r + 1) !== undefined;
    if (!translated) this.units.heading(label, row.map(cellText).filter((text) => text.trim() !== '' && text !== label));
    this.skip(this.rowName(r), rowText(row), translated ? 'label of the figures in the row below' : nameRow(row.map(cellText)));
  }

  private passedOver(r: number, row: readonly (Cell | undefined)[]): string | undefined {
    if (r < this.firstRow) return 'before the section that is wanted';
    if (r >= this.range.until) return 'below the table';
    if (this.table.hidden === 'skip' && this.grid.hiddenRows.has(r)) return 'hidden row';
    if (r < this.columns.firstRow + 2 && isNumberingRow(row) && !this.countsOn(r)) return 'numbering row';
    return this.passedByName(r) ?? (this.repeatsHeader(r) ? 'repeated header' : undefined);
  }

  /** `1 | 2 | 3` is January with figures, where the next row begins with 2. */
  private countsOn(r: number): boolean {
    const key = (row: number): string => this.texts.at(row, this.columns.period ?? this.columns.label ?? this.columns.area).trim();
    return /^\d{1,2}$/.test(key(r)) && Number(key(r + 1)) === Number(key(r)) + 1;
  }

  private passedByName(r: number): string | undefined {
    if (totalKind(this.rowPeriod(r) ?? '')) return 'total row';
    return this.skipped.has(foldText(this.label(r))) ? 'a row that the configuration passes over' : undefined;
  }

  private repeatsHeader(r: number): boolean {
    return [...this.columns.values.values()].flat().every((value) => {
      const text = foldText(cellText(this.grid.rows[r]?.[value.column]));
      return text !== '' && text === foldText(value.header);
    });
  }

  private widthFault(row: readonly (Cell | undefined)[]): string | undefined {
    const wanted = this.grid.rows[this.columns.firstRow - 1]?.length ?? 0;
    if (row.length < wanted && !isNote(row.map(cellText))) return `the row is cut off: ${row.length} fields, the header has ${wanted}`;
    const beyond = row.slice(wanted).some((cell) => cell !== undefined);
    return beyond ? `${row.length} fields, the header has ${wanted}: a delimiter within a field?` : undefined;
  }

  private cellAt(r: number, column: number): Cell | undefined {
    const found = this.texts.figure(r, column);
    return 'cell' in found ? found.cell : undefined;
  }

  private readTarget(r: number, labels: readonly string[], target: Target): void {
    const where = cellName(this.grid, r, target.value.column);
    const raw = cellText(this.cellAt(r, target.value.column));
    const figure = this.figureOf(r, labels, target);
    if (figure === 'blank') return this.skip(where, '', `blank: no figure for ${target.indicator}`);
    if (figure.reason !== undefined) this.refuse(where, raw, figure.reason);
    if (figure.value === undefined) return;
    const said = this.rowPeriod(r);
    const time = this.time.of(target.value.header, said, this.pack.indicator(target.indicator));
    if ('reason' in time) return void this.rejected.push({ where, raw, ...time });
    const { value, qualifier } = figure;
    const status = figure.status ?? target.value.status ?? readStatus(said ?? '');
    this.readings.push({ indicator: target.indicator, area: target.area, breakdown: target.breakdown ?? this.sheet.breakdown, value, at: time.at, status, qualifier, where });
  }

  private figureOf(r: number, labels: readonly string[], target: Target): Figure {
    const found = this.texts.figure(r, target.value.column);
    if ('reason' in found) return found;
    const unit = this.units.of(r, labels, target);
    if ('reason' in unit) return unit;
    const around = { mark: target.value.mark, missing: this.missing, unit: unit.unit, indicator: target.indicator, pack: this.pack };
    const figure = readFigure(found.cell, around, { zero: this.zero, brackets: this.table.brackets, signed: target.value.signed });
    return figure === 'blank' && this.table.blank === 'missing' ? { value: null } : figure;
  }

  private rowPeriod(r: number): string | undefined {
    const { period } = this.table;
    return period.column || period.left ? this.texts.at(r, this.columns.period) : undefined;
  }

  private rowName(r: number): string {
    return `${this.grid.name}!${r + 1}`;
  }

  private skip(where: string, raw: string, reason: string): void {
    this.rejected.push({ where, raw, reason, skipped: true });
  }

  private refuse(where: string, raw: string, reason: string): void {
    this.rejected.push({ where, raw, reason });
  }
}

function rowText(row: readonly (Cell | undefined)[]): string {
  return row.map(cellText).filter((text) => text.trim() !== '').join(' | ').slice(0, 300);
}
