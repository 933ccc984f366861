import { csv } from './csv.adapter.js';
import { httpJson } from './http-json.adapter.js';
import { spreadsheet } from './spreadsheet.adapter.js';

export const adapters = [spreadsheet, csv, httpJson] as const;
export { csv, httpJson, spreadsheet };
