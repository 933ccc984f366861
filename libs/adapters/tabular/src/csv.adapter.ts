import { AdapterFault, decodeText, defineAdapter, isWebPage, type PackView, type RawPayload } from '@ioc/adapter-kit';
import type { FeedBatch } from '@ioc/contracts';
import { eachPayload, type FilePart } from './each-payload.js';
import { decodeLegacy } from './legacy-font.js';
import { fetchFiles } from './file-fetch.js';
import type { Grid } from './grid.js';
import { rowExcerpt } from './table-excerpt.js';
import { readTable } from './table-reader.js';
import { tableSchema } from './table-fields.js';
import { CsvSettings } from './table-settings.js';
import { textGrid } from './text-grid.js';

/** Delimited text of any department, by configuration alone. */
export const csv = defineAdapter<CsvSettings, Promise<FeedBatch>>({
  kind: 'csv',
  title: 'Delimited text (CSV, TSV; UTF-8, UTF-16LE, windows-1258, TCVN3, VNI) in a drop folder or at an address',
  component: 'any',
  settings: CsvSettings,
  fetch: (ctx, settings) => fetchFiles(ctx, settings.source),
  parse: (payloads, settings, pack) => eachPayload(payloads, (payload) => readFile(payload, settings, pack)),
  excerpt: (payload, place, settings) => rowExcerpt([gridOf(payload, settings)], place),
});

function readFile(payload: RawPayload, settings: CsvSettings, pack: PackView): FilePart {
  const { fields, ...part } = readTable({ grid: gridOf(payload, settings), table: settings.table, file: payload.name, strictWidth: true }, pack);
  return { ...part, schema: tableSchema('bảng 1', fields) };
}

function gridOf(payload: RawPayload, settings: CsvSettings): Grid {
  const text = csvText(payload, settings.encoding);
  if (isWebPage(text)) throw new AdapterFault('bad-shape', `${payload.name}: a web page came instead of a file (a login page?)`);
  return textGrid(payload, text, settings.delimiter === 'auto' ? undefined : settings.delimiter);
}

function csvText(payload: RawPayload, encoding: CsvSettings['encoding']): string {
  if (encoding !== 'tcvn3' && encoding !== 'vni') return decodeText(payload.body, encoding);
  return decodeLegacy(new TextDecoder('windows-1252').decode(payload.body), encoding);
}
