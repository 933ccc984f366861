import type { Indicator } from '@ioc/contracts';
import { choosePeriod, readPeriods, type PackView, type PeriodText, type SpanKind } from '@ioc/adapter-kit';
import { cellText, spokenCell, type Grid } from './grid.js';
import type { Table } from './table-settings.js';

const kindOfCadence: Readonly<Record<string, SpanKind>> = {
  day: 'day', week: 'week', month: 'month', quarter: 'quarter', 'half-year': 'half', year: 'year', 'school-year': 'school-year',
};

/** Texts of one table that may name its period. */
export interface TimeTexts {
  title: readonly string[];
  sheet: string;
  file: string;
}

export function timeTexts(grid: Grid, top: number, file: string): TimeTexts {
  const title = grid.rows.slice(0, top).flatMap((row) => row.map(cellText).filter((text) => text.trim() !== ''));
  return { title, sheet: grid.name, file };
}

/** Finds when figures were so: one answer for a row and a value column. */
export class TableTime {
  private readonly cells = new Map<string, { at: string } | { reason: string }>();

  constructor(
    private readonly table: Table,
    private readonly texts: TimeTexts,
    private readonly pack: PackView,
  ) {}

  /** @returns the period in the contract's writing, or why there is none */
  at(header: string, indicator: Indicator | undefined): { at: string } | { reason: string } {
    if (this.table.period.at) return { at: this.table.period.at };
    for (const place of this.table.period.from) {
      const found = choosePeriod(this.periodsOf(place, header), this.wanted(indicator));
      if (found === 'ambiguous') return { reason: `the ${place} names several periods` };
      if (found) return { at: found.at };
    }
    return { reason: `no period in ${this.table.period.from.join(', ')}` };
  }

  /** Period of a row, from its own cell; the columns of a row share it. */
  ofCell(grid: Grid, row: number, column: number): { at: string } | { reason: string } {
    const text = cellText(spokenCell(grid, row, column));
    const known = this.cells.get(text) ?? this.readCell(text);
    this.cells.set(text, known);
    return known;
  }

  private readCell(text: string): { at: string } | { reason: string } {
    const kind = this.table.period.kind;
    const found = choosePeriod(readPeriods(text, this.pack.utcOffset), kind ? [kind] : []);
    if (found && found !== 'ambiguous') return { at: found.at };
    return { reason: text.trim() === '' ? 'a row without a period' : `no one period in "${text}"` };
  }

  private wanted(indicator: Indicator | undefined): SpanKind[] {
    const kind = this.table.period.kind ?? kindOfCadence[indicator?.cadence.every ?? ''];
    return kind ? [kind] : [];
  }

  private periodsOf(place: Table['period']['from'][number], header: string): PeriodText[] {
    const texts = { header: [header], title: this.texts.title, sheet: [this.texts.sheet], file: [this.texts.file] }[place];
    const all = texts.flatMap((text) => readPeriods(text, this.pack.utcOffset));
    return [...new Map(all.map((period) => [period.at, period])).values()];
  }
}
