import { read, type WorkBook } from '@e965/xlsx';
import type { Rejected } from '@ioc/contracts';
import { AdapterFault, decodeText, isWebPage, type RawPayload } from '@ioc/adapter-kit';
import { noFonts, type CellFonts } from './cell-fonts.js';
import { cellName, type Grid } from './grid.js';
import { htmlGrids } from './html-grids.js';
import { withoutLegacyFonts } from './markup-fonts.js';
import { filledColumn, maxColumns, sheetGrid } from './sheet-grid.js';
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
const options = { cellFormula: true, cellNF: true, cellStyles: true, sheetStubs: true, cellDates: false, dense: true } as const;

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
  const ends = parts.rowsBeyond(maxRows);
  const book = opened(payload, () => read(body, { ...options, type: 'array', sheetRows: ends ? maxRows : 0 }));
  return bookOf(book, { fonts: parts.fonts(book), ends: ends ?? [], remarks: parts.macros.map((raw) => macroRemark(payload, raw)) });
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
    return htmlBook(withoutLegacyFonts(text));
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
  const book = opened(payload, () => read(withFormulas(withoutLegacyFonts(text)), { ...options, type: 'string', raw: true }));
  return bookOf(book, { fonts: noFonts, ends: [], remarks: [] });
}

/** The reader of values passes over a formula without a value; with an empty one it says that there is one. */
function withFormulas(text: string): string {
  return text.replace(/<((?:\w+:)?)Cell\b([^>]*\b(?:\w+:)?Formula\s*=[^>]*?)(?:\/>|>\s*<\/\1Cell>)/g, '<$1Cell$2><$1Data ss:Type="String"></$1Data></$1Cell>');
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

interface BookRemarks {
  fonts: CellFonts;
  /** Last filled row of each sheet, where the rows behind the limit were left out. */
  ends: readonly number[];
  remarks: Rejected[];
}

function bookOf(book: WorkBook, { fonts, ends, remarks }: BookRemarks): Workbook {
  const grids = book.SheetNames.map((_, i) => sheetGrid(book, i, fonts));
  const cut = grids.flatMap((grid, i) => [...beyondRows(grid, Math.max(ends[i] ?? 0, grid.rows.length)), ...beyondColumns(book, grid)]);
  for (const grid of grids) grid.rows.splice(maxRows);
  return { grids, remarks: [...remarks, ...cut] };
}

function htmlBook(page: string): Workbook {
  const grids = htmlGrids(page);
  return { grids, remarks: grids.flatMap(({ name, beyond }) => (beyond === undefined ? [] : [{ where: name, raw: beyond, reason: `cells beyond ${maxRows} rows or ${maxColumns} columns are not read` }])) };
}

/** Rows past the limit: blank ones are none, however many were formatted. */
function beyondRows(grid: Grid, end: number): Rejected[] {
  if (end <= maxRows) return [];
  return [{ where: `${grid.name}!${maxRows + 1}:${end}`, raw: '', reason: `rows beyond ${maxRows} are not read, and row ${end} holds something` }];
}

function beyondColumns(book: WorkBook, grid: Grid): Rejected[] {
  const found = filledColumn(book.Sheets[book.SheetNames[grid.position - 1] ?? ''] ?? {});
  return found ? [{ where: cellName(grid, found.row, found.column), raw: found.text, reason: `columns beyond ${maxColumns} are not read` }] : [];
}
