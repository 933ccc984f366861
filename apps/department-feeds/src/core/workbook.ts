import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node';
import type { DropFile } from './drop-feed.js';

export interface Sheet {
  name: string;
  rows: Row[];
  /** Widths in characters. */
  columns: readonly number[];
}

/** A workbook with one sheet, in the face that offices use. */
export function workbook(name: string, sheet: Sheet): DropFile {
  return {
    name,
    signature: JSON.stringify(sheet.rows),
    bytes: () =>
      writeWorkbook(
        sheet.rows,
        { sheet: sheet.name, columns: sheet.columns.map((width) => ({ width })) },
        { fontFamily: 'Times New Roman', fontSize: 12 },
      ).toBuffer(),
  };
}

const border = { borderStyle: 'thin', borderColor: '#000000' } as const;

export function heading(value: string, columnSpan: number): Row {
  return [{ value, columnSpan, fontWeight: 'bold', align: 'center' }, ...new Array<null>(columnSpan - 1).fill(null)];
}

/** Two offices' lines side by side: the agency on the left, the motto on the right. */
export function letterhead(agency: readonly [string, string], columns: number): Row[] {
  const left = Math.floor(columns / 2);
  const motto = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const;
  return agency.map((line, i) => [...heading(line, left), ...heading(motto[i] ?? '', columns - left)]);
}

export function headerRow(texts: readonly string[]): Row {
  return texts.map((value): Cell => ({
    value,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    wrap: true,
    ...border,
  }));
}

/** `(1)`, `(2)` … under the header, as statistics offices print them. */
export function numberingRow(texts: readonly string[]): Row {
  return texts.map((value): Cell => ({ value, fontStyle: 'italic', align: 'center', ...border }));
}

export function textCell(value: string): Cell {
  return { value, ...border };
}

export function numberCell(value: number, decimals: number): Cell {
  return { value, type: Number, format: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`, ...border };
}
