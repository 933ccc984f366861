import type { Rejected } from '@ioc/contracts';
import { areaCodeOf, type NotTaken, type PackView } from '@ioc/adapter-kit';
import { labelMatch } from './label-keys.js';
import { firstLanguage, labelKey, totalKind, type TotalKind } from './row-kind.js';
import type { TableColumns, ValueColumn } from './table-columns.js';
import { wordsOf, type Table } from './table-settings.js';
import { columnKey } from './table-wishes.js';

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

/** What names a row. */
export interface RowWords {
  /** Label or area as it stands. */
  text: string;
  /** The label above it, where two languages stand on two rows. */
  above: string | undefined;
  /** Text of the column of areas in a table of labels. */
  area: string;
  hasFigures: boolean;
}

type Rows = NonNullable<Table['rows']>;
type Item = Rows['items'][number];

/** A table with an indicator in each row. */
export class ItemRows {
  private readonly rows: Rows;
  private readonly met = new Set<Item>();
  private readonly headings: ReadonlySet<string>;
  private heading = '';

  constructor(
    private readonly table: Table,
    private readonly pack: PackView,
  ) {
    this.rows = table.rows as Rows;
    this.headings = new Set(this.rows.items.flatMap((item) => (item.under ? wordsOf(item.under).map(labelKey) : [])));
  }

  /** To be asked for every row in order, also for those without a figure: headings tell equal labels apart. */
  of(words: RowWords, columns: TableColumns): RowAnswer {
    const items = this.itemsOf(words);
    for (const text of [words.text, words.above ?? '']) if (this.headings.has(labelKey(text))) this.heading = labelKey(text);
    if (!words.hasFigures) return { targets: [] };
    if (items.length === 0) return unmapped(words.text);
    const area = this.areaOf(words.area);
    if ('reason' in area) return area;
    const again = this.repeats() ? undefined : items.find((item) => this.met.has(item));
    if (again) return { reason: `a second row for ${again.indicator}: which one is meant?` };
    items.forEach((item) => this.met.add(item));
    return { targets: items.flatMap((item) => this.targets(item, { columns, area: area.code })) };
  }

  /** True for a row that the configuration asks for by its own label. */
  names(label: string): boolean {
    return this.bestItems(label).length > 0;
  }

  /** Rows that the configuration names and the table did not have. */
  unmet(): Omit<Rejected, 'where'>[] {
    return this.rows.items
      .filter((item) => !this.met.has(item))
      .map((item) => ({ raw: wordsOf(item.label).join(' | '), reason: `no row with this label and a figure for ${item.indicator}` }));
  }

  /** Where areas or periods stand beside the labels, each label comes again for each of them. */
  private repeats(): boolean {
    return (this.table.area && !('code' in this.table.area)) || this.table.period.column !== undefined;
  }

  private areaOf(text: string): { code: string } | NotTaken {
    const { area } = this.table;
    if (!area) return { code: this.pack.provinceArea };
    return 'code' in area ? area : areaOfText(text, this.pack);
  }

  private itemsOf({ text, above }: RowWords): Item[] {
    const own = this.bestItems(text);
    return own.length > 0 || above === undefined ? own : this.bestItems(above);
  }

  private bestItems(label: string): Item[] {
    const here = this.rows.items.filter((item) => !item.under || wordsOf(item.under).map(labelKey).includes(this.heading));
    const rated = here.map((item) => ({ item, rate: labelMatch(label, wordsOf(item.label)) }));
    const best = Math.max(...rated.map(({ rate }) => rate), 0);
    return best === 0 ? [] : rated.filter(({ rate }) => rate === best).map(({ item }) => item);
  }

  private targets(item: Item, { columns, area }: { columns: TableColumns; area: string }): Target[] {
    const name = item.value === undefined ? { words: this.rows.value, across: this.rows.across } : { words: item.value };
    return (columns.values.get(columnKey(name)) ?? []).map((value) => ({
      indicator: item.indicator,
      area: name.across === 'areas' ? (value.area ?? area) : area,
      value,
      breakdown: item.breakdown,
      unit: item.unit,
    }));
  }
}

function unmapped(label: string): RowAnswer {
  if (label.trim() === '') return { reason: 'figures without a label' };
  return { reason: totalKind(label) ? 'total row' : 'no mapping for this label', skipped: true };
}

/** A table with an indicator in each column: a row is an area, or a day of one. */
export class AreaRows {
  constructor(
    private readonly table: Table,
    private readonly pack: PackView,
    /** Whether "Cộng" alone is the total of the whole table. */
    private readonly bareIsGrand: boolean,
  ) {}

  of(words: RowWords, columns: TableColumns): RowAnswer {
    if (!words.hasFigures) return { targets: [] };
    const area = this.areaOf(words);
    if (typeof area !== 'string') return area;
    return {
      targets: this.table.columns.flatMap((column) => {
        const name = { words: column.column, across: column.across };
        const { indicator, breakdown, unit } = column;
        return (columns.values.get(columnKey(name)) ?? []).map((value) => ({ indicator, area: column.across === 'areas' ? (value.area ?? area) : area, value, breakdown, unit }));
      }),
    };
  }

  /** True for the row of an area that is known. */
  names(label: string): boolean {
    const { area } = this.table;
    return area !== undefined && !('code' in area) && totalKind(label) === undefined && 'code' in areaOfText(label, this.pack);
  }

  unmet(): Omit<Rejected, 'where'>[] {
    return [];
  }

  private areaOf({ text, above }: RowWords): string | Exclude<RowAnswer, { targets: Target[] }> {
    const { area } = this.table;
    if (!area) return this.pack.provinceArea;
    if ('code' in area) return area.code;
    if (text.trim() === '') return { reason: 'figures without an area' };
    const total = totalKind(text) ?? (above === undefined ? undefined : totalKind(above));
    if (total) return this.total(total);
    const found = areaOfText(text, this.pack);
    if ('code' in found) return found.code;
    const other = above === undefined ? found : areaOfText(above, this.pack);
    return 'code' in other ? other.code : found;
  }

  private total(kind: TotalKind): string | Exclude<RowAnswer, { targets: Target[] }> {
    const grand = kind === 'grand' || (kind === 'bare' && this.bareIsGrand);
    if (!grand) return { reason: 'subtotal row', skipped: true };
    return this.table.totals === 'province' ? this.pack.provinceArea : { reason: 'total row (totals: province would take it)', skipped: true };
  }
}

/** An area as a row names it: with a number or a dash before it, the mark of a footnote or its English name behind it. */
function areaOfText(text: string, pack: PackView): { code: string } | NotTaken {
  const bare = text.replace(/^\s*((\d+(\.\d+)*|[IVX]+|[A-Ha-h])[.)]\s*(?=\p{L})|\d+\s+(?=\p{L})|[-+*•]\s*)/u, '').trim();
  if (bare === '') return { reason: 'figures without an area' };
  const whole = areaCodeOf(bare, pack);
  if ('code' in whole) return whole;
  for (const form of [bare.replace(/\s*(\(\d{1,2}\)|[¹²³⁰⁴-⁹]+)$/u, ''), firstLanguage(bare) ?? bare]) {
    const found = form === bare ? whole : areaCodeOf(form, pack);
    if ('code' in found) return found;
  }
  return whole;
}
