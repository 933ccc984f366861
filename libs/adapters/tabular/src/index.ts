import { sql } from './sql.adapter.js';
import { ckanDatastore } from './ckan-datastore.adapter.js';
import { csv } from './csv.adapter.js';
import { httpJson } from './http-json.adapter.js';
import { prometheus } from './prometheus.adapter.js';
import { spreadsheet } from './spreadsheet.adapter.js';

export const adapters = [spreadsheet, csv, httpJson, ckanDatastore, prometheus, sql] as const;
export { csv, httpJson, spreadsheet };
export { cellName, cellText, spokenCell, type Grid } from './grid.js';
export { isFigureLike, unitIn } from './figure.js';
export { isNumberingRow, labelKey } from './row-kind.js';
export { textGrid } from './text-grid.js';
export { openWorkbook } from './workbook-grids.js';
