import { dayOf, parseTime, type Reading, type ReadingStatus, type Rejected } from '@ioc/contracts';
import { AdapterFault } from '@ioc/transports';
import type { PackView } from './adapter.js';
import { areaCodeOf, figureOf, type FigureValue, type NotTaken } from './figure-text.js';
import { foldText } from './fold-text.js';
import { decimalMarkOf, missingTexts, type DecimalMark } from './number-text.js';
import { readPeriod, readStatus } from './period-text.js';
import type { RecordFigure, RecordMapping, RecordTime } from './record-settings.js';

/** Records of a machine: named columns, one value each. */
export interface RecordTable {
  /** For people, in faults. */
  name: string;
  columns: readonly { id: string; /** Declared as a number by the source, so that its texts have a decimal point. */ numeric: boolean }[];
  records: readonly { values: Readonly<Record<string, unknown>>; /** Place in the payload; the column is added. */ where: string }[];
  /** ISO UTC, for records that speak of the moment of asking. */
  fetchedAt: string;
}

/**
 * Readings of records by their columns. Columns are found by name, with case, accents and blanks folded.
 * A figure one of whose columns is not there is refused, and the others are read.
 * @throws AdapterFault `bad-shape` when a column that all figures need (area, time, conditions) is not there, or two fit its name; and when no figure has its columns
 */
export function readRecords(table: RecordTable, mapping: RecordMapping, pack: PackView): { readings: Reading[]; rejected: Rejected[] } {
  return new RecordReader(table, mapping, pack).read();
}

/** When a record was so, and the standing that its own words give it: `Prel. 2024`. */
interface RecordMoment {
  at: string;
  status?: ReadingStatus | undefined;
}

type Row = RecordTable['records'][number];

class RecordReader {
  private readonly ids = new Map<string, string>();
  private readonly marks = new Map<string, DecimalMark>();
  private readonly readings: Reading[] = [];
  private readonly rejected: Rejected[] = [];
  private readonly figures: readonly RecordFigure[];
  private readonly missing: readonly string[];

  constructor(
    private readonly table: RecordTable,
    private readonly mapping: RecordMapping,
    private readonly pack: PackView,
  ) {
    for (const name of commonColumns(mapping)) this.ids.set(name, this.find(name));
    this.figures = mapping.figures.filter((figure) => this.hasColumns(figure));
    if (this.figures.length === 0) throw new AdapterFault('bad-shape', this.rejected[0]?.reason ?? 'no figure is mapped');
    for (const { column } of this.figures) this.marks.set(column, this.markOf(column));
    this.missing = mapping.missing?.map(foldText) ?? missingTexts;
  }

  read(): { readings: Reading[]; rejected: Rejected[] } {
    for (const row of this.table.records) this.readRow(row);
    return { readings: this.readings, rejected: this.rejected };
  }

  private readRow(row: Row): void {
    const figures = this.holds(row, this.mapping.where) ? this.figures.filter(({ where }) => this.holds(row, where ?? {})) : [];
    if (figures.length === 0) {
      this.rejected.push({ where: row.where, raw: rawOf(row), reason: 'no figure is wanted of this record', skipped: true });
      return;
    }
    const area = this.areaOf(row);
    const at = this.timeOf(row);
    for (const part of [area, at]) {
      if ('reason' in part) return void this.rejected.push({ where: row.where, raw: rawOf(row), reason: part.reason });
    }
    for (const figure of figures) this.readFigure(figure, row, { ...(area as { area: string }), ...(at as RecordMoment) });
  }

  private readFigure(figure: RecordFigure, row: Row, { area, at, status }: RecordMoment & { area: string }): void {
    const said = this.valueOf(row, figure.column);
    const where = `${row.where}/${this.ids.get(figure.column)}`.slice(0, 300);
    const read = isFigure(said)
      ? figureOf(said, { mark: this.marks.get(figure.column) ?? null, unit: figure.unit, indicator: figure.indicator, pack: this.pack, missing: this.missing })
      : { reason: said === undefined ? 'the record has no such field' : 'neither a number nor a text' };
    if ('reason' in read) return void this.rejected.push({ where, raw: String(said ?? ''), reason: read.reason });
    const { value, qualifier, status: own } = read as FigureValue;
    this.readings.push({ indicator: figure.indicator, area, at, ...this.breakdownOf(figure, row), value, qualifier, status: own ?? status, where });
  }

  private breakdownOf({ breakdown, breakdownColumn }: RecordFigure, row: Row): { breakdown?: string } {
    const own = breakdownColumn === undefined ? undefined : `${breakdownColumn}=${this.textOf(row, breakdownColumn)}`;
    const parts = [breakdown, own].filter((part) => part !== undefined);
    return parts.length === 0 ? {} : { breakdown: parts.join(',').slice(0, 120) };
  }

  private areaOf(row: Row): { area: string } | NotTaken {
    const { area, areas } = this.mapping;
    if (!area) return { area: this.pack.provinceArea };
    if ('code' in area) return { area: area.code };
    const text = this.textOf(row, area.column);
    const found = areaCodeOf(Object.hasOwn(areas, text) ? (areas[text] ?? '') : text, this.pack);
    return 'reason' in found ? found : { area: found.code };
  }

