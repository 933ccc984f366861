export { TooManyPoints, Trends, type TrendQuery } from './trends.js';
export { trendCsv } from './trend-csv.js';
export { trendTable, type FileGround } from './trend-table.js';
export { trendWorkbook } from './trend-workbook.js';
