import { defineAdapter, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { FeedBatch, Reading, Rejected, SeenSchema } from '@ioc/contracts';
import { eachPayload, type FilePart } from './each-payload.js';
import { fetchFiles } from './file-fetch.js';
import type { Grid } from './grid.js';
import { chooseSheet } from './sheets.js';
import { rowExcerpt } from './table-excerpt.js';
import { sumOfSheets } from './sum-of-sheets.js';
import { mergeSchemas, tableSchema } from './table-fields.js';
import { readTable } from './table-reader.js';
import { SpreadsheetSettings, type SheetTable } from './table-settings.js';
import { openWorkbook } from './workbook-grids.js';

/** Workbooks of any department, by configuration alone. */
export const spreadsheet = defineAdapter<SpreadsheetSettings, Promise<FeedBatch>>({
  kind: 'spreadsheet',
  title: 'Workbooks (XLSX, XLS, SpreadsheetML, HTML tables) in a drop folder or at an address',
  component: 'any',
  settings: SpreadsheetSettings,
  fetch: (ctx, settings) => fetchFiles(ctx, settings.source),
  parse: (payloads, settings, pack) => eachPayload(payloads, (payload) => readWorkbook(payload, settings, pack)),
  excerpt: (payload, place) => rowExcerpt(openWorkbook(payload).grids, place),
});

function readWorkbook(payload: RawPayload, settings: SpreadsheetSettings, pack: PackView): FilePart {
  const { grids, remarks } = openWorkbook(payload);
  const parts = settings.tables.map((table, nth) => readSheets({ payload, grids, table, nth }, pack));
  const read = new Set(parts.flatMap((part) => part.sheets));
  return {
    readings: parts.flatMap((part) => part.readings),
    rejected: [...remarks, ...withoutRepeats(parts.flatMap((part) => part.rejected)), ...unread(grids.filter((grid) => !read.has(grid)), settings)],
    schema: mergeSchemas(parts.flatMap((part) => part.schemas)),
  };
}

/** Several tables of one sheet pass over each other's rows: that is said once. */
function withoutRepeats(rejected: readonly Rejected[]): Rejected[] {
  return [...new Map(rejected.map((entry) => [JSON.stringify(entry), entry])).values()];
}

interface Opened {
  payload: RawPayload;
  grids: readonly Grid[];
  table: SheetTable;
  /** Place of the table in the settings. */
  nth: number;
}

function readSheets({ payload, grids, table, nth }: Opened, pack: PackView): Omit<FilePart, 'schema'> & { sheets: Grid[]; schemas: SeenSchema[] } {
  const sheets: Grid[] = [];
  const readings: Reading[] = [];
  const rejected: Rejected[] = [];
  const schemas: SeenSchema[] = [];
  for (const [place, choice] of table.sheets.entries()) {
    const grid = chooseSheet(grids, choice, table);
    sheets.push(grid);
    const part = readTable({ grid, table, file: payload.name, breakdown: choice.breakdown, strictWidth: false }, pack);
    readings.push(...part.readings);
    rejected.push(...part.rejected);
    schemas.push(tableSchema(table.sheets.length === 1 ? `bảng ${nth + 1}` : `bảng ${nth + 1}, trang ${place + 1}`, part.fields));
  }
  if (!table.sumOfSheets) return { readings, rejected, sheets, schemas };
  const sums = sumOfSheets(readings, table.sheets.flatMap((choice) => choice.breakdown ?? []));
  return { readings: [...readings, ...sums.readings], rejected: [...rejected, ...sums.rejected], sheets, schemas };
}

/** Sheets that hold something and that no table reads: hidden ones by rule, others because nobody asked for them. */
function unread(grids: readonly Grid[], settings: SpreadsheetSettings): Rejected[] {
  const readsHidden = settings.tables.some((table) => table.hidden === 'read');
  return grids
    .filter((grid) => grid.hidden || grid.rows.some((row) => row.length > 0))
    .map((grid) => ({ where: grid.name, raw: '', reason: grid.hidden && !readsHidden ? 'hidden sheet' : 'no table of the configuration reads this sheet', skipped: true }));
}
