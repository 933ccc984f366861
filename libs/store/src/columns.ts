/*
 * Rows for `unnest`: each column is one array, sent as a text literal. Measured at 1,000 rows: as fast as VALUES lists and
 * more than twice as fast as the query builder, at any number of rows.
 */

type Cell = string | number | null | undefined;

/** PostgreSQL type of a column; `ms` is a timestamptz sent as epoch milliseconds. */
type ColumnType = 'integer' | 'double precision' | 'text' | 'jsonb' | 'uuid' | 'ms';

export class Columns {
  readonly parameters: unknown[] = [];
  readonly names: string[] = [];
  private readonly arrays: { name: string; place: string }[] = [];
  private readonly expressions: string[] = [];

  /** Adds a column; one whose rows are all alike travels once. The first column never does: it counts the rows. */
  add(name: string, type: ColumnType, values: readonly Cell[]): this {
    const first = values[0];
    if (this.arrays.length > 0 && values.every((value) => value === first)) return this.constant(name, type, first);
    this.arrays.push({ name, place: `${this.parameter(arrayLiteral(values))}::${castOf(type)}[]` });
    return this.named(name, type, `i.${name}`);
  }

  /** Adds a column that says the same in every row. */
  constant(name: string, type: ColumnType, value: Cell): this {
    return this.named(name, type, `${this.parameter(value ?? null)}::${castOf(type)}`);
  }

  /** Adds a column that says what another one says. */
  repeat(name: string, other: string): this {
    this.names.push(name);
    this.expressions.push(this.expressions[this.names.indexOf(other)] ?? 'NULL');
    return this;
  }

  /** Adds a parameter beside the columns. @returns its place, e.g. `$9` */
  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  /** `a, b, c` */
  get list(): string {
    return this.names.join(', ');
  }

  /** `SELECT … FROM unnest(…)` with one row per place in the arrays. */
  get select(): string {
    const chosen = this.expressions.map((expression, at) => `${expression} AS ${this.names[at]}`);
    const arrays = this.arrays.map(({ place }) => place).join(', ');
    return `SELECT ${chosen.join(', ')} FROM unnest(${arrays}) AS i(${this.arrays.map(({ name }) => name).join(', ')})`;
  }

  private named(name: string, type: ColumnType, source: string): this {
    this.names.push(name);
    this.expressions.push(type === 'ms' ? `to_timestamp(${source} / 1000)` : source);
    return this;
  }
}

function castOf(type: ColumnType): string {
  return type === 'ms' ? 'double precision' : type;
}

/** PostgreSQL's text form of an array: `{1,NULL,"a \"b\""}`. */
export function arrayLiteral(values: readonly Cell[]): string {
  if (values.every((value) => typeof value === 'number')) return `{${values.join(',')}}`;
  return `{${values.map(element).join(',')}}`;
}

const special = /[\\"]/g;

function element(value: Cell): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  return value.includes('"') || value.includes('\\') ? `"${value.replace(special, '\\$&')}"` : `"${value}"`;
}

/** PostgreSQL's text holds any character but NUL, which hostile payloads have. */
export function clean(text: string): string;
export function clean(text: string | undefined): string | null;
export function clean(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
}
