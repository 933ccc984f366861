import { read, SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { AdapterFault, decodeText, isWebPage, type RawPayload } from '@ioc/adapter-kit';
import { textGrid } from './text-grid.js';
import type { Cell, Grid, Merge } from './grid.js';
import { guardZip } from './zip-guard.js';

/** Rows beyond this are not read: a workbook of 1,048,576 formatted blank rows is still a small table. */
const maxRows = 20_000;
const maxColumns = 500;
const options = { cellFormula: true, cellNF: true, cellStyles: true, sheetStubs: true, cellDates: false, sheetRows: maxRows } as const;

/**
 * Sheets of a workbook, its type decided by content: XLSX, BIFF8, SpreadsheetML, HTML or delimited text, whatever
 * the file is called. Macros are never run. HTML keeps its cells as text, for only a column can tell `1.761`.
 * @throws AdapterFault `empty` or `bad-shape`, also for a password-protected workbook
 */
export function workbookGrids(payload: RawPayload): Grid[] {
  if (payload.body.length === 0) throw new AdapterFault('empty', `${payload.name}: the file is empty`);
  if (startsWith(payload.body, [0x50, 0x4b])) {
    guardZip(payload.body, payload.name);
    return binaryGrids(payload);
  }
  if (startsWith(payload.body, [0xd0, 0xcf, 0x11, 0xe0])) return binaryGrids(payload);
  return textualGrids(payload);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function binaryGrids(payload: RawPayload): Grid[] {
  return gridsOf(payload, () => read(payload.body, { ...options, type: 'array' }));
}

function textualGrids(payload: RawPayload): Grid[] {
  const text = decodeText(payload.body).replace(/^\ufeff/, '');
  const head = text.slice(0, 4000);
  if (/<!DOCTYPE(?!\s+html)|<!ENTITY/i.test(head)) throw new AdapterFault('bad-shape', `${payload.name}: a document type definition is refused`);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && /^\s*<\?xml/.test(head)) {
    return gridsOf(payload, () => read(text, { ...options, type: 'string', raw: true }));
  }
  if (isWebPage(text) || /^\s*<(table|meta|div)\b/i.test(text)) return htmlGrids(payload, text);
  return [textGrid(payload, text)];
}

function htmlGrids(payload: RawPayload, text: string): Grid[] {
  if (!/<table[\s>]/i.test(text)) throw new AdapterFault('bad-shape', `${payload.name}: a web page without a table came instead of a workbook (a login page?)`);
  return gridsOf(payload, () => read(text, { ...options, type: 'string', raw: true }));
}

function gridsOf(payload: RawPayload, open: () => WorkBook): Grid[] {
  let book: WorkBook;
  try {
    book = open();
  } catch (cause) {
    const locked = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw new AdapterFault('bad-shape', `${payload.name}: ${locked ? 'the workbook is protected by a password' : 'not a readable workbook'}`, { cause });
  }
  return book.SheetNames.map((name, i) => gridOf(book, name, i));
}

function gridOf(book: WorkBook, name: string, index: number): Grid {
  const sheet: WorkSheet = book.Sheets[name] ?? {};
  return {
    name,
    position: index + 1,
    hidden: Boolean(book.Workbook?.Sheets?.[index]?.Hidden),
    rows: rowsOf(sheet, book.Workbook?.WBProps?.date1904 === true),
    merges: (sheet['!merges'] ?? []).map((m): Merge => ({ top: m.s.r, left: m.s.c, bottom: m.e.r, right: m.e.c })),
    hiddenRows: hiddenOf(sheet['!rows']),
    hiddenColumns: hiddenOf(sheet['!cols']),
  };
}

function rowsOf(sheet: WorkSheet, date1904: boolean): Grid['rows'] {
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  return Array.from({ length: Math.min(end.r, maxRows) + 1 }, (_, r) =>
    Array.from({ length: Math.min(end.c, maxColumns) + 1 }, (__, c) => cellOf(sheet[utils.encode_cell({ r, c })] as CellObject | undefined, date1904)),
  );
}

function hiddenOf(infos: readonly ({ hidden?: boolean } | null | undefined)[] | undefined): ReadonlySet<number> {
  return new Set((infos ?? []).flatMap((info, i) => (info?.hidden ? [i] : [])));
}

const errorNames: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' };

function cellOf(cell: CellObject | undefined, date1904: boolean): Cell | undefined {
  if (!cell) return undefined;
  // The reader gives 0 for a formula whose value was never computed: it is a stub with a formula.
  if (cell.t === 'z') return cell.f ? { kind: 'uncached', text: `=${cell.f}` } : undefined;
  if (cell.t === 'e') return { kind: 'error', text: errorNames[Number(cell.v)] ?? '#ERROR' };
  if (cell.t === 'n') return numericCell(cell, date1904);
  return textCell(cell);
}

function textCell(cell: CellObject): Cell | undefined {
  const text = String(cell.v ?? '').normalize('NFC');
  if (text.trim() === '') return cell.f ? { kind: 'uncached', text: `=${cell.f}` } : undefined;
  return { kind: 'text', text };
}

function numericCell(cell: CellObject, date1904: boolean): Cell {
  const value = Number(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (SSF.is_date(format)) return { kind: 'date', text: serialText(value, date1904) };
  return { kind: 'number', value, percent: /%/.test(format.replace(/"[^"]*"|\\./g, '')), text: String(value) };
}

function serialText(serial: number, date1904: boolean): string {
  const d = SSF.parse_date_code(serial, { date1904 }) as { y: number; m: number; d: number; H: number; M: number; S: number } | null;
  if (!d) return String(serial);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const day = `${d.y}-${two(d.m)}-${two(d.d)}`;
  return d.H + d.M + d.S === 0 ? day : `${day}T${two(d.H)}:${two(d.M)}:${two(d.S)}`;
}
