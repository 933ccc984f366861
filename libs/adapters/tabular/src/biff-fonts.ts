import { BiffRecords, type BiffRecord } from './biff-records.js';
import { cellKey, noFonts, type CellFonts, type FontRun } from './cell-fonts.js';
import { legacyEncodingOf } from './legacy-font.js';
import { sharedRuns, type RawRun } from './biff-strings.js';

const kinds = { bof: 0x809, font: 0x31, format: 0xe0, sheet: 0x85, sst: 0xfc, labelSst: 0xfd, label: 0x204, richString: 0xd6, blank: 0x201, formula: 0x06 } as const;
const raisedScript = 1;

interface Font {
  name: string;
  raised: boolean;
}

/**
 * Fonts of a BIFF5 or BIFF8 workbook's text cells, from its own records: the reader of values does not tell them.
 * @param stream the `Workbook` or `Book` stream
 */
export function biffFonts(stream: Uint8Array): CellFonts {
  const records = new BiffRecords(stream);
  const book = new BiffBook(records);
  return book.hasSpecialFonts ? book : noFonts;
}

class BiffBook implements CellFonts {
  private readonly fonts: Font[] = [];
  private readonly fontOfFormat: number[] = [];
  private readonly sheetStarts: number[] = [];
  private strings: RawRun[][] = [];
  private readonly cells: Map<number, { format: number; string?: number }>[] = [];
  private readonly wide: boolean;

  constructor(records: BiffRecords) {
    this.wide = records.version >= 0x600;
    let sheet = -1;
    for (const record of records) {
      if (record.kind === kinds.bof) sheet = this.sheetStarts.indexOf(record.at);
      if (sheet < 0) this.readGlobal(record, records);
      else this.readCell(sheet, record);
    }
  }

  get hasSpecialFonts(): boolean {
    return this.fonts.some((font) => font.raised || legacyEncodingOf(font.name) !== undefined);
  }

  runs(sheet: number, row: number, column: number): readonly FontRun[] | undefined {
    const cell = this.cells[sheet]?.get(cellKey(row, column));
    if (!cell) return undefined;
    const first = this.runOf(0, this.fontOfFormat[cell.format] ?? 0);
    const more = cell.string === undefined ? [] : (this.strings[cell.string] ?? []);
    return [first, ...more.map((run) => this.runOf(run.from, run.font))];
  }

  private runOf(from: number, index: number): FontRun {
    // Font 4 does not exist: what is numbered 5 is the fifth record.
    const font = this.fonts[index > 3 ? index - 1 : index];
    return { from, font: font?.name, raised: font?.raised ?? false };
  }

  private readGlobal(record: BiffRecord, records: BiffRecords): void {
    const { kind, data } = record;
    if (kind === kinds.font && data.byteLength > 15) this.fonts.push({ name: fontName(data, this.wide), raised: data.getUint16(8, true) === raisedScript });
    else if (kind === kinds.format && data.byteLength >= 2) this.fontOfFormat.push(data.getUint16(0, true));
    else if (kind === kinds.sheet && data.byteLength >= 4) this.sheetStarts.push(data.getUint32(0, true));
    else if (kind === kinds.sst) this.strings = sharedRuns(records.continued(record));
  }

  private readCell(sheet: number, { kind, data }: BiffRecord): void {
    const textual = kind === kinds.labelSst || kind === kinds.label || kind === kinds.richString || kind === kinds.formula;
    if (!textual || data.byteLength < 6) return;
    const string = kind === kinds.labelSst && data.byteLength >= 10 ? data.getUint32(6, true) : undefined;
    const cells = (this.cells[sheet] ??= new Map());
    cells.set(cellKey(data.getUint16(0, true), data.getUint16(2, true)), { format: data.getUint16(4, true), ...(string === undefined ? {} : { string }) });
  }
}

/** Behind 14 bytes of looks: the length, in BIFF8 a flag for two-byte letters, and the letters. */
function fontName(data: DataView, wide: boolean): string {
  const length = data.getUint8(14);
  const twoBytes = wide && (data.getUint8(15) & 1) === 1;
  const start = wide ? 16 : 15;
  let name = '';
  for (let i = 0; i < length; i += 1) {
    const at = start + i * (twoBytes ? 2 : 1);
    if (at + (twoBytes ? 2 : 1) > data.byteLength) break;
    name += String.fromCharCode(twoBytes ? data.getUint16(at, true) : data.getUint8(at));
  }
  return name;
}
