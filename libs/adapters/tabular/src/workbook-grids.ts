import { read, type WorkBook } from '@e965/xlsx';
import type { Rejected } from '@ioc/contracts';
import { AdapterFault, decodeText, isWebPage, type RawPayload } from '@ioc/adapter-kit';
import { noFonts, type CellFonts } from './cell-fonts.js';
import type { Grid } from './grid.js';
import { htmlGrids } from './html-grids.js';
import { withoutLegacyFonts } from './markup-fonts.js';
import { sheetGrid } from './sheet-grid.js';
import { textGrid } from './text-grid.js';
import { safePackage } from './workbook-package.js';
import { WorkbookParts } from './workbook-parts.js';

/** Sheets of a workbook, and what is to be said of the workbook as a whole. */
export interface Workbook {
  grids: Grid[];
  remarks: Rejected[];
}

/** Rows beyond this are not read: a workbook of 1,048,576 formatted blank rows is still a small table. */
const maxRows = 50_000;
/** A department's workbook has some hundred kilobytes; ten megabytes are an archive or an attack. */
const maxPackedBytes = 10_000_000;
const options = { cellFormula: true, cellNF: true, cellStyles: true, sheetStubs: true, cellDates: false, sheetRows: maxRows, dense: true } as const;

/**
 * Sheets of a workbook, its type decided by content: XLSX, BIFF8, SpreadsheetML, HTML or delimited text, whatever
 * the file is called. Macros are never run. HTML keeps its cells as text, for only a column can tell `1.761`.
 * @throws AdapterFault `empty` or `bad-shape`, also for a password-protected workbook
 */
export function openWorkbook(payload: RawPayload): Workbook {
  if (payload.body.length === 0) throw new AdapterFault('empty', `${payload.name}: the file is empty`);
  if (payload.body.length > maxPackedBytes) throw new AdapterFault('bad-shape', `${payload.name}: ${payload.body.length} bytes, a workbook may have ${maxPackedBytes}`);
  if (startsWith(payload.body, [0x50, 0x4b])) {
    return binaryBook(payload, safePackage(payload));
  }
  if (startsWith(payload.body, [0xd0, 0xcf, 0x11, 0xe0]) || startsWith(payload.body, [0x09, 0x08])) return binaryBook(payload, payload.body);
  return textualBook(payload);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function binaryBook(payload: RawPayload, body: Uint8Array): Workbook {
  const parts = new WorkbookParts(body);
  if (parts.isLocked) throw locked(payload);
  const book = opened(payload, () => read(body, { ...options, type: 'array' }));
  return bookOf(book, { fonts: parts.fonts(book), remarks: parts.macros.map((raw) => macroRemark(payload, raw)) });
}

function macroRemark(payload: RawPayload, raw: string): Rejected {
  return { where: payload.name, raw, reason: 'the workbook holds macros: they were not run, and its cells were read as they stand', skipped: true };
}

function textualBook(payload: RawPayload): Workbook {
  const text = markupText(payload);
  const head = text.slice(0, 4000);
  if (/<!DOCTYPE(?!\s+html)|<!ENTITY/i.test(head)) throw new AdapterFault('bad-shape', `${payload.name}: a document type definition is refused`);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && /^\s*<(\?xml|\w*:?Workbook)/.test(head)) return markupBook(payload, text);
  if (isWebPage(text) || /^\s*<(table|meta|div|style|font|\?xml)\b/i.test(text)) {
    if (!/<table[\s>]/i.test(text)) throw new AdapterFault('bad-shape', `${payload.name}: a web page without a table came instead of a workbook (a login page?)`);
    return { grids: htmlGrids(withoutLegacyFonts(text)), remarks: [] };
  }
  return { grids: [textGrid(payload, text)], remarks: [] };
}

/** Pages in old fonts hold Latin-1 letters, which windows-1258 would read as tone marks. */
function markupText(payload: RawPayload): string {
  const text = decodeText(payload.body).replace(/^\ufeff/, '');
  const head = text.slice(0, 4000);
  const latin = /charset\s*=\s*["']?\s*(windows-1252|iso-8859-1|x-user-defined)/i.test(head) || (/^\s*</.test(head) && /(\.vn(time|arial)|vni-)/i.test(text));
  return latin && !isUtf(payload.body) ? new TextDecoder('windows-1252').decode(payload.body) : text;
}

function isUtf(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff || bytes[0] === 0xfe) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function markupBook(payload: RawPayload, text: string): Workbook {
  const book = opened(payload, () => read(withoutLegacyFonts(text), { ...options, type: 'string', raw: true }));
  return bookOf(book, { fonts: noFonts, remarks: [] });
}

function opened(payload: RawPayload, open: () => WorkBook): WorkBook {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) throw locked(payload);
    throw new AdapterFault('bad-shape', `${payload.name}: not a readable workbook`, { cause });
  }
}

function locked(payload: RawPayload): AdapterFault {
  return new AdapterFault('bad-shape', `${payload.name}: the workbook is protected by a password: ask the department for one without`);
}

function bookOf(book: WorkBook, { fonts, remarks }: { fonts: CellFonts; remarks: Rejected[] }): Workbook {
  const grids = book.SheetNames.map((_, i) => sheetGrid(book, i, fonts));
  return { grids, remarks: [...remarks, ...grids.flatMap((grid) => beyond(book, grid))] };
}

/** Rows past the limit: blank ones are passed over, but where figures reach the limit there may be more behind it. */
function beyond(book: WorkBook, grid: Grid): Rejected[] {
  const sheet = book.Sheets[book.SheetNames[grid.position - 1] ?? ''];
  const stated = /:[A-Z]+(\d+)$/.exec(String(sheet?.['!fullref'] ?? ''))?.[1];
  const isFull = grid.rows.length > maxRows - 1000;
  // Some programs state no size of a sheet, or a wrong one.
  if (stated === undefined ? !isFull : Number(stated) <= maxRows) return [];
  const entry = { where: `${grid.name}!${maxRows + 1}:${stated ?? ''}`, raw: '' };
  if (isFull) return [{ ...entry, reason: `rows beyond ${maxRows} are not read` }];
  return [{ ...entry, reason: `formatted rows beyond ${maxRows} are not read; the figures end in row ${grid.rows.length}`, skipped: true }];
}
