import type { Reading, Rejected } from '@ioc/contracts';
import { foldText, missingTexts, type PackView } from '@ioc/adapter-kit';
import { isFigureLike, readFigure, unitIn } from './figure.js';
import { cellName, cellText, spokenCell, type Cell, type Grid } from './grid.js';
import { isNumberingRow, nameRow } from './row-kind.js';
import { AreaRows, ItemRows, type Target } from './row-targets.js';
import { findColumns, type TableColumns } from './table-columns.js';
import type { Table } from './table-settings.js';
import { TableTime, timeTexts } from './table-time.js';

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
  private readonly columns: TableColumns;
  private readonly time: TableTime;
  private readonly titleUnit: string | undefined;
  private readonly targets: ItemRows | AreaRows;
  private readonly missing: readonly string[];
  private readonly readings: Reading[] = [];
  private readonly rejected: Rejected[];

  constructor(
    private readonly sheet: TableSheet,
    private readonly pack: PackView,
  ) {
    this.grid = sheet.grid;
    this.columns = findColumns(sheet.grid, sheet.table, sheet.file);
    const texts = timeTexts(sheet.grid, this.columns.top, sheet.file);
    this.time = new TableTime(sheet.table, texts, pack);
    this.titleUnit = texts.title.map((text) => unitIn(text)).find((unit) => unit !== undefined);
    this.targets = sheet.table.rows ? new ItemRows(sheet.table, pack) : new AreaRows(sheet.table, pack);
    this.missing = [...missingTexts, ...sheet.table.missing.map(foldText)];
    this.rejected = [...this.columns.rejected];
  }

  read(): TableAnswer {
    let blankFrom = -1;
    const rows = this.grid.rows;
    for (let r = this.columns.firstRow; r <= rows.length; r += 1) {
      const blank = r < rows.length && (rows[r] ?? []).every((cell) => cellText(cell).trim() === '');
      if (blank && blankFrom < 0) blankFrom = r;
      if (blank) continue;
      if (blankFrom >= 0 && r < rows.length) this.skip(`${this.grid.name}!${blankFrom + 1}:${r}`, '', 'blank rows');
      blankFrom = -1;
      if (r < rows.length) this.readRow(r);
    }
    this.rejected.push(...this.targets.unmet().map((entry) => ({ ...entry, where: this.grid.name })));
    return { readings: this.readings, rejected: this.rejected };
  }

  private readRow(r: number): void {
    const row = this.grid.rows[r] ?? [];
    const passed = this.passedOver(r, row);
    if (passed) return this.skip(this.rowName(r), rowText(row), passed);
    const broken = this.sheet.strictWidth ? this.widthFault(row) : undefined;
    if (broken) return this.refuse(this.rowName(r), rowText(row), broken);
    const keyColumn = this.columns.label ?? this.columns.area;
    const key = keyColumn === undefined ? '' : cellText(spokenCell(this.grid, r, keyColumn));
    const figures = [...this.columns.values.values()].some((value) => isFigureLike(row[value.column]));
    const found = this.targets.of(key, figures, this.columns);
    if (!figures) return this.skip(this.rowName(r), rowText(row), nameRow(row.map(cellText)));
    if ('reason' in found) this.rejected.push({ where: this.rowName(r), raw: rowText(row), ...found });
    else for (const target of found.targets) this.readTarget(r, key, target);
  }

  private passedOver(r: number, row: readonly (Cell | undefined)[]): string | undefined {
    if (this.sheet.table.hidden === 'skip' && this.grid.hiddenRows.has(r)) return 'hidden row';
    if (r < this.columns.firstRow + 2 && isNumberingRow(row)) return 'numbering row';
    return this.repeatsHeader(r) ? 'repeated header' : undefined;
  }

  private repeatsHeader(r: number): boolean {
    return [...this.columns.values.values()].every((value) => {
      const text = foldText(cellText(this.grid.rows[r]?.[value.column]));
      return text !== '' && text === foldText(value.header);
    });
  }

  private widthFault(row: readonly unknown[]): string | undefined {
    const wanted = this.grid.rows[this.columns.firstRow - 1]?.length ?? 0;
    if (row.length < wanted) return `the row is cut off: ${row.length} fields, the header has ${wanted}`;
    const beyond = row.slice(wanted).some((cell) => cell !== undefined);
    return beyond ? `${row.length} fields, the header has ${wanted}: a delimiter within a field?` : undefined;
  }

  private readTarget(r: number, key: string, target: Target): void {
    const cell = this.grid.rows[r]?.[target.value.column];
    const where = cellName(this.grid, r, target.value.column);
    const indicator = this.pack.indicator(target.indicator);
    const { mark } = target.value;
    const figure = readFigure(cell, { mark, missing: this.missing, unit: this.unitOf(r, key, target), indicator: target.indicator, pack: this.pack });
    if (figure === 'blank') return this.skip(where, '', `blank: no figure for ${target.indicator}`);
    if ('reason' in figure) return this.refuse(where, cellText(cell), figure.reason);
    const period = this.columns.period;
    const time = period === undefined ? this.time.at(target.value.header, indicator) : this.time.ofCell(this.grid, r, period);
    if ('reason' in time) return this.refuse(where, cellText(cell), time.reason);
    this.readings.push({
      indicator: target.indicator,
      area: target.area,
      breakdown: target.breakdown ?? this.sheet.breakdown,
      value: figure.value,
      at: time.at,
      status: figure.status ?? target.value.status,
      qualifier: figure.qualifier,
      where,
    });
  }

  /** What the file says beside the figure wins over the configuration, and that over the title. */
  private unitOf(r: number, key: string, target: Target): string | undefined {
    const column = this.columns.unit;
    const ofRow = column === undefined ? '' : cellText(spokenCell(this.grid, r, column)).trim();
    if (ofRow !== '') return ofRow;
    const expected = this.pack.indicator(target.indicator)?.unit;
    const ofLabel = this.columns.label === undefined ? undefined : unitIn(key, expected);
    return ofLabel ?? target.value.unit ?? unitIn(target.value.header, expected) ?? target.unit ?? this.sheet.table.unit.text ?? this.titleUnit;
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
