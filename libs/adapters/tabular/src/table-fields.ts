import { foldText } from '@ioc/adapter-kit';
import type { SeenContainer, SeenField, SeenSchema } from '@ioc/contracts';
import { isFigureLike } from './figure.js';
import { cellText, type Grid } from './grid.js';
import { unmapped as unmappedColumn, type TableColumns } from './table-columns.js';
import { wordsOf, type Table } from './table-settings.js';
import { columnKey, type ColumnName } from './table-wishes.js';

/** A table as it was found. */
export interface FoundFields {
  table: Table;
  grid: Grid;
  columns: TableColumns;
  /** First row below the table, 0-based. */
  until: number;
  /** Labels of the configuration whose rows were not there. */
  unmet: readonly string[];
}

/**
 * The fields of a table by the words of the configuration, so that another spelling of a header is the same field; columns that nothing
 * asks for by their own words, numbers left out, for they name periods. Rows that are asked for by a label are fields as well.
 */
export function tableFields({ table, grid, columns, until, unmet }: FoundFields): Map<string, SeenField> {
  const fields = new Map<string, SeenField>();
  const add = (name: string, field: Omit<SeenField, 'held'>): void => {
    const before = fields.get(name);
    const readBy = [...new Set([...(before?.readBy ?? []), ...(field.readBy ?? [])])];
    fields.set(name, { held: 1, types: new Set([...(before?.types ?? []), ...field.types]), readBy });
  };
  for (const { name, indicator } of askedColumns(table)) {
    const found = columns.values.get(columnKey(name)) ?? [];
    const types = found.flatMap(({ column }) => typesIn(grid, column, { from: columns.firstRow, until }));
    if (found.length > 0) add(nameOf(name), { types: new Set(types), readBy: [indicator] });
  }
  const rows = (table.rows?.items ?? []).filter(({ label }) => !unmet.includes(wordsOf(label).join(' | ')));
  for (const { label, indicator } of rows) add(`dòng “${wordsOf(label)[0]}”`, { types: new Set(), readBy: [indicator] });
  for (const name of unitColumn(table, columns)) add(name, { types: new Set(), readBy: askedColumns(table).map(({ indicator }) => indicator) });
  for (const { raw } of columns.rejected.filter(({ reason }) => reason === unmappedColumn)) add(foldText(raw).replace(/\d+/g, '#'), { types: new Set(), readBy: [] });
  return fields;
}

/** Without it the figures would be taken for those of the catalogue's unit: wrong by 1000. */
function unitColumn({ unit }: Table, columns: TableColumns): string[] {
  return unit.column === undefined || columns.unit === undefined ? [] : [nameOf({ words: unit.column })];
}

function askedColumns(table: Table): { name: ColumnName; indicator: string }[] {
  const { rows } = table;
  if (!rows) return table.columns.map(({ column, across, indicator }) => ({ name: { words: column, across }, indicator }));
  return rows.items.map(({ value, indicator }) => ({ name: value === undefined ? { words: rows.value, across: rows.across } : { words: value }, indicator }));
}

function nameOf({ words, across }: ColumnName): string {
  const said = words === undefined ? '' : (wordsOf(words)[0] ?? '');
  return across ? `${said} (mỗi ${across === 'periods' ? 'kỳ' : 'địa bàn'} một cột)`.trim() : said;
}

/** Numbers and texts of digits are alike in a table: people write both. */
function typesIn(grid: Grid, column: number, { from, until }: { from: number; until: number }): ('digits' | 'text')[] {
  const cells = grid.rows.slice(from, until).map((row) => row[column]).filter((cell) => cellText(cell).trim() !== '');
  if (cells.length === 0) return [];
  return cells.some(isFigureLike) ? ['digits'] : ['text'];
}

/** One record of a table: the file that holds it. */
export function tableSchema(path: string, fields: Map<string, SeenField>): SeenSchema {
  return new Map([[path, { path, records: 1, listed: false, fields }]]);
}

/** Of several files or tables, together. */
export function mergeSchemas(schemas: readonly SeenSchema[]): SeenSchema {
  const merged = new Map<string, SeenContainer>();
  for (const container of schemas.flatMap((schema) => [...schema.values()])) {
    const before = merged.get(container.path);
    merged.set(container.path, before ? { ...before, records: before.records + container.records, fields: mergeFields(before.fields, container.fields) } : container);
  }
  return merged;
}

function mergeFields(before: SeenContainer['fields'], more: SeenContainer['fields']): SeenContainer['fields'] {
  const merged = new Map(before);
  for (const [name, field] of more) {
    const known = merged.get(name);
    merged.set(name, known ? { held: known.held + field.held, types: new Set([...known.types, ...field.types]), readBy: [...new Set([...(known.readBy ?? []), ...(field.readBy ?? [])])] } : field);
  }
  return merged;
}
