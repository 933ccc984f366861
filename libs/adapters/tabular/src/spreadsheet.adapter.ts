import { defineAdapter, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { FeedBatch, Reading, Rejected } from '@ioc/contracts';
import { eachPayload } from './each-payload.js';
import { fetchFiles } from './file-fetch.js';
import type { Grid } from './grid.js';
import { chooseSheet } from './sheets.js';
import { sumOfSheets } from './sum-of-sheets.js';
import { readTable, type TableAnswer } from './table-reader.js';
import { SpreadsheetSettings, type SheetTable } from './table-settings.js';
import { workbookGrids } from './workbook-grids.js';

/** Workbooks of any department, by configuration alone. */
export const spreadsheet = defineAdapter<SpreadsheetSettings, Promise<FeedBatch>>({
  kind: 'spreadsheet',
  title: 'Workbooks (XLSX, XLS, SpreadsheetML, HTML tables) in a drop folder or at an address',
  component: 'any',
  settings: SpreadsheetSettings,
  fetch: (ctx, settings) => fetchFiles(ctx, settings.source),
  parse: (payloads, settings, pack) => eachPayload(payloads, (payload) => readWorkbook(payload, settings, pack)),
});

function readWorkbook(payload: RawPayload, settings: SpreadsheetSettings, pack: PackView): TableAnswer {
  const grids = workbookGrids(payload);
  const parts = settings.tables.map((table) => readSheets({ payload, grids, table }, pack));
  return {
    readings: parts.flatMap((part) => part.readings),
    rejected: [...parts.flatMap((part) => part.rejected), ...hiddenSheets(grids, settings)],
  };
}

interface Opened {
  payload: RawPayload;
  grids: readonly Grid[];
  table: SheetTable;
}

function readSheets({ payload, grids, table }: Opened, pack: PackView): TableAnswer {
  const readings: Reading[] = [];
  const rejected: Rejected[] = [];
  for (const choice of table.sheets) {
    const grid = chooseSheet(grids, choice, table);
    const part = readTable({ grid, table, file: payload.name, breakdown: choice.breakdown, strictWidth: false }, pack);
    readings.push(...part.readings);
    rejected.push(...part.rejected);
  }
  if (!table.sumOfSheets) return { readings, rejected };
  const sums = sumOfSheets(readings, table.sheets.flatMap((choice) => choice.breakdown ?? []));
  return { readings: [...readings, ...sums.readings], rejected: [...rejected, ...sums.rejected] };
}

function hiddenSheets(grids: readonly Grid[], settings: SpreadsheetSettings): Rejected[] {
  if (settings.tables.some((table) => table.hidden === 'read')) return [];
  return grids.filter((grid) => grid.hidden).map((grid) => ({ where: grid.name, raw: '', reason: 'hidden sheet', skipped: true }));
}
