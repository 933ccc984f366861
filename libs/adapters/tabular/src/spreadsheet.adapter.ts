import { defineAdapter, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { FeedBatch, Reading, Rejected } from '@ioc/contracts';
import { eachPayload } from './each-payload.js';
import { fetchFiles } from './file-fetch.js';
import type { Grid } from './grid.js';
import { chooseSheet } from './sheets.js';
import { rowExcerpt } from './table-excerpt.js';
import { sumOfSheets } from './sum-of-sheets.js';
import { readTable, type TableAnswer } from './table-reader.js';
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

function readWorkbook(payload: RawPayload, settings: SpreadsheetSettings, pack: PackView): TableAnswer {
  const { grids, remarks } = openWorkbook(payload);
  const parts = settings.tables.map((table) => readSheets({ payload, grids, table }, pack));
  const read = new Set(parts.flatMap((part) => part.sheets));
  return {
    readings: parts.flatMap((part) => part.readings),
    rejected: [...remarks, ...withoutRepeats(parts.flatMap((part) => part.rejected)), ...unread(grids.filter((grid) => !read.has(grid)), settings)],
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
}

function readSheets({ payload, grids, table }: Opened, pack: PackView): TableAnswer & { sheets: Grid[] } {
  const sheets: Grid[] = [];
  const readings: Reading[] = [];
  const rejected: Rejected[] = [];
  for (const choice of table.sheets) {
    const grid = chooseSheet(grids, choice, table);
    sheets.push(grid);
    const part = readTable({ grid, table, file: payload.name, breakdown: choice.breakdown, strictWidth: false }, pack);
    readings.push(...part.readings);
    rejected.push(...part.rejected);
  }
  if (!table.sumOfSheets) return { readings, rejected, sheets };
  const sums = sumOfSheets(readings, table.sheets.flatMap((choice) => choice.breakdown ?? []));
  return { readings: [...readings, ...sums.readings], rejected: [...rejected, ...sums.rejected], sheets };
}

/** Sheets that hold something and that no table reads: hidden ones by rule, others because nobody asked for them. */
function unread(grids: readonly Grid[], settings: SpreadsheetSettings): Rejected[] {
  const readsHidden = settings.tables.some((table) => table.hidden === 'read');
  return grids
    .filter((grid) => grid.hidden || grid.rows.some((row) => row.length > 0))
    .map((grid) => ({ where: grid.name, raw: '', reason: grid.hidden && !readsHidden ? 'hidden sheet' : 'no table of the configuration reads this sheet', skipped: true }));
}
