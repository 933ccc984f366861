import { CFB, type CellObject, type WorkBook } from '@e965/xlsx';
import { noFonts, type CellFonts } from './cell-fonts.js';
import { xlsxFonts } from './xlsx-fonts.js';

interface PartFile {
  content?: Uint8Array;
}

/** The files within a workbook's file: parts of an XLSX package, streams of a compound file. */
export class WorkbookParts {
  private readonly parts = new Map<string, PartFile>();
  private readonly packaged: boolean;

  constructor(
    private readonly book: WorkBook,
    bytes: Uint8Array,
  ) {
    const files = (book as { files?: Record<string, PartFile> }).files;
    this.packaged = files !== undefined;
    if (files) for (const [path, file] of Object.entries(files)) this.parts.set(path.replace(/^\//, ''), file);
    else this.addStreams(bytes);
  }

  /** Names of the parts that hold macros. */
  get macros(): string[] {
    return [...this.parts.keys()].filter((path) => /vbaProject\.bin$|macrosheets\/|_VBA_PROJECT(_CUR)?\/?$/i.test(path));
  }

  fonts(ofStream: (stream: Uint8Array) => CellFonts): CellFonts {
    if (this.packaged) return xlsxFonts((path) => this.text(path), (sheet, row, column) => this.richText(sheet, row, column));
    const stream = this.stream();
    return stream ? ofStream(Uint8Array.from(stream)) : noFonts;
  }

  private stream(): Uint8Array | undefined {
    return this.parts.get('Workbook')?.content ?? this.parts.get('Book')?.content;
  }

  private text(path: string): string | undefined {
    const content = this.parts.get(path)?.content;
    return content && new TextDecoder().decode(content as Uint8Array);
  }

  private richText(sheet: number, row: number, column: number): string | undefined {
    const data = (this.book.Sheets[this.book.SheetNames[sheet] ?? ''] as { '!data'?: CellObject[][] } | undefined)?.['!data'];
    const rich = data?.[row]?.[column]?.r as unknown;
    return typeof rich === 'string' ? rich : undefined;
  }

  private addStreams(bytes: Uint8Array): void {
    try {
      const file = CFB.read(bytes, { type: 'array' }) as { FullPaths: string[]; FileIndex: PartFile[] };
      file.FullPaths.forEach((path, i) => this.parts.set(path.replace(/^Root Entry\//, ''), file.FileIndex[i] ?? {}));
    } catch {
      // A bare stream without a compound file around it, as programs of the nineties wrote.
      this.parts.set('Workbook', { content: bytes });
    }
  }
}
