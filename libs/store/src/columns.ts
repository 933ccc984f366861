/*
 * Rows for `unnest`: each column is one array, sent as a text literal. Measured at 1,000 rows: twice as fast as VALUES
 * lists and three times as fast as the query builder.
 */

type Cell = string | number | null | undefined;

/** PostgreSQL type of a column; `ms` is a timestamptz sent as epoch milliseconds. */
type ColumnType = 'integer' | 'double precision' | 'text' | 'jsonb' | 'uuid' | 'ms';

export class Columns {
  readonly parameters: unknown[] = [];
  readonly names: string[] = [];
  private readonly arrays: { name: string; cast: string }[] = [];
  private readonly expressions: string[] = [];

  /** Adds a column; one whose rows are all alike travels once. */
  add(name: string, type: ColumnType, values: readonly Cell[]): this {
    const first = values[0];
    const alike = this.arrays.length > 0 && values.every((value) => value === first);
    const cast = type === 'ms' ? 'double precision' : type;
    this.parameters.push(alike ? (first ?? null) : arrayLiteral(values));
    const place = `$${this.parameters.length}::${cast}`;
    if (!alike) this.arrays.push({ name, cast: `${place}[]` });
    const source = alike ? place : `i.${name}`;
    this.expressions.push(type === 'ms' ? `to_timestamp(${source} / 1000)` : source);
    this.names.push(name);
    return this;
  }

  /** `a, b, c` */
  get list(): string {
    return this.names.join(', ');
  }

  /** `SELECT … FROM unnest(…)` with one row per place in the arrays. */
  get select(): string {
    const chosen = this.expressions.map((expression, at) => `${expression} AS ${this.names[at]}`);
    return `SELECT ${chosen.join(', ')} FROM ${this.from}`;
  }

  private get from(): string {
    return `unnest(${this.arrays.map(({ cast }) => cast).join(', ')}) AS i(${this.arrays.map(({ name }) => name).join(', ')})`;
  }

  /** Adds a parameter beside the columns. @returns its place, e.g. `$9` */
  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }
}

/** PostgreSQL's text form of an array: `{1,NULL,"a \"b\""}`. */
export function arrayLiteral(values: readonly Cell[]): string {
  return `{${values.map(element).join(',')}}`;
}

function element(value: Cell): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** PostgreSQL's text holds any character but NUL, which hostile payloads have. */
export function clean(text: string): string;
export function clean(text: string | undefined): string | null;
export function clean(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
