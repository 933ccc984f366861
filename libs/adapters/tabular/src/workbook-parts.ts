import { CFB, type CellObject, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { biffFonts } from './biff-fonts.js';
import { BiffRecords } from './biff-records.js';
import { noFonts, type CellFonts } from './cell-fonts.js';
import { filledBeyond } from './filled-beyond.js';
import { sheetPaths, xlsxFonts } from './xlsx-fonts.js';

const records = { password: 0x2f, sheet: 0x85 } as const;
const macroSheet = 1;

/** The files within a workbook's file: parts of an XLSX package, streams of a compound file. */
export class WorkbookParts {
  private readonly parts: ReadonlyMap<string, Uint8Array | undefined>;
  private readonly packaged: boolean;

  /** @param bytes a package that was found safe, a compound file, or a bare BIFF stream */
  constructor(bytes: Uint8Array) {
    this.packaged = bytes[0] === 0x50;
    this.parts = this.packaged ? new Map(Object.entries(unzipSync(bytes))) : streamsOf(bytes);
  }

  /** A password is needed: an encrypted package, or a stream that says so. */
  get isLocked(): boolean {
    if ([...this.parts.keys()].some((path) => /(^|\/)EncryptedPackage$/.test(path))) return true;
    return this.bookRecords().some((record) => record.kind === records.password);
  }

  /** Names of the parts that hold macros. */
  get macros(): string[] {
    const sheets = this.bookRecords().filter(({ kind, data }) => kind === records.sheet && data.byteLength > 5 && data.getUint8(5) === macroSheet);
    return [...[...this.parts.keys()].filter((path) => /vbaProject\.bin$|macrosheets\/|_VBA_PROJECT(_CUR)?\/?$/i.test(path)), ...sheets.map(() => 'Excel 4 macro sheet')];
  }

  /** Last row past the limit with a value, of each sheet of an XLSX package, 0 where there is none; other kinds do not tell. */
  rowsBeyond(limit: number): number[] | undefined {
    if (!this.parts.has('xl/workbook.xml')) return undefined;
    return sheetPaths((path) => this.text(path)).map((path) => filledBeyond(this.text(path) ?? '', limit));
  }

  fonts(book: WorkBook): CellFonts {
    if (this.packaged) return xlsxFonts((path) => this.text(path), (sheet, row, column) => richText(book, sheet, { row, column }));
    const stream = this.stream();
    return stream ? biffFonts(stream) : noFonts;
  }

  private bookRecords() {
    const stream = this.packaged ? undefined : this.stream();
    return stream ? [...new BiffRecords(stream)] : [];
  }

  private stream(): Uint8Array | undefined {
    const content = this.parts.get('Workbook') ?? this.parts.get('Book');
    return content && Uint8Array.from(content);
  }

  private text(path: string): string | undefined {
    const content = this.parts.get(path);
    return content && strFromU8(content);
  }
}

/** Raw rich text of a cell, as the reader of values keeps it. */
function richText(book: WorkBook, sheet: number, { row, column }: { row: number; column: number }): string | undefined {
  const data = (book.Sheets[book.SheetNames[sheet] ?? ''] as { '!data'?: CellObject[][] } | undefined)?.['!data'];
  const rich = data?.[row]?.[column]?.r as unknown;
  return typeof rich === 'string' ? rich : undefined;
}

function streamsOf(bytes: Uint8Array): Map<string, Uint8Array | undefined> {
  try {
    const file = CFB.read(bytes, { type: 'array' }) as { FullPaths: string[]; FileIndex: { content?: Uint8Array }[] };
    return new Map(file.FullPaths.map((path, i) => [path.replace(/^Root Entry\//, ''), file.FileIndex[i]?.content]));
  } catch {
    // A bare stream without a compound file around it, as programs of the nineties wrote; or nothing that can be read.
    return new Map([['Workbook', bytes]]);
  }
}
