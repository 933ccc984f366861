import { foldText, readPeriods, type PackView } from '@ioc/adapter-kit';
import type { Wish } from './header.js';
import { firstLanguage } from './row-kind.js';
import { wordsOf, type Table, type Words } from './table-settings.js';
import { spelledOut } from './table-time.js';

/** What names one or several columns of figures in the configuration. */
export interface ColumnName {
  words?: Words | undefined;
  across?: 'periods' | 'areas' | undefined;
}

/** Key of the value columns that this asks for. */
export function columnKey({ words, across }: ColumnName): string {
  const folded = words === undefined ? '' : wordsOf(words).map(foldText).join('|');
  return across ? `${folded} each of ${across}` : folded;
}

/** Columns of figures that a table's items, columns and checks ask for. */
function columnNames(table: Table): ColumnName[] {
  const { rows } = table;
  const own = rows
    ? [...(rows.value !== undefined || rows.across ? [{ words: rows.value, across: rows.across }] : []), ...rows.items.flatMap((item) => (item.value === undefined ? [] : [{ words: item.value }]))]
    : table.columns.map(({ column, across }) => ({ words: column, across }));
  const checked = table.checks.flatMap((check) => ('columns' in check ? [...check.columns, check.equals].map((words) => ({ words })) : []));
  return [...own, ...checked];
}

/** What is looked for in the header of a table. */
export function wishesOf(table: Table, pack: PackView): Wish[] {
  const wishes: Wish[] = [];
  const want = (wish: Wish): void => {
    if (!wishes.some((other) => other.key === wish.key)) wishes.push(wish);
  };
  if (table.rows?.label !== undefined) want({ key: 'label', words: wordsOf(table.rows.label), required: true });
  if (table.area && 'column' in table.area) want({ key: 'area', words: wordsOf(table.area.column), required: true });
  if (table.period.column) want({ key: 'period', words: wordsOf(table.period.column), required: true });
  if (table.unit.column) want({ key: 'unit', words: wordsOf(table.unit.column), required: false });
  for (const name of columnNames(table)) {
    want({ key: `value ${columnKey(name)}`, words: name.words === undefined ? [] : wordsOf(name.words), required: false, each: name.across && passer(name.across, pack) });
  }
  return wishes;
}

function passer(across: 'periods' | 'areas', pack: PackView): (header: string) => boolean {
  if (across === 'periods') return namesPeriod;
  return (header) => [header, firstLanguage(header) ?? ''].some((text) => text !== '' && pack.area(text) !== null);
}

/** `2001`, `Sơ bộ 2002`, `Tháng 10` (its year stands elsewhere); a sentence with a date in it is a title. */
function namesPeriod(header: string): boolean {
  if (header.length > 60) return false;
  return readPeriods(header).length > 0 || readPeriods(`${spelledOut(header)}, 2000`).some((period) => period.kind !== 'year');
}
