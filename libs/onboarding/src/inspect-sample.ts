import { createHash } from 'node:crypto';
import { AdapterFault, decodeText, jsonOf, type RawPayload } from '@ioc/adapter-kit';
import { openWorkbook, textGrid, type Grid } from '@ioc/adapter-tabular';
import type { KindCandidate, SampleFound } from '@ioc/contracts';
import { findRecords } from './find-records.js';
import { findTables } from './find-tables.js';

/**
 * Looks at a sample: what may it be, and what is in it? By content, whatever the file is called. Pure.
 * @throws AdapterFault `empty` or `bad-shape`, with a clear word, for what no kind of ours reads
 */
export function inspectSample([payload]: readonly RawPayload[]): SampleFound {
  if (!payload || payload.body.byteLength === 0) throw new AdapterFault('empty', 'the sample is empty');
  const kinds = kindsOf(payload);
  const found = { name: payload.name, bytes: payload.body.byteLength, sha256: createHash('sha256').update(payload.body).digest('hex'), kinds };
  const is = (kind: string) => kinds.some((one) => one.kind === kind);
  if (is('http-json')) return { ...found, tables: [], records: findRecords(jsonOf(payload)) };
  // A protocol of its own is named, and set up by file.
  if (!is('spreadsheet') && !is('csv')) return { ...found, tables: [], records: [] };
  return { ...found, tables: findTables(gridsOf(payload, kinds[0]?.kind), payload.name), records: [] };
}

function gridsOf(payload: RawPayload, kind: string | undefined): Grid[] {
  return kind === 'csv' ? [textGrid(payload, decodeText(payload.body))] : openWorkbook(payload).grids;
}

interface Rule {
  kind: string;
  score: number;
  reason: string;
  fits(head: string, bytes: Uint8Array): boolean;
}

const begins = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);

/** Asked in this order; kinds without a form on the desk are named all the same, so that a person learns which one it is. */
const rules: readonly Rule[] = [
  { kind: 'spreadsheet', score: 1, reason: 'bắt đầu bằng PK (XLSX)', fits: (_head, bytes) => begins(bytes, [0x50, 0x4b]) },
  { kind: 'spreadsheet', score: 1, reason: 'bắt đầu bằng D0 CF 11 E0 (XLS)', fits: (_head, bytes) => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]) },
  { kind: 'spreadsheet', score: 0.95, reason: 'SpreadsheetML', fits: (head) => head.includes('urn:schemas-microsoft-com:office:spreadsheet') },
  { kind: 'spreadsheet', score: 0.9, reason: 'bảng HTML (<table>)', fits: (head) => /<table[\s>]/i.test(head) },
  { kind: 'cap', score: 0.95, reason: 'urn:oasis:names:tc:emergency:cap', fits: (head) => head.includes('urn:oasis:names:tc:emergency:cap') },
  { kind: 'sdmx-ml', score: 0.9, reason: 'SDMX', fits: (head) => /^\s*<[^]*sdmx/i.test(head) },
  { kind: 'avreport', score: 0.9, reason: 'edXML AVReport', fits: (head) => /<AVReport|edXMLEnvelope/.test(head) },
  { kind: 'json-stat', score: 0.8, reason: 'JSON-stat: dimension, value', fits: (head) => /^\s*[{[]/.test(head) && /"dimension"\s*:/.test(head) && /"(dataset|class)"\s*:/.test(head) },
  { kind: 'http-json', score: 0.7, reason: 'JSON', fits: (head) => /^\s*[{[]/.test(head) },
  { kind: 'csv', score: 0.8, reason: 'văn bản có dấu phân cách', fits: (head) => /^[^\n]*[;,\t|]/m.test(head) && !/^\s*[<{[]/.test(head) && !/[\x00-\x08]/.test(head) },
];

/** What the sample may be; `json-stat` and plain JSON may both be true of one. */
function kindsOf(payload: RawPayload): KindCandidate[] {
  const head = decodeText(payload.body.subarray(0, 20_000)).replace(/^\ufeff/, '');
  const kinds = rules.filter((rule) => rule.fits(head, payload.body)).map(({ kind, score, reason }) => ({ kind, score, reason }));
  const best = [...new Map(kinds.toReversed().map((one) => [one.kind, one])).values()].sort((a, b) => b.score - a.score);
  if (best.length > 0) return best;
  throw new AdapterFault('bad-shape', `${payload.name}: neither a workbook, delimited text, JSON nor an XML that is known here`);
}
