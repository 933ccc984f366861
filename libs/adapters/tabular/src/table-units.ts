import { isUnit, powerBetween, type PackView } from '@ioc/adapter-kit';
import { unitBehindDash, unitIn, unitOfHeading } from './figure.js';
import { cellText, spokenCell, type Grid } from './grid.js';
import type { Target } from './row-targets.js';
import type { TableColumns } from './table-columns.js';
import type { Table } from './table-settings.js';

/** The unit of a figure as its surroundings say it, or why they cannot be trusted. */
export type UnitSaid = { unit: string | undefined } | { reason: string };

/**
 * Finds the unit of each figure. A header with a percent sign speaks for its column; else what stands nearest wins: the row's own cell, its label, a heading among the rows, the
 * column's header; then the configuration, then the title. A title that contradicts the configuration is refused,
 * for one of the two is wrong, perhaps by a thousand.
 */
export class TableUnits {
  /** Of a row without a label: it holds for all rows below, as `Nghìn tỷ đồng` over the second half of a table. */
  private ofSection: string | undefined;
  /** Of a heading in the labels: it holds up to the next heading. */
  private ofHeading: string | undefined;
  private readonly ofTitle: string | undefined;

  constructor(
    private readonly at: { grid: Grid; table: Table; columns: TableColumns },
    private readonly pack: PackView,
    title: readonly string[],
  ) {
    this.ofTitle = title.map((text) => unitIn(text) ?? wholeUnit(text)).findLast((unit) => unit !== undefined);
  }

  /** To be told of each row without figures, in order. */
  heading(label: string, others: readonly string[]): void {
    const beside = others.map(unitOfHeading).find((unit) => unit !== undefined);
    if (label.trim() === '' || isUnit(label)) this.ofSection = (isUnit(label) ? label : beside) ?? this.ofSection;
    else this.ofHeading = unitIn(label) ?? beside;
  }

  /** @param labels of the row, the Vietnamese one too where two languages stand on two rows */
  of(row: number, labels: readonly string[], target: Target): UnitSaid {
    const expected = this.pack.indicator(target.indicator)?.unit ?? '';
    // A column of shares is one in every row, also where the rows count thousands of millions.
    if (target.value.unit === '%') return { unit: '%' };
    const near = [() => this.beside(row, labels, expected), () => this.ofSection, () => target.value.unit, () => unitIn(target.value.header, expected), () => this.ofHeading];
    for (const place of near) {
      const unit = place();
      if (unit !== undefined) return { unit };
    }
    return this.configured(target.unit ?? this.at.table.unit.text);
  }

  private configured(unit: string | undefined): UnitSaid {
    const titled = this.ofTitle ?? this.at.columns.labelUnit;
    if (unit === undefined) return { unit: titled };
    if (titled !== undefined && contradict(titled, unit)) return { reason: `the file says "${titled}", the configuration "${unit}": which one is right?` };
    return { unit };
  }

  private ofColumn(row: number): string {
    const { grid, columns } = this.at;
    const { unit } = columns;
    if (unit === undefined) return '';
    const textAt = (r: number): string => cellText(spokenCell(grid, r, unit)).trim();
    let from = row;
    while (from > columns.firstRow && isDitto(textAt(from))) from -= 1;
    return textAt(from);
  }

  private beside(row: number, labels: readonly string[], expected: string): string | undefined {
    const own = this.ofColumn(row);
    if (own !== '') return own;
    return labels.map((label) => unitIn(label, expected) ?? unitBehindDash(label, expected)).find((unit) => unit !== undefined);
  }
}

/** "As above", in the ways of people: a ditto mark or `nt` (như trên). */
function isDitto(text: string): boolean {
  return /^["”“″〃'`,.-]*\s*(nt|như trên|")\s*["”“″〃'`,.-]*$/iu.test(text.trim()) || /^["”“″〃]+$/.test(text.trim());
}

/** A title cell that is a unit and nothing else: `Nghìn tỷ đồng - Trillion dongs`, `%`. */
function wholeUnit(text: string): string | undefined {
  return text.length < 60 ? unitOfHeading(text.trim()) : undefined;
}

function contradict(one: string, other: string): boolean {
  const power = powerBetween(one, other);
  return power !== null && power !== 0;
}