  private timeOf(row: Row): RecordMoment | NotTaken {
    const { time } = this.mapping;
    if ('asked' in time) return { at: this.table.fetchedAt };
    if ('period' in time) return { at: time.period };
    const text = 'column' in time ? this.textOf(row, time.column) : this.joined(row, time);
    const read = readPeriod(text, [], this.pack.utcOffset);
    if (!read || read === 'ambiguous') return { reason: `no one time in "${text}"` };
    const wanted = 'column' in time ? time.as : undefined;
    const at = wanted ? periodAs(read.at, wanted, this.pack.utcOffset) : read.at;
    return at === null ? { reason: `"${text}" is no ${wanted}` } : { at, status: readStatus(text) };
  }

  /** `{year: 2026, month: "Tháng 5"}` → `2026-05`: the parts' digits in the contract's writing. */
  private joined(row: Row, time: Extract<RecordTime, { year: string }>): string {
    const digits = (column: string): string => /\d+/.exec(this.textOf(row, column))?.[0] ?? romanIn(this.textOf(row, column));
    const year = digits(time.year);
    if (time.quarter !== undefined) return `${year}-Q${digits(time.quarter)}`;
    if (time.half !== undefined) return `${year}-S${digits(time.half)}`;
    const month = time.month === undefined ? '' : `-${digits(time.month).padStart(2, '0')}`;
    return `${year}${month}${time.day === undefined ? '' : `-${digits(time.day).padStart(2, '0')}`}`;
  }

  private holds(row: Row, conditions: Readonly<Record<string, string | string[]>>): boolean {
    return Object.entries(conditions).every(([column, wanted]) => {
      const text = foldText(this.textOf(row, column));
      return [wanted].flat().some((one) => foldText(one) === text);
    });
  }

  private textOf(row: Row, column: string): string {
    const value = this.valueOf(row, column);
    return value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean).trim();
  }

  private valueOf(row: Row, column: string): unknown {
    const id = this.ids.get(column) ?? column;
    return Object.hasOwn(row.values, id) ? row.values[id] : undefined;
  }

  private markOf(column: string): DecimalMark {
    const id = this.ids.get(column);
    if (this.table.columns.find((one) => one.id === id)?.numeric) return '.';
    if (this.mapping.decimal !== 'auto') return this.mapping.decimal;
    return decimalMarkOf(this.table.records.flatMap((row) => (typeof this.valueOf(row, column) === 'string' ? [this.valueOf(row, column) as string] : [])));
  }

  /** What one figure lacks costs the others nothing. */
  private hasColumns(figure: RecordFigure): boolean {
    const found = ownColumns(figure).map((name) => [name, this.look(name)] as const);
    for (const [name, column] of found) {
      if ('reason' in column) this.rejected.push({ where: name.slice(0, 300), raw: figure.indicator, reason: column.reason });
      else this.ids.set(name, column.id);
    }
    return found.every(([, column]) => 'id' in column);
  }

  private find(name: string): string {
    const column = this.look(name);
    if ('reason' in column) throw new AdapterFault('bad-shape', column.reason);
    return column.id;
  }

  private look(name: string): { id: string } | NotTaken {
    const exact = this.table.columns.find(({ id }) => id === name);
    const fitting = exact ? [exact] : this.table.columns.filter(({ id }) => foldText(id) === foldText(name));
    const [found] = fitting;
    if (found && fitting.length === 1) return { id: found.id };
    const there = this.table.columns.map(({ id }) => id).join(', ').slice(0, 200);
    return { reason: `${this.table.name}: ${fitting.length === 0 ? 'no column' : 'two columns are called'} "${name}"; there are ${there || 'none'}` };
  }
}

/** Columns without which no record can be read. */
function commonColumns({ area, time, where }: RecordMapping): string[] {
  const timeColumns = 'column' in time ? [time.column] : 'year' in time ? Object.values(time) : [];
  return [...(area && 'column' in area ? [area.column] : []), ...timeColumns, ...Object.keys(where)];
}

function ownColumns({ column, breakdownColumn, where }: RecordFigure): string[] {
  return [column, ...(breakdownColumn === undefined ? [] : [breakdownColumn]), ...Object.keys(where ?? {})];
}

function isFigure(value: unknown): value is number | string | null {
  return value === null || typeof value === 'number' || typeof value === 'string';
}

function rawOf(row: Row): string {
  return JSON.stringify(row.values).slice(0, 300);
}

function romanIn(text: string): string {
  const place = ['i', 'ii', 'iii', 'iv'].indexOf(foldText(text).replace(/^quy /, ''));
  return place < 0 ? '?' : String(place + 1);
}

/** The period of a kind that an instant or a shorter period lies in; `null` when it is longer than that kind. */
export function periodAs(at: string, kind: 'year' | 'quarter' | 'month' | 'day', utcOffset: string): string | null {
  const span = parseTime(at, utcOffset);
  if (!span) return null;
  const first = dayOf(span.startMs, utcOffset);
  const last = dayOf(Math.max(span.startMs, span.endMs - 1), utcOffset);
  const cut = (day: string): string => {
    if (kind === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    return day.slice(0, { year: 4, month: 7, day: 10 }[kind]);
  };
  return cut(first) === cut(last) ? cut(first) : null;
}
