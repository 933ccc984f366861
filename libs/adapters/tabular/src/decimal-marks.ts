import { decimalMarkOf, foldText, missingTexts, readNumber, type DecimalMark } from '@ioc/adapter-kit';
import type { Cell, Grid } from './grid.js';

/** What is known of the table's columns. */
interface KnownColumns {
  /** Columns of labels, areas, periods and units: what looks like a number there is none. */
  keys: readonly (number | undefined)[];
  /** Header of every column. */
  texts: readonly string[];
}

/**
 * Which decimal mark the figures of a column use: what the column's own texts prove, else what all columns of figures
 * in the table prove together. A cell alone never decides, and a table that proves both marks proves neither.
 */
export class DecimalMarks {
  private readonly columns = new Map<number, string[]>();
  private readonly proofs = new Map<number, DecimalMark>();
  private readonly ofTable: DecimalMark;

  constructor(
    private readonly grid: Grid,
    private readonly rows: { firstRow: number; until: number },
    known: KnownColumns,
  ) {
    const inRows = grid.rows.slice(rows.firstRow, rows.until);
    const first = Math.min(...known.keys.flatMap((key) => (key === undefined ? [] : [key])), 0);
    const width = Math.max(...inRows.map((row) => row.length), 0);
    for (let column = first; column < width; column += 1) {
      if (known.keys.includes(column) || namesNoFigure(known.texts[column] ?? '')) continue;
      const texts = this.textsOf(column);
      if (mostlyNumbers(texts)) this.columns.set(column, texts);
      this.proofs.set(column, together(inRows.map((row) => provenBy(row[column]))));
    }
    this.ofTable = together([decimalMarkOf([...this.columns.values()].flat()), ...this.proofs.values()]);
  }

  of(column: number): DecimalMark {
    const own = decimalMarkOf(this.columns.get(column) ?? this.textsOf(column));
    return together([own, this.proofs.get(column) ?? null]) ?? this.ofTable;
  }

  private textsOf(column: number): string[] {
    return this.grid.rows.slice(this.rows.firstRow, this.rows.until).flatMap((row) => {
      const cell = row[column];
      return cell?.kind === 'text' ? [cell.text] : [];
    });
  }
}

const provenBy = (cell: Cell | undefined): DecimalMark => (cell?.kind === 'number' ? (cell.proves ?? null) : null);

function together(marks: readonly DecimalMark[]): DecimalMark {
  const proven = new Set(marks.filter((mark) => mark !== null));
  return proven.size > 1 ? 'mixed' : ([...proven][0] ?? null);
}

/** STT `1.1`, codes and telephone numbers have dots that mark no decimals. */
function namesNoFigure(header: string): boolean {
  return /^(stt|tt|so tt|so thu tu|no\.?|muc|ma|ma so|code|so hieu|dien thoai|phone|tel|ghi chu|ngay)\b/.test(foldText(header));
}

function mostlyNumbers(texts: readonly string[]): boolean {
  const said = texts.filter((text) => !missingTexts.includes(foldText(text)));
  const numbers = said.filter((text) => readNumber(text, ',').kind === 'number' || readNumber(text, '.').kind === 'number');
  // "1.1", "1.2", "2.1": a column of nothing but short steps numbers its rows.
  const steps = said.length > 2 && said.every((text) => /^\s*\d{1,2}(\.\d{1,2})*\.?\s*$/.test(text)) && said.some((text) => /^\s*\d{1,2}(\.\d{1,2}){2,}/.test(text));
  return !steps && numbers.length > 0 && numbers.length * 2 >= said.length;
}
