import type { Rejected } from '@ioc/contracts';
import { areaCodeOf, foldText, type PackView } from '@ioc/adapter-kit';
import { isTotal, labelKey } from './row-kind.js';
import { valueKey, type TableColumns, type ValueColumn } from './table-columns.js';
import { wordsOf, type Table } from './table-settings.js';

/** One figure that a row brings. */
export interface Target {
  indicator: string;
  area: string;
  value: ValueColumn;
  breakdown: string | undefined;
  /** Unit by configuration. */
  unit: string | undefined;
}

/** The figures of a row, or why it brings none. */
export type RowAnswer = { targets: Target[] } | { reason: string; skipped?: true };

type Rows = NonNullable<Table['rows']>;
type Item = Rows['items'][number];

/** A table with an indicator in each row. */
export class ItemRows {
  private readonly rows: Rows;
  private readonly area: string;
  private readonly met = new Set<Item>();
  private readonly headings: ReadonlySet<string>;
  private heading = '';

  constructor(table: Table, pack: PackView) {
    this.rows = table.rows as Rows;
    this.area = table.area && 'code' in table.area ? table.area.code : pack.provinceArea;
    this.headings = new Set(this.rows.items.flatMap((item) => (item.under ? wordsOf(item.under).map(labelKey) : [])));
  }

  /** To be asked for every row in order, also for those without a figure: headings tell equal labels apart. */
  of(label: string, hasFigures: boolean, columns: TableColumns): RowAnswer {
    const key = labelKey(label);
    const items = this.itemsOf(label, key);
    if (this.headings.has(key)) this.heading = key;
    if (!hasFigures) return { targets: [] };
    if (items.length === 0) return unmapped(label);
    const again = items.find((item) => this.met.has(item));
    if (again) return { reason: `a second row for ${again.indicator}: which one is meant?` };
    items.forEach((item) => this.met.add(item));
    return { targets: items.flatMap((item) => this.target(item, columns)) };
  }

  /** Rows that the configuration names and the table did not have. */
  unmet(): Omit<Rejected, 'where'>[] {
    return this.rows.items
      .filter((item) => !this.met.has(item))
      .map((item) => ({ raw: wordsOf(item.label).join(' | '), reason: `no row with this label and a figure for ${item.indicator}` }));
  }

  private itemsOf(label: string, key: string): Item[] {
    const here = this.rows.items.filter((item) => !item.under || wordsOf(item.under).map(labelKey).includes(this.heading));
    const exact = here.filter((item) => wordsOf(item.label).some((word) => foldText(word) === foldText(label)));
    if (exact.length > 0) return exact;
    return key === '' ? [] : here.filter((item) => wordsOf(item.label).some((word) => labelKey(word) === key));
  }

  private target(item: Item, columns: TableColumns): Target[] {
    const value = columns.values.get(valueKey(wordsOf(item.value ?? this.rows.value)));
    return value ? [{ indicator: item.indicator, area: this.area, value, breakdown: undefined, unit: item.unit }] : [];
  }
}

function unmapped(label: string): RowAnswer {
  if (label.trim() === '') return { reason: 'figures without a label' };
  return { reason: isTotal(label) ? 'total row' : 'no mapping for this label', skipped: true };
}

/** A table with an indicator in each column: a row is an area, or a day of one. */
export class AreaRows {
  constructor(
    private readonly table: Table,
    private readonly pack: PackView,
  ) {}

  of(text: string, hasFigures: boolean, columns: TableColumns): RowAnswer {
    if (!hasFigures) return { targets: [] };
    const area = this.areaOf(text);
    if (typeof area !== 'string') return area;
    return {
      targets: this.table.columns.flatMap((column) => {
        const value = columns.values.get(valueKey(wordsOf(column.column)));
        return value ? [{ indicator: column.indicator, area, value, breakdown: column.breakdown, unit: column.unit }] : [];
      }),
    };
  }

  unmet(): Omit<Rejected, 'where'>[] {
    return [];
  }

  private areaOf(text: string): string | Exclude<RowAnswer, { targets: Target[] }> {
    if (!this.table.area) return this.pack.provinceArea;
    if ('code' in this.table.area) return this.table.area.code;
    if (text.trim() === '') return { reason: 'figures without an area' };
    if (isTotal(text)) return this.table.totals === 'province' ? this.pack.provinceArea : { reason: 'total row', skipped: true };
    const found = areaCodeOf(text.replace(/^\s*\d+[.)]\s+/, '').trim(), this.pack);
    return 'code' in found ? found.code : found;
  }
}
